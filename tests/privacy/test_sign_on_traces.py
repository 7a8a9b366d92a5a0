"""What is held of who came by a partner site, how it ends, and that a block does not (A12, A10)."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.actions.expiry import drop_expired
from folkmoot.accounts.models import Account, SiteIdentity, SpentToken
from folkmoot.accounts.roles import Role
from folkmoot.discussion.models import Story
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.models import Decision
from folkmoot.privacy.actions.erasure import erase_due_accounts
from folkmoot.privacy.actions.export import ask_archive
from folkmoot.privacy.parts.accounts import holdings
from tests.accounts.letters import path_in
from tests.accounts.signing import Site, accept, is_in, make_site, post, signed_on
from tests.make import make_account, make_policy, make_publication, make_story
from tests.moderation.make import measured, review_by_marks
from tests.privacy.conftest import AT
from tests.privacy.days import run_at_once


@pytest.fixture
def clock(db: None) -> Iterator[Any]:
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        yield clock


@pytest.fixture
def story(clock: Any, monkeypatch: pytest.MonkeyPatch) -> Story:
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    publication = make_publication()
    adopt_default(publication)
    make_policy(version="1")
    return make_story(publication)


@pytest.fixture
def site(story: Story) -> Site:
    return make_site()


def block(account: Account, story: Story) -> str:
    decision = measured(make_account(role=Role.MODERATOR), account, story, "block")
    return Decision.objects.get(pk=decision.pk).sanction.finality


def test_the_archive_names_site_and_subject_and_the_erasing_takes_both(
    clock: Any, site: Site
) -> None:
    """A7, A6: after the day the same reader begins anew, and nothing says who they were."""
    _, account = signed_on(site)
    held = {name: list(rows) for name, rows in holdings(account).items()}
    assert held["account"][0]["partner_sites"] == ["The Paper"]
    assert held["site_identities"][0]["subject"] == "reader-7"
    stand_in = account.email
    request_closure(account)
    client = Client()
    post(client, site.token())
    assert client.get("/account/sign-on/welcome/")["Location"] == "/account/closed/"
    assert run_at_once(clock, 30) == 1
    assert not SiteIdentity.objects.exists()
    assert not Account.objects.filter(email=stand_in).exists()
    post(client, site.token())
    assert client.get("/account/sign-on/welcome/").status_code == 200
    accept(client)
    assert is_in(client)
    assert SiteIdentity.objects.get().account != account


def confirmed(site: Site, **claims: Any) -> tuple[Client, Account]:
    """Somebody who signed on and confirmed the address by our mail."""
    client, account = signed_on(site, **claims)
    client.post(path_in(mail.outbox[-1], "email/confirm"))
    account.refresh_from_db()
    assert account.has_mailbox
    return client, account


def test_a_block_is_remembered_for_the_reader_whatever_the_address(
    clock: Any, site: Site, story: Story
) -> None:
    """A10: closing, erasing and coming back with another address evades no second block."""
    _, account = confirmed(site)
    assert block(account, story) == ""
    request_closure(account)
    assert run_at_once(clock, 30) == 1
    _, again = confirmed(site, email="another@mail.example", name="Somebody New")
    _, stranger = confirmed(site, sub="reader-8", email="third@mail.example", name="A Stranger")
    assert block(again, story) == "proposed"
    assert block(stranger, story) == ""


def test_ac_096_a_blocked_reader_signs_on_and_writes_nothing(site: Site, story: Story) -> None:
    """In, to read, export and appeal; every way to write is refused."""
    _, account = confirmed(site)
    block(account, story)
    again = Client()
    post(again, site.token())
    again.get("/account/sign-on/welcome/")
    assert is_in(again)
    path = f"/api/v1/stories/{story.public_id}/comments"
    body = {"text": "The bridge is needed.", "key": "a-key-of-the-sender", "parent": None}
    answer = again.post(path, body, content_type="application/json")
    assert answer.json()["error"]["code"] == "blocked"
    assert ask_archive(account) is not None


def test_used_tokens_are_forgotten_when_they_are_too_old_anyway(clock: Any, site: Site) -> None:
    post(Client(), site.token())
    row = SpentToken.objects.get()
    assert "reader-7" not in row.digest
    clock.shift(170)
    drop_expired()
    assert SpentToken.objects.exists()
    clock.shift(20)
    drop_expired()
    assert not SpentToken.objects.exists()
