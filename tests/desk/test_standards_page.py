"""The standards at the desk: every rule, what detects it, what it may cause."""

from folkmoot.moderation.models import StandardsVersion
from folkmoot.standards.document import Standards
from tests.desk.pages import read
from tests.make import make_publication


def rows(page):
    """The line of each rule."""
    heads = page.texts("th", scope="row")
    cells = page.texts("td")
    return {
        head.split()[0]: " | ".join(cells[4 * at : 4 * at + 4]) for at, head in enumerate(heads)
    }


def test_every_rule_is_there_and_says_what_looks_for_it(at, moderator, publication):
    document = Standards.default()
    found = rows(read(at(moderator).get("/desk/standards/")))
    assert list(found) == list(document.rules)
    for rule in document.rules.values():
        assert ("moderators only" in found[rule.id]) == (not rule.is_detecting), rule.id
        for use in rule.detectors:
            assert use.detector.title in found[rule.id]
    assert "ask to reword from" in found["C19"]


def test_a_rule_without_a_detector_is_for_moderators_only(at, moderator, publication):
    row = StandardsVersion.objects.get()
    begin = row.structure.index("[[rules.C18.detectors]]")
    end = row.structure.index("[rules.C19]")
    structure = row.structure[:begin] + row.structure[end:]
    # another row, since a document is read once by its id
    StandardsVersion.objects.all().delete()
    StandardsVersion.objects.create(
        publication=publication, version="own", structure=structure, texts=row.texts
    )
    found = rows(read(at(moderator).get("/desk/standards/")))
    assert "moderators only" in found["C18"]
    assert "moderators only" not in found["C19"]


def test_it_says_what_may_remove_alone(at, moderator, publication):
    assert "may remove alone" not in read(at(moderator).get("/desk/standards/")).words
    version = StandardsVersion.objects.get()
    StandardsVersion.objects.filter(pk=version.pk).update(earned=["C15"])
    found = rows(read(at(moderator).get("/desk/standards/")))
    assert [rule for rule, words in found.items() if "may remove alone" in words] == ["C15"]


def test_before_the_first_adoption_it_says_so(at, moderator, db):
    assert "No standards are in force yet." in read(at(moderator).get("/desk/standards/")).words
    make_publication()
    assert "No standards are in force yet." in read(at(moderator).get("/desk/standards/")).words
