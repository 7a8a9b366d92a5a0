"""Logging in through a network, there and back with a real provider on this machine (A2, A12)."""

from typing import Any
from urllib.parse import quote

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core import mail
from django.test import Client
from django.utils.crypto import get_random_string

from folkmoot.accounts.actions.identities import link_identity
from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account, Consent
from folkmoot.accounts.queries.profiles import account_by_email
from folkmoot.accounts.roles import Role
from folkmoot.discussion.models import Draft, Publication, Story
from tests.accounts.letters import path_in
from tests.accounts.networks import (
    LINK,
    NEW,
    REGISTER,
    log_in,
    paper_network,
    register,
    through,
    who,
)
from tests.make import make_account
from tests.plumbing.oidc_provider import Provider


def test_a_newcomer_is_asked_accepts_and_comes_by_the_network_from_then_on(
    client: Client, provider: Provider, filled: dict[str, str], story: Story
) -> None:
    """The whole way: question, both boxes, our own mail, the draft, and the next log-in."""
    session = client.session
    session["kept_draft"] = {"story": story.public_id, "parent": "", "text": "What I wrote"}
    session.save()
    client.cookies["folkmoot"] = session.session_key
    assert b"Log in with The Paper" in client.get("/account/login/?next=/back/").content
    assert not provider.asked, "nothing of theirs is contacted before the press"
    assert through(client, provider, next="/back/")["Location"] == NEW
    assert b"Do you have an account here?" in (page := client.get(NEW).content)
    assert b"Ann Elsewhere" in page
    assert b"kept" in page
    form = client.get(f"{REGISTER}?next=/back/").content.decode()
    assert 'value="ann@there.example"' in form
    assert 'type="password"' not in form
    assert "checked" not in form
    assert not SocialAccount.objects.exists()
    asked = {**filled, "next": "/back/"}
    assert register(client, asked)["Location"] == "/back/"
    account = account_by_email(filled["email"])
    assert account is not None
    assert who(client) == account.public_id
    assert not account.has_usable_password()
    assert Consent.objects.filter(account=account).count() >= 2
    assert Draft.objects.get(account=account).text == "What I wrote"
    row = SocialAccount.objects.get()
    assert (row.user, row.provider, row.uid) == (account, provider.issuer, "person-1")
    assert row.extra_data == {"name": "Ann Elsewhere"}
    assert not SocialToken.objects.exists()
    other = Client()
    assert through(other, provider, next="/back/")["Location"] == "/back/"
    assert who(other) == account.public_id


def test_a_box_left_empty_opens_no_account(
    client: Client, provider: Provider, filled: dict[str, str]
) -> None:
    through(client, provider)
    del filled["agrees_policy"]
    assert client.post(REGISTER, filled).status_code == 200
    assert account_by_email(filled["email"]) is None


def test_who_has_an_account_proves_it_and_then_both_are_linked(
    client: Client, provider: Provider
) -> None:
    account = make_account("Olga")
    through(client, provider, next="/back/")
    assert f"/account/login/?next={quote(LINK, safe='')}" in client.get(NEW).content.decode()
    assert log_in(client, account, next=LINK)["Location"] == LINK
    assert b"Link The Paper?" in client.get(LINK).content
    assert not SocialAccount.objects.exists(), "looking links nothing"
    assert client.post(LINK, {"act": "yes"})["Location"] == "/back/"
    assert SocialAccount.objects.get().user == account
    assert mail.outbox[-1].subject == "A network was linked with your account"
    other = Client()
    through(other, provider)
    assert who(other) == account.public_id


def test_saying_no_to_the_link_leaves_everything(client: Client, provider: Provider) -> None:
    through(client, provider)
    log_in(client, make_account("Olga"), next=LINK)
    client.post(LINK, {"act": "no"})
    assert not SocialAccount.objects.exists()
    assert client.get(LINK)["Location"] == "/account/networks/", "and it is forgotten"


def test_identity_is_issuer_and_subject_and_nothing_else(
    linked: Account, provider: Provider
) -> None:
    """AC-062: a new name is the same person; the old one with a new subject is another."""
    provider.person |= {"name": "Quite Another", "email": "another@there.example"}
    same = Client()
    through(same, provider)
    assert who(same) == linked.public_id
    linked.refresh_from_db()
    assert linked.display_name == "Mara"
    provider.person |= {"sub": "person-2", "name": "Mara there", "email": linked.email}
    other = Client()
    assert through(other, provider)["Location"] == NEW
    assert not who(other)


def test_a_subject_of_another_issuer_is_another_person(linked: Account, settings: Any) -> None:
    with paper_network(settings) as other_issuer:
        client = Client()
        assert through(client, other_issuer)["Location"] == NEW
        assert not who(client)


@pytest.mark.parametrize("verified", [True, False, "true", None, 1, "missing"])
@pytest.mark.parametrize("confirmed", [True, False])
def test_an_address_that_matches_links_nobody(
    client: Client,
    provider: Provider,
    filled: dict[str, str],
    verified: object,
    confirmed: bool,
) -> None:
    """AC-020: whatever the provider says of the address, and whatever it is here."""
    account = make_account("Olga", confirmed=confirmed)
    provider.person["email"] = account.email
    if verified != "missing":
        provider.person["email_verified"] = verified
    assert through(client, provider)["Location"] == NEW
    answer = client.post(REGISTER, filled | {"email": account.email})
    assert answer["Location"] == "/account/confirm-email/"
    assert not SocialAccount.objects.exists()
    assert not who(client)
    assert mail.outbox[-1].to == [account.email]


def test_a_known_address_gets_the_same_answers_as_a_new_one(
    provider: Provider, filled: dict[str, str]
) -> None:
    """Nor does coming by the network once more tell whether the address was free."""
    known = make_account("Olga").email
    ways = []
    for number, email in enumerate([known, "free@mail.example"]):
        client = Client()
        provider.person = {"sub": f"prober-{number}"}
        through(client, provider)
        answer = client.post(
            REGISTER, filled | {"email": email, "display_name": f"Prober {get_random_string(8)}"}
        )
        again = through(client, provider)
        once_more = client.get(REGISTER)
        ways.append(
            (answer.status_code, answer["Location"], again["Location"], once_more.status_code)
        )
    assert ways[0] == ways[1]


def test_who_confirms_elsewhere_gets_no_stranger_into_the_account(
    provider: Provider, filled: dict[str, str]
) -> None:
    """AC-016: somebody comes by a network and registers with the victim's address; the victim
    confirms it. The account is the victim's alone."""
    attacker, victim = Client(), Client()
    through(attacker, provider)
    attacker.post(REGISTER, filled)
    victim.post(path_in(mail.outbox[-1], "confirm-email"))
    assert not SocialAccount.objects.exists()
    for _ in range(2):
        assert through(attacker, provider)["Location"] in {NEW, "/account/confirm-email/"}
    attacker.get(LINK)
    attacker.post(LINK, {"act": "yes"})
    assert not who(attacker)
    assert not SocialAccount.objects.exists()


def test_a_password_of_before_is_of_no_use_after(provider: Provider) -> None:
    """AC-016: somebody registered with the victim's address and a password; the victim comes by a
    network, is linked with nothing, gets in by the mailed way, and the password is dead."""
    taken = make_account("Nele", confirmed=False)
    attacker, owner = Client(), Client()
    attacker.force_login(taken)
    provider.person["email"] = taken.email
    assert through(owner, provider)["Location"] == NEW
    assert not who(owner)
    Client().post("/account/password/reset/", {"email": taken.email})
    Client().post(path_in(mail.outbox[-1], "reset"), {"password1": "the owner's own password"})
    form = {"login": taken.email, "password": "the owner's own password", "next": LINK}
    owner.post("/account/login/", form)
    owner.post(path_in(mail.outbox[-1], "confirm-email"), {"next": LINK})
    assert who(owner) == taken.public_id
    assert attacker.get("/account/").status_code == 302
    assert log_in(Client(), taken).status_code == 200, "the old password does not log in"
    assert owner.post(LINK, {"act": "yes"}).status_code == 302
    assert SocialAccount.objects.get().user == taken


def test_an_unconfirmed_account_is_linked_with_nothing(provider: Provider) -> None:
    from folkmoot.accounts.errors import EmailUnconfirmed

    with pytest.raises(EmailUnconfirmed):
        link_identity(make_account(confirmed=False), Identity(provider.issuer, "person-1"))


def test_staff_with_a_second_factor_are_asked_for_it(
    client: Client, linked: Account, provider: Provider
) -> None:
    from allauth.mfa.totp.internal.auth import TOTP

    TOTP.activate(linked, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert through(client, provider)["Location"] == "/account/second-factor/log-in/"
    assert not who(client)


def test_staff_without_one_do_not_reach_the_desk(
    client: Client, linked: Account, provider: Provider, settings: Any
) -> None:
    settings.FOLKMOOT = {**settings.FOLKMOOT, "second_factor": "staff"}
    Account.objects.filter(pk=linked.pk).update(role=Role.MODERATOR)
    through(client, provider, next="/desk/")
    assert client.get("/desk/")["Location"].startswith("/account/second-factor/")


def test_a_closing_account_is_only_offered_to_come_back(
    client: Client, linked: Account, provider: Provider
) -> None:
    from folkmoot.core.clock import now

    Account.objects.filter(pk=linked.pk).update(closing_since=now())
    assert through(client, provider, next="/back/")["Location"] == "/account/closed/"


def test_an_erased_account_is_not_let_in(
    client: Client, linked: Account, provider: Provider
) -> None:
    Account.objects.filter(pk=linked.pk).update(is_active=False)
    assert through(client, provider)["Location"] == "/account/inactive/"
    assert not who(client)


def test_the_accounts_of_the_own_site_come_first(
    client: Client, newsroom: Publication, settings: Any
) -> None:
    """A12: the same way, with its button before all others; claims give no role."""
    with paper_network(settings, kind="own") as provider:
        settings.SOCIAL_VARIABLES |= {
            "FOLKMOOT_SOCIAL_GOOGLE_ID": "x",
            "FOLKMOOT_SOCIAL_GOOGLE_SECRET": "y",
        }
        settings.FOLKMOOT = {**settings.FOLKMOOT, "social": ("google", "own:paper")}
        page = client.get("/account/login/").content
        assert 0 < page.index(b"Log in with The Paper") < page.index(b"Log in with Google")
        account = make_account("Mara")
        link_identity(account, Identity(provider.issuer, "person-1"))
        provider.person |= {"role": "publisher", "groups": ["staff"], "is_superuser": True}
        assert through(client, provider, next="/back/")["Location"] == "/back/"
        account.refresh_from_db()
        assert (account.role, account.is_superuser) == (Role.MEMBER, False)
