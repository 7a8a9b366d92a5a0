"""Which language a page speaks, and that it speaks one only (A11, E6)."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.template.loader import render_to_string
from django.utils import formats, translation
from django.utils.dateparse import parse_datetime

import folkmoot
from folkmoot.accounts.actions.profiles import change_language
from folkmoot.accounts.letters import send_letter
from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Edition
from folkmoot.embed.section import Asked, discussion
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.newsroom.errors import PaperNotValid
from folkmoot.newsroom.founding import Paper, Section, found_paper
from scripts.catalogues import LANGUAGES, read_catalogue
from tests.make import make_account, make_comment, make_policy, make_publication, make_story

PACKAGE = Path(folkmoot.__file__).parent
CHOOSE = "/language/"
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>|\n")
OPEN_PAGES = ("/account/login/", "/account/signup/", "/account/password/reset/", "/privacy/")
OWN_PAGES = (
    "/account/",
    "/account/profile/",
    "/account/picture/",
    "/account/sessions/",
    "/account/password/confirm/",
    "/account/data/",
    "/my/comments/",
    "/my/inbox/",
    "/my/statements/",
)


NUMBERS = dict.fromkeys(("days", "hours", "minutes", "number", "left", "count"), 3)


class Anything:
    """Facts for any template: whatever is asked for, there is something."""

    def __getitem__(self, name: str) -> object:
        return NUMBERS.get(name, f"[{name}]")


def speaker(language: str) -> Account:
    return change_language(make_account(), language)


def spoken(answer) -> str:
    return re.search(r'<html lang="(\w+)"', answer.content.decode())[1]


def leftovers(language: str, text: str) -> list[str]:
    """English sentences in a text for which the language has other words."""
    text = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    return [piece for piece in translated_pieces(language) if piece in text]


@cache
def translated_pieces(language: str) -> frozenset[str]:
    return frozenset(_pieces(language))


def _pieces(language: str) -> Iterator[str]:
    for message in read_catalogue(language):
        sources = message.id if isinstance(message.id, tuple) else (message.id,)
        words = "".join(message.string if isinstance(message.string, tuple) else (message.string,))
        for piece in (piece.strip() for source in sources for piece in PLACE.split(source)):
            if words and len(piece) > 11 and " " in piece and piece not in words:
                yield " ".join(piece.split())


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ("fr-CA, en;q=0.5", "fr"),
        ("xx, ar;q=0.3", "ar"),
        ("ru;q=0, de", "de"),
        ("xx", "en"),
        ("", "en"),
        ("%00, ;;q=x", "en"),
    ],
)
def test_a_visitor_gets_what_the_browser_asks_for(client, db, wishes, language):
    answer = client.get("/account/login/", headers={"accept-language": wishes})
    assert spoken(answer) == answer.headers["Content-Language"] == language
    assert ('dir="rtl"' in answer.content.decode().split(">")[1]) == (language == "ar")
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_choice_is_kept_in_a_cookie_set_only_then_and_in_the_account(client, db):
    page = client.get("/account/login/?next=/my/inbox/")
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies
    for code, name in settings.LANGUAGES:
        assert re.search(
            rf'value="{code}" lang="{code}" dir="\w+"[^>]*>{name}<', page.content.decode()
        )
    answer = client.post(CHOOSE, {"language": "es", "next": "/account/login/"})
    assert (answer.status_code, answer.url) == (302, "/account/login/")
    cookie = client.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("es", True, "Lax")
    assert spoken(client.get("/account/login/", headers={"accept-language": "de"})) == "es"

    member = speaker("ru")
    client.force_login(member)
    assert spoken(client.get("/account/")) == "ru"
    client.post(CHOOSE, {"language": "ar"})
    member.refresh_from_db()
    assert member.language == "ar"
    assert spoken(client.get("/account/")) == "ar"


@pytest.mark.parametrize(
    ("headers", "facts", "status"),
    [
        ({"origin": "https://evil.example"}, {"language": "de"}, 403),
        ({"origin": "null"}, {"language": "de"}, 403),
        ({"sec-fetch-site": "cross-site"}, {"language": "de"}, 403),
        ({"origin": "http://testserver"}, {"language": "xx"}, 404),
        ({"origin": "http://testserver"}, {"language": "de"}, 302),
    ],
)
def test_no_other_site_chooses_for_a_reader(client, db, headers, facts, status):
    answer = client.post(CHOOSE, {**facts, "next": "//evil.example/"}, headers=headers)
    assert answer.status_code == status
    assert (settings.LANGUAGE_COOKIE_NAME in client.cookies) == (status == 302)
    assert status != 302 or answer.url == "/"


def test_the_paper_speaks_its_own_language_whoever_reads(client, db):
    found_paper(Paper(title="The Herald", contact_email="herald@mail.example"))
    client.force_login(speaker("ar"))
    for path in ("/", "/news/", "/search/?q=bridge"):
        answer = client.get(path, headers={"accept-language": "de"})
        assert spoken(answer) == "en"
        assert "Accept-Language" not in answer.headers.get("Vary", "")
        assert CHOOSE not in answer.content.decode()
    assert spoken(client.get("/account/")) == "ar"


def test_a_paper_begins_in_its_own_language(client, db):
    paper = Paper(title="الرسالة", contact_email="x@mail.example", language="ar")
    home = found_paper(paper, [Section("أخبار", "news-1")])
    for path in ("/", "/news-1/", "/account/login/"):
        assert '<html lang="ar" dir="rtl">' in client.get(path).content.decode()
    assert home.get_children().get().locale.language_code == "ar"
    assert Edition.objects.get().language == "ar"
    home.delete()
    with pytest.raises(PaperNotValid):
        found_paper(Paper(title="X", contact_email="x@mail.example", language="xx"))


@pytest.mark.parametrize("language", ["ar", "de", "xx"])
def test_a_discussion_speaks_its_editions_language(client, db, language):
    publication = make_publication(language=language)
    story = make_story(publication)
    comment = make_comment(story)
    expected = "en" if language == "xx" else language
    direction = "rtl" if language == "ar" else "ltr"
    with translation.override("ru"):
        section = str(discussion(story, Asked()))
    assert f'lang="{expected}" dir="{direction}"' in section
    tables = "|".join(f"/static/folkmoot/messages/{code}.json" for code in ("en", expected))
    assert re.search(f'data-messages="({tables})"', section)
    base = f"/discussion/{story.public_id}/"
    wishes = {"accept-language": "fr"}
    assert spoken(client.get(base, headers=wishes)) == expected
    for path in (f"{base}more/", f"/discussion/comment/{comment.public_id}/fragment/"):
        answer = client.get(path, headers=wishes)
        assert "Accept-Language" not in answer.headers.get("Vary", "")
    assert Edition.objects.get(publication=publication).language == language


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [
        ("en", "3 May 2026", "3 May 2026, 17:05"),
        ("de", "3. Mai 2026", "3. Mai 2026, 17:05"),
        ("fr", "3 mai 2026", "3 mai 2026, 17:05"),
        ("es", "3 de mayo de 2026", "3 de mayo de 2026, 17:05"),
        ("ru", "3 мая 2026", "3 мая 2026, 17:05"),
        ("ar", "3 مايو 2026", "3 مايو 2026، 17:05"),
    ],
)
def test_dates_have_one_form_in_each_language(language, day, moment):
    written = parse_datetime("2026-05-03T17:05:00")
    with translation.override(language):
        assert formats.date_format(written, "DATE_FORMAT") == day
        assert formats.date_format(written, "DATETIME_FORMAT") == moment
        for name in ("SHORT_DATE_FORMAT", "MONTH_DAY_FORMAT", "YEAR_MONTH_FORMAT"):
            assert re.search(r"[^\W\d]", formats.date_format(written, name))
        assert formats.date_format(written, "SHORT_DATETIME_FORMAT").endswith("17:05")


@pytest.mark.slow  # every mail there is
@pytest.mark.parametrize("language", LANGUAGES)
def test_mails_are_in_the_accounts_language(language, db):
    names = {path.name for path in (PACKAGE / "notifications/templates/notifications").iterdir()}
    for name in sorted(name for name in names if "." not in name):
        facts = {"facts": Anything(), "account": Anything()}
        with translation.override(language):
            for part in ("subject", "line", "body"):
                text = render_to_string(f"notifications/{name}/{part}.txt", facts)
                assert not leftovers(language, text), (name, part)
    letters = PACKAGE / "accounts/templates/account/email"
    for path in sorted(letters.glob("*_subject.txt")):
        name = path.name.removesuffix("_subject.txt")
        send_letter(
            name, to="a@mail.example", language=language, link="https://x.example/", **NUMBERS
        )
        letter = mail.outbox.pop()
        page = str(letter.alternatives[0][0])
        assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
        for text in (letter.subject, letter.body, page):
            assert not leftovers(language, str(text)), name


@pytest.mark.slow  # thirteen pages in a language
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_mixes_two_languages(language, client, db):
    adopt_default(make_publication())
    make_policy(version="1")
    wishes = {"accept-language": language}
    pages = {path: client.get(path, headers=wishes) for path in OPEN_PAGES}
    client.force_login(speaker(language))
    pages |= {path: client.get(path) for path in OWN_PAGES}
    for path, answer in pages.items():
        assert answer.status_code == 200, path
        assert spoken(answer) == language
        assert not leftovers(language, answer.content.decode()), path
