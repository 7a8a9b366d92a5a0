"""The second factor without a browser: apps, recovery codes, who must have one, resets (A3)."""

import re
import time
from typing import Any
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import Settings
from django.core import mail
from django.test import Client

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.actions.second_factors import reset_second_factor
from folkmoot.accounts.errors import ResetReasonMissing, SecondFactorMissing
from folkmoot.accounts.models import Account, SecondFactorReset
from folkmoot.accounts.queries.second_factors import has_second_factor
from folkmoot.accounts.roles import Permission, Role
from folkmoot.core.errors import NotAllowed
from tests.make import PASSWORD, make_account

LOG_IN = "/account/login/"
SECOND = "/account/second-factor/log-in/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def code_of(secret: str = SECRET, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def with_app(account: Account) -> Account:
    TOTP.activate(account, SECRET)
    return account


def first_step(account: Account, target: str = "") -> tuple[Client, Any]:
    client = Client()
    form = {"login": account.email, "password": PASSWORD, "next": target}
    return client, client.post(LOG_IN, form)


@pytest.fixture
def required(settings: Settings) -> None:
    settings.FOLKMOOT = settings.FOLKMOOT | {"second_factor": "staff"}


@pytest.fixture
def moderator(db: None) -> Account:
    return make_account("Mo First", role=Role.MODERATOR)


@pytest.fixture
def member(db: None) -> Account:
    return make_account("Mara")


def test_an_app_is_set_up_and_then_asked_for(client: Client, member: Account) -> None:
    """The picture keeps to our policy, the codes are shown once, the secret is stored sealed."""
    client.post(LOG_IN, {"login": member.email, "password": PASSWORD})
    page = client.get("/account/second-factor/app/")
    assert 'src="data:image/svg+xml;base64,' in page.content.decode()
    assert "img-src 'self' data:" in page["Content-Security-Policy"]
    assert "no-store" in page["Cache-Control"]
    secret = page.context["form"].secret
    assert client.post("/account/second-factor/app/", {"code": "000000"}).status_code == 200
    done = client.post("/account/second-factor/app/", {"code": code_of(secret)})
    assert done["Location"] == "/account/second-factor/codes/"
    assert secret not in str(list(Authenticator.objects.values_list("data")))
    assert mail.outbox[-1].subject == "An app for codes was set up"

    shown = client.get("/account/second-factor/codes/").content.decode()
    codes = re.findall(r'fm-secret">(\d{8})<', shown)
    assert len(set(codes)) == 10
    assert all(code in unquote(shown.partition("data:text/plain")[2]) for code in codes)
    again = client.get("/account/second-factor/codes/").content.decode()
    assert not any(code in again for code in codes)

    other, answer = first_step(member, "/account/profile/")
    assert answer["Location"] == SECOND
    assert other.get("/account/").status_code == 302
    answer = other.post(SECOND, {"code": codes[0]})
    assert answer["Location"] == "/account/profile/"
    assert other.get("/account/").status_code == 200


def test_a_code_counts_once(member: Account) -> None:
    """RFC 6238, 5.2: also where the clock leaves it good for two more half minutes."""
    with_app(member)
    code = code_of(steps=1)
    for expected in (302, 200):
        other, _ = first_step(member)
        assert other.post(SECOND, {"code": code}).status_code == expected


def test_a_recovery_code_counts_once(client: Client, member: Account) -> None:
    with_app(member)
    client, _ = first_step(member)
    client.post(SECOND, {"code": code_of()})
    client.post("/account/second-factor/codes/new/")
    page = client.get("/account/second-factor/codes/").content.decode()
    code = re.findall(r'fm-secret">(\d{8})<', page)[0]
    for expected in (302, 200):
        other, _ = first_step(member)
        assert other.post(SECOND, {"code": code}).status_code == expected


def test_guessing_codes_is_slowed_down(member: Account) -> None:
    """AC-049: five wrong codes, and the right one waits as well, from wherever."""
    with_app(member)
    other, _ = first_step(member)
    for number in range(5):
        other.post(SECOND, {"code": f"{number:06}"})
    answer = other.post(SECOND, {"code": code_of()})
    assert b"too many wrong attempts" in answer.content
    assert other.get("/account/").status_code == 302


def test_the_second_step_needs_the_first(client: Client, member: Account) -> None:
    with_app(member)
    assert client.get(SECOND)["Location"].startswith(LOG_IN)
    assert client.post(SECOND, {"code": code_of()})["Location"].startswith(LOG_IN)
    assert client.get("/account/").status_code == 302


def test_recovery_of_the_password_does_not_go_past_the_factor(member: Account) -> None:
    with_app(member)
    member.set_password("something quite different")
    member.save()
    client = Client()
    form = {"login": member.email, "password": "something quite different"}
    assert client.post(LOG_IN, form)["Location"] == SECOND


@pytest.mark.parametrize("path", ["/desk/", "/cms/", "/desk/queue/"])
def test_staff_without_one_are_led_to_it(moderator: Account, required: None, path: str) -> None:
    """AC-065: no page and no post of the desk or the CMS; afterwards the way back is offered."""
    moderator.role = Role.EDITOR
    moderator.save()
    client, answer = first_step(moderator, path)
    assert answer["Location"] == path
    led = client.get(path)
    assert led["Location"] == f"/account/second-factor/?next={path.replace('/', '%2F')}"
    assert b"stolen password is not enough. Set up" in client.get(led["Location"]).content
    assert client.post(path)["Location"].startswith("/account/second-factor/")
    assert client.get("/account/").status_code == 200
    with_app(moderator)
    page = client.get("/account/second-factor/")
    assert f'href="{path}"' in page.content.decode()
    assert client.get("/desk/").status_code != 302 or "second" not in client.get("/desk/").url


def test_no_other_door_lets_staff_without_one_act(moderator: Account, required: None) -> None:
    """AC-065: the permission itself is not there, whatever asks for it."""
    assert not has_permission(moderator, Permission.SEE_DESK)
    with_app(moderator)
    assert has_permission(moderator, Permission.SEE_DESK)


def test_members_are_left_alone(client: Client, member: Account, required: None) -> None:
    client.force_login(member)
    assert client.get("/account/").status_code == 200
    assert "second-factor" not in client.get("/desk/").headers.get("Location", "")


def test_staff_keep_their_last_one(moderator: Account, required: None) -> None:
    with_app(moderator)
    client, _ = first_step(moderator)
    client.post(SECOND, {"code": code_of()})
    answer = client.post("/account/second-factor/app/remove/")
    assert b"this is your last" in answer.content
    assert has_second_factor(moderator)


def test_members_may_remove_theirs(member: Account) -> None:
    with_app(member)
    client, _ = first_step(member)
    client.post(SECOND, {"code": code_of()})
    assert client.post("/account/second-factor/app/remove/").status_code == 302
    assert not Authenticator.objects.filter(user=member).exists()
    assert mail.outbox[-1].subject == "The app for codes was removed"


@pytest.mark.parametrize(
    "path", ["app/", "codes/", "codes/new/", "app/remove/", "passkey/", "passkey/1/remove/"]
)
def test_changes_need_a_fresh_log_in(member: Account, path: str) -> None:
    """AC-060: the session of yesterday asks once more."""
    if path != "app/":
        with_app(member)
        Authenticator.objects.create(user=member, type="recovery_codes", data={})
    client = Client()
    client.force_login(member)
    ways = (client.get,) if path == "codes/" else (client.get, client.post)
    for way in ways:
        answer = way(f"/account/second-factor/{path}")
        assert answer["Location"].startswith("/account/password/confirm/")


def test_unconfirmed_accounts_get_none(client: Client, db: None) -> None:
    """Pre-hijacking: who registered with another's address cannot lock its owner out."""
    account = make_account("Nele", confirmed=False)
    client.force_login(account)
    answer = client.get("/account/second-factor/app/", follow=True)
    assert b"confirm your e-mail address first" in answer.content


def test_a_publisher_resets_a_colleagues(moderator: Account, required: None) -> None:
    """The lost phone: with a reason on record, a mail, and every session ended."""
    boss = with_app(make_account("Pat Publisher", role=Role.PUBLISHER))
    with_app(moderator)
    theirs = Client()
    theirs.force_login(moderator)
    client, _ = first_step(boss)
    client.post(SECOND, {"code": code_of()})
    path = f"/account/second-factor/reset/{moderator.public_id}/"
    assert client.get(path).status_code == 200
    assert client.post(path, {"reason": "  "}).status_code == 200
    assert has_second_factor(moderator)
    client.post(path, {"reason": "Called me; the phone fell into the sea."})
    assert not has_second_factor(moderator)
    assert theirs.get("/account/").status_code == 302
    assert "fell into the sea" in client.get(path).content.decode()
    assert SecondFactorReset.objects.get().by == boss
    assert mail.outbox[-1].to == [moderator.email]
    assert mail.outbox[-1].subject == "Your second factor was reset"


def test_only_a_publisher_and_never_the_own(moderator: Account, required: None) -> None:
    boss = with_app(make_account("Pat Publisher", role=Role.PUBLISHER))
    with_app(moderator)
    for actor, account in ((moderator, boss), (boss, boss)):
        with pytest.raises(NotAllowed):
            reset_second_factor(actor, account, reason="because")
    with pytest.raises(ResetReasonMissing):
        reset_second_factor(boss, moderator, reason=" ")
    reset_second_factor(boss, moderator, reason="lost")
    with pytest.raises(SecondFactorMissing):
        reset_second_factor(boss, moderator, reason="lost")
    client = Client()
    client.force_login(moderator)
    path = f"/account/second-factor/reset/{boss.public_id}/"
    assert client.get(path).status_code == 403
