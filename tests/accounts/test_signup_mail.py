"""The mail that sign-up causes: asked for again, limited, and linking to this site only."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import Settings
from django.core import mail
from django.test import Client

from folkmoot.accounts.queries.profiles import account_by_email, email_is_confirmed
from folkmoot.discussion.models import Publication
from tests.accounts.letters import links_in, path_in
from tests.make import make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")
SIGN_UP = "/account/signup/"


def test_the_mail_can_be_asked_for_again_after_three_minutes(
    client: Client, filled: dict[str, str]
) -> None:
    """UX-102: a timer, and the newest link is the one that works."""
    with time_machine.travel(AT, tick=False) as clock:
        client.post(SIGN_UP, filled)
        client.post("/account/confirm-email/")
        assert len(mail.outbox) == 1
        clock.shift(timedelta(minutes=4))
        assert b'data-fm-wait="0"' in client.get("/account/confirm-email/").content
        client.post("/account/confirm-email/")
        assert len(mail.outbox) == 2
        first, second = (path_in(letter, "confirm-email") for letter in mail.outbox)
        assert client.get(first).status_code == 410
        assert client.post(second).status_code == 302
    account = account_by_email("ann@mail.example")
    assert account is not None
    assert email_is_confirmed(account)


def test_asked_again_for_a_known_address_the_page_says_the_same(
    filled: dict[str, str], newsroom: Publication
) -> None:
    """AC-053: the second letter goes out for both, and only it differs."""
    known = make_account("Known")
    for email in ("new@mail.example", known.email):
        client = Client()
        with time_machine.travel(AT, tick=False) as clock:
            client.post(SIGN_UP, filled | {"email": email, "display_name": f"Ann {email[:3]}"})
            clock.shift(timedelta(minutes=4))
            client.post("/account/confirm-email/")
            assert b"on its way once more" in client.get("/account/confirm-email/").content
    assert [letter.to[0] for letter in mail.outbox] == ["new@mail.example"] * 2 + [known.email] * 2


def test_no_more_than_five_mails_an_hour_to_one_mailbox(filled: dict[str, str]) -> None:
    """All flows together, by the canonical address, and the page says the same after."""
    spellings = ["jo.hn@gmail.com", "john+a@gmail.com", "john@googlemail.com", "JOHN@gmail.com"]
    with time_machine.travel(AT, tick=False):
        for number in range(8):
            email = spellings[number % 4].replace("+a", f"+{number}")
            answer = Client().post("/account/password/reset/", {"email": email})
            assert answer["Location"] == "/account/password/reset/done/"
    assert len(mail.outbox) == 5


@pytest.mark.parametrize(
    "host", ["evil.example", "testserver.evil.example", "localhost@evil.example"]
)
def test_letters_link_to_the_configured_site_only(
    client: Client, filled: dict[str, str], settings: Settings, host: str
) -> None:
    """AC-022: an unknown host is 400, forwarded hosts change nothing."""
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    assert client.post(SIGN_UP, filled, headers={"host": host}).status_code == 400
    headers = {"x-forwarded-host": "evil.example", "forwarded": "host=evil.example"}
    client.post(SIGN_UP, filled, headers=headers)
    links = links_in(mail.outbox[0])
    assert links
    assert all(link.startswith(settings.SITE_ADDRESS) for link in links)


@pytest.mark.parametrize(
    "target", ["//evil.example/", "https://evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_the_way_back_is_on_this_site(client: Client, filled: dict[str, str], target: str) -> None:
    client.post(f"{SIGN_UP}?next={target}", filled)
    assert "evil" not in "".join(links_in(mail.outbox[0]))
    answer = client.post(path_in(mail.outbox[0], "confirm-email"))
    assert answer["Location"] == "/"
