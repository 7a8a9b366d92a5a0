"""The Community Standards: made from the document in force, in its languages, for everyone."""

import pytest

from folkmoot.moderation.actions.standards import adopt_standards
from folkmoot.moderation.models import StandardsVersion
from folkmoot.standards.document import Standards
from tests.desk.pages import read
from tests.make import make_account, make_publication


def test_before_the_first_adoption_there_is_none(client, db):
    assert client.get("/standards/").status_code == 404
    make_publication()
    assert client.get("/standards/").status_code == 404


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_rule_stands_under_its_anchor(client, publication, language):
    public = Standards.default().public(language)
    page = read(client.get(f"/standards/?language={language}"))
    assert page.texts("h1") == [public.title]
    assert page.find("article", lang=language)
    rules = dict(zip([each.id for each in public.rules], public.rules, strict=True))
    assert len(rules) == 20
    for rule in rules.values():
        [text] = page.texts("li", id=rule.id)
        assert text.startswith(f"{rule.id} {rule.title}")
        assert " ".join(rule.text.split()) in text
    for section in public.sections.values():
        for point in section.points:
            assert " ".join(point.split()) in page.words


def test_another_language_is_a_plain_link(client, publication):
    page = read(client.get("/standards/"))
    assert page.find("a", hreflang="de", href="?language=de")
    assert page.find("article", lang="en")
    german = read(client.get("/standards/", headers={"accept-language": "de"}))
    assert german.find("article", lang="de") or german.find("article", lang="en")


@pytest.mark.parametrize("language", ["xx", "%00", "../../etc", "en'%22%3E", ""])
def test_a_language_that_it_does_not_speak(client, publication, language):
    response = client.get(f"/standards/?language={language}")
    assert response.status_code == 200
    assert read(response).find("article", lang="en")


def test_the_version_and_those_before_it(client, publication):
    page = read(client.get("/standards/"))
    version = StandardsVersion.objects.get().version
    assert f"Version {version}, in force since" in page.words
    assert "Versions" not in page.texts("h2")
    adopted = StandardsVersion.objects.get()
    newer = adopted.structure.replace(version, "2031-01-01", 1)
    publisher = make_account(role="publisher")
    adopt_standards(publisher, publication, structure=newer, texts=adopted.texts)
    page = read(client.get("/standards/"))
    assert "Version 2031-01-01, in force since" in page.words
    [old] = [words for words in page.texts("li") if words.startswith(f"{version},")]
    assert "in force" not in old


def test_a_visitor_gets_no_cookie(client, publication):
    response = client.get("/standards/")
    assert not response.cookies
