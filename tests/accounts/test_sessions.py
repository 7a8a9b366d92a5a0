"""Where an account is logged in (UX-096), and what ends a session (AC-058)."""

import time
from datetime import datetime, timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.expiry import drop_expired
from folkmoot.accounts.devices import device_words
from folkmoot.accounts.models import Account, LoginSession
from folkmoot.accounts.queries.sessions import sessions_of
from folkmoot.core.clock import now
from tests.accounts.letters import path_in
from tests.make import PASSWORD, make_account

AT = datetime.fromisoformat("2031-03-04T12:34:56+00:00")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
NEW = "something quite different"


def logged_in(account: Account, agent: str = FIREFOX, address: str = "203.0.113.77") -> Client:
    client = Client(REMOTE_ADDR=address, headers={"user-agent": agent})
    client.post("/account/login/", {"login": account.email, "password": PASSWORD})
    assert is_in(client)
    return client


def is_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Linux"),
        (PHONE, "Safari, iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140", "Edge, Windows"),
        ("curl/8.5", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_device_is_its_kind_and_nothing_more(agent: str, words: str) -> None:
    assert device_words(agent) == words


def test_the_list_says_little_and_marks_this_one(member: Account) -> None:
    with time_machine.travel(AT, tick=False):
        here = logged_in(member)
        logged_in(member, PHONE, "2001:db8:1:2::9")
        page = here.get("/account/sessions/").content.decode()
    for words in ("Firefox, Linux", "Safari, iPhone", "203.0.113.*", "2001:db8:1:*", "this one"):
        assert words in page
    rows = str(list(LoginSession.objects.values("device", "network", "seen_at")))
    for secret in ("142", "18_5", "113.77", "34"):
        assert secret not in rows


def test_last_seen_moves_by_the_hour(member: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        here = logged_in(member)
        clock.shift(timedelta(minutes=20))
        is_in(here)
        assert LoginSession.objects.get().seen_at.isoformat() == "2031-03-04T12:00:00+00:00"
        clock.shift(timedelta(minutes=20))
        is_in(here)
        assert LoginSession.objects.get().seen_at.isoformat() == "2031-03-04T13:00:00+00:00"


def test_one_is_ended_and_the_others_stay(member: Account) -> None:
    here, phone, third = (logged_in(member) for _ in range(3))
    ended = LoginSession.objects.get(session_key=phone.session.session_key)
    here.post("/account/sessions/", {"session": ended.public_id})
    assert [is_in(each) for each in (here, phone, third)] == [True, False, True]


def test_all_others_are_ended(member: Account) -> None:
    here, phone, third = (logged_in(member) for _ in range(3))
    answer = here.post("/account/sessions/", {"act": "others"}, follow=True)
    assert b"2 sessions are ended" in answer.content
    assert [is_in(each) for each in (here, phone, third)] == [True, False, False]


def test_nobody_ends_anothers(member: Account) -> None:
    theirs = logged_in(member)
    row = LoginSession.objects.get()
    stranger = logged_in(make_account("Otto"))
    stranger.post("/account/sessions/", {"session": row.public_id})
    stranger.post("/account/sessions/", {"act": "others"})
    assert is_in(theirs)


def test_a_changed_password_leaves_this_one_alone_in_the_list(member: Account) -> None:
    here, phone = logged_in(member), logged_in(member)
    form = {"oldpassword": PASSWORD, "password1": NEW}
    here.post("/account/password/change/", form)
    assert [is_in(each) for each in (here, phone)] == [True, False]
    lines = sessions_of(member, this_key=here.session.session_key)
    assert [line.is_this for line in lines] == [True]


def test_recovery_and_log_out_leave_none(member: Account) -> None:
    here = logged_in(member)
    here.post("/account/logout/")
    assert not LoginSession.objects.exists()
    phone = logged_in(member)
    Client().post("/account/password/reset/", {"email": member.email})
    Client().post(path_in(mail.outbox[-1], "reset"), {"password1": NEW})
    assert not is_in(phone)
    assert not LoginSession.objects.exists()


def test_a_new_factor_ends_the_others(member: Account) -> None:
    here, phone = logged_in(member), logged_in(member)
    secret = here.get("/account/second-factor/app/").context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    here.post("/account/second-factor/app/", {"code": code})
    assert [is_in(each) for each in (here, phone)] == [True, False]


def test_details_are_forgotten_after_thirty_days(member: Account) -> None:
    """SECURITY.md: network and agent are kept for 30 days."""
    with time_machine.travel(AT, tick=False) as clock:
        logged_in(member)
        for _ in range(4):
            clock.shift(timedelta(days=10))
            LoginSession.objects.update(seen_at=now())
            drop_expired()
        row = LoginSession.objects.get()
        assert (row.device, row.network) == ("", "")
        clock.shift(timedelta(days=15))
        drop_expired()
        assert not LoginSession.objects.exists()
