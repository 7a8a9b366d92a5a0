"""Linking networks to an account one has, unlinking them, and showing anew who one is (A2)."""

from urllib.parse import quote

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.identities import link_identity
from folkmoot.accounts.identities import Identity
from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Story
from tests.accounts.networks import PAPER, leaving_for, log_in, path_of, through
from tests.make import make_account
from tests.plumbing.oidc_provider import Provider

WAYS = "/account/networks/"


def test_the_ways_to_log_in_are_linked_and_unlinked(client: Client, provider: Provider) -> None:
    """With a fresh log-in only; the other sessions end when one way is taken away."""
    account = make_account("Olga")
    client.force_login(account)
    assert client.get(WAYS).status_code == 302, "the log-in is not fresh"
    assert client.post(PAPER, {"for": "link"})["Location"] == WAYS
    there = Client()
    log_in(there, account)
    log_in(client, account)
    here = Client()
    log_in(here, account)
    assert b"Link The Paper" in here.get(WAYS).content
    assert through(here, provider, **{"for": "link"})["Location"] == WAYS
    page = here.get(WAYS).content.decode()
    assert "Ann Elsewhere" in page
    assert "person-1<" not in page
    assert 'value="person-1"' not in page
    key = page.partition('name="unlink" value="')[2].partition('"')[0]
    assert not here.post(WAYS, {"unlink": "nothing"}).wsgi_request.session.is_empty()
    assert SocialAccount.objects.exists()
    here.post(WAYS, {"unlink": key})
    assert not SocialAccount.objects.exists()
    assert here.get(WAYS).status_code == 200
    assert there.get("/account/").status_code == 302
    assert mail.outbox[-1].subject == "A network was unlinked from your account"


def test_the_last_way_in_stays(client: Client, linked: Account, provider: Provider) -> None:
    linked.set_unusable_password()
    linked.save()
    through(client, provider)
    page = client.get(WAYS).content.decode()
    key = page.partition('name="unlink" value="')[2].partition('"')[0]
    assert "last way to log in" in client.post(WAYS, {"unlink": key}, follow=True).content.decode()
    assert SocialAccount.objects.exists()


def test_what_belongs_to_another_is_not_linked(
    client: Client, linked: Account, provider: Provider
) -> None:
    log_in(client, make_account("Olga"))
    answer = through(client, provider, **{"for": "link"})
    assert answer.status_code == 409
    assert SocialAccount.objects.get().user == linked


def test_somebody_without_a_password_shows_it_anew_through_the_network(
    client: Client, linked: Account, provider: Provider
) -> None:
    linked.set_unusable_password()
    linked.save()
    client.force_login(linked)
    grave = "/account/delete/"
    to = client.get(grave)["Location"]
    assert to == f"/account/networks/again/?next={quote(grave, safe='')}"
    page = client.get(to).content.decode()
    assert 'name="for" value="again"' in page
    provider.person["sub"] = "person-2"
    assert through(client, provider, **{"for": "again", "next": grave}).status_code == 403
    assert client.get(grave).status_code == 302
    provider.person["sub"] = "person-1"
    assert through(client, provider, **{"for": "again", "next": grave})["Location"] == grave
    assert client.get(grave).status_code == 200
    assert client.get("/account/password/change/")["Location"] == "/account/password/reset/"


def test_who_changed_while_away_is_nobody(client: Client, provider: Provider) -> None:
    """AC-061: what one account began is not finished for another."""
    one, other = make_account("Olga"), make_account("Pia")
    log_in(client, one)
    back = path_of(provider.log_in(leaving_for(client, **{"for": "link"})))
    kept = client.session["socialaccount_states"]
    client.post("/account/logout/")
    log_in(client, other)
    session = client.session
    session["socialaccount_states"] = kept
    session.save()
    assert client.get(back).status_code == 400
    assert not SocialAccount.objects.exists()


def test_an_address_taken_back_takes_the_links_of_meanwhile(linked: Account) -> None:
    from folkmoot.accounts.actions.email_changes import (
        ask_email_change,
        confirm_email_change,
        undo_email_change,
    )
    from tests.accounts.letters import secret_in

    SocialAccount.objects.all().delete()
    ask_email_change(linked, "thief@mail.example")
    confirm_email_change(secret_in(mail.outbox[-1], "confirm"))
    undo = secret_in(mail.outbox[-1], "undo")
    linked.refresh_from_db()
    link_identity(linked, Identity("https://id.example", "thief"))
    undo_email_change(undo)
    assert not SocialAccount.objects.exists()


def test_the_links_are_given_out_and_go_with_the_account(
    client: Client, linked: Account, provider: Provider
) -> None:
    """A7, A6: in the archive while they are there; nothing of them after the account's end."""
    from folkmoot.core.clock import now
    from folkmoot.privacy.parts.accounts import PART
    from folkmoot.privacy.parts.base import Leaving

    (row,) = PART.holdings(linked)["social_accounts"]
    assert (row["provider"], row["uid"]) == (provider.issuer, "person-1")
    PART.erase(Leaving(linked, "pseudonym", keep_published=False, moment=now()))
    assert not SocialAccount.objects.exists()
    assert through(client, provider)["Location"] == "/account/networks/new/"


def test_who_is_blocked_still_comes_in_and_can_object(
    client: Client,
    linked: Account,
    provider: Provider,
    moderator: Account,
    story: Story,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A10: as with a password."""
    from tests.moderation.make import measured, review_by_marks

    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    measured(moderator, linked, story, "block")
    through(client, provider)
    assert client.get("/my/statements/").status_code == 200
