"""The Community Standards: made from the document in force, in its languages, for everyone."""

import pytest

from folkmoot.accounts.actions.profiles import change_language_and_zone
from folkmoot.moderation.actions.standards import adopt_standards
from folkmoot.moderation.models import StandardsVersion
from folkmoot.reader.pages.standards import Language, language_of
from folkmoot.standards.document import Standards
from tests.desk.pages import read
from tests.make import make_account, make_publication


def test_before_the_first_adoption_there_is_none(client, db):
    assert client.get("/standards/").status_code == 404
    make_publication()
    assert client.get("/standards/").status_code == 404


@pytest.mark.parametrize("language", Standards.default().languages)
def test_every_rule_stands_under_its_anchor(client, publication, language):
    public = Standards.default().public(language)
    page = read(client.get(f"/standards/?language={language}"))
    assert page.texts("h1") == [public.title]
    assert page.find("article", lang=language)
    rules = dict(zip([each.id for each in public.rules], public.rules, strict=True))
    assert len(rules) == 20
    for rule in rules.values():
        [text] = page.texts("li", id=rule.id)
        assert text.startswith(" ".join(f"{rule.id} {rule.title}".split()))
        assert " ".join(rule.text.split()) in text
    for section in public.sections.values():
        for point in section.points:
            assert " ".join(point.split()) in page.words


def test_another_language_is_a_plain_link(client, publication):
    page = read(client.get("/standards/"))
    assert page.find("a", hreflang="de", href="?language=de")
    assert page.find("article", lang="en")
    assert page.texts("strong", lang="en") == ["English"]
    assert len({each["href"] for each, _ in page.find("a") if "hreflang" in each}) == 5


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ("de", "de"),
        ("fr-CA, en;q=0.5", "fr"),
        ("tlh, ru;q=0.8, en;q=0.5", "ru"),
        ("tlh", "en"),
        ("en;q=0, ar", "ar"),
        ("", "en"),
    ],
)
def test_the_browsers_wishes_count_in_their_order(client, publication, wishes, language):
    response = client.get("/standards/", headers={"accept-language": wishes})
    assert read(response).find("article", lang=language)
    assert "Accept-Language" in response.headers["Vary"]


def test_a_members_own_language_goes_before_the_browsers(client, publication):
    member = make_account()
    change_language_and_zone(member, language="de", time_zone="UTC")
    client.force_login(member)
    page = read(client.get("/standards/", headers={"accept-language": "fr"}))
    assert page.find("article", lang="de")


def test_arabic_runs_from_right_to_left_and_the_line_above_it_does_not(client, publication):
    page = read(client.get("/standards/?language=ar"))
    assert page.find("article", lang="ar", dir="rtl")
    assert page.find("p", lang="en", dir="ltr")
    assert page.find("a", hreflang="de", dir="ltr")
    german = read(client.get("/standards/?language=de"))
    assert german.find("article", lang="de", dir="ltr")
    assert german.find("a", hreflang="ar", dir="rtl")


def test_a_language_without_a_known_name_is_called_by_its_code():
    assert language_of("tlh") == Language("tlh", "tlh", "ltr")
    assert language_of("fr") == Language("fr", "français", "ltr")
    assert language_of("ckb-IR").direction == "rtl"


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
