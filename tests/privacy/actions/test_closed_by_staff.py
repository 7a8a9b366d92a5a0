"""An account that moderators close (A8): hidden at once, kept for its owner, erased by two."""

import pytest
from django.test import Client

from folkmoot.accounts.actions.closures import request_closure, restore_own_account
from folkmoot.accounts.errors import AccountClosing, AccountNotClosing
from folkmoot.accounts.models import Account, Closure
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.discussion.queries.threads import thread_page
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.closings import close_account
from folkmoot.moderation.actions.final_blocks import (
    confirm_final,
    override_final_block,
    refuse_final,
)
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.actions.sanctions import lift_sanction
from folkmoot.moderation.errors import (
    AlreadyInForce,
    AppealOpen,
    GroundMissing,
    HigherRank,
    SamePerson,
    UndoTooLate,
    WordsMissing,
)
from folkmoot.moderation.models import Case, Sanction, Statement
from folkmoot.notifications.models import Notification
from folkmoot.privacy.actions.erasure import erase_due_accounts
from tests.make import make_account, make_comment, make_publication, make_story
from tests.moderation.make import LETTER, decided, held, review_by_marks, staff, submit
from tests.privacy.conftest import AT
from tests.privacy.days import run_at_once

WHY = "Eleven comments of the same hatred within a day."
NAME = "Ada Reader"


@pytest.fixture(autouse=True)
def engine(monkeypatch):
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)


@pytest.fixture(autouse=True)
def clock(time_machine):
    time_machine.move_to(AT, tick=True)
    return time_machine


@pytest.fixture
def story(db):
    return make_story(make_publication())


@pytest.fixture
def third(db):
    return staff("Tim Third")


@pytest.fixture
def closed(member, story, moderator):
    """The decision that closed the account of a member, whose one comment stands."""
    make_comment(story, author=member)
    decided(moderator, held(member, story))
    decision = close_account(moderator, member.public_id, words=WHY)
    member.refresh_from_db()
    return decision


def second_look() -> Case:
    return Case.objects.get(kind="final-block", closed_at=None)


def names(story) -> list:
    return [row.author.name for row in thread_page(story).comments]


def log_in(account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_it_rests_on_a_removal_and_needs_words_and_rank(member, story, moderator):
    with pytest.raises(GroundMissing):
        close_account(moderator, member.public_id, words=WHY)
    decided(moderator, held(member, story))
    with pytest.raises(WordsMissing):
        close_account(moderator, member.public_id, words=" ")
    with pytest.raises(HigherRank):
        close_account(moderator, staff("Peer").public_id, words=WHY)
    assert close_account(moderator, member.public_id, words=WHY).rules == ["C5"]
    with pytest.raises(AlreadyInForce):
        close_account(moderator, member.public_id, words=WHY)


def test_hidden_at_once_and_open_to_its_owner(member, story, closed):
    assert member.is_closing
    page = log_in(make_account()).get("/my/comments/")
    assert page.status_code == 200
    with pytest.raises(AccountClosing):
        submit(member, story)
    with pytest.raises(AccountNotClosing):
        restore_own_account(member)
    statement = Statement.objects.get(decision=closed)
    assert statement.reasons["restriction"] == "close-account"
    assert (statement.appeal_until - closed.decided_at).days == conf.restore_days
    assert Notification.objects.filter(account=member, kind="account-closed").count() == 1
    client = log_in(member)
    there = client.get("/account/closed/").content.decode()
    assert "The moderators closed this account" in there
    assert "Have my account back" not in there
    for path in ("/my/statements/", f"/my/statements/{statement.public_id}/", "/account/data/"):
        assert client.get(path).status_code == 200
    assert client.get(f"/my/statements/{statement.public_id}/appeal/").status_code == 200
    client.post("/account/closed/", {"act": "restore"})
    assert Account.objects.get(pk=member.pk).is_closing


def test_nothing_is_erased_before_a_second_person_confirmed(
    member, moderator, second, closed, clock
):
    with pytest.raises(SamePerson):
        confirm_final(moderator, second_look().public_id, words=WHY, change=0)
    assert run_at_once(clock, conf.restore_days + 1) == 0
    confirm_final(second, second_look().public_id, words="I have read all of them.", change=0)
    assert Notification.objects.filter(account=member, kind="closing-confirmed").exists()
    with pytest.raises(UndoTooLate):
        undo(moderator, closed.public_id)
    assert erase_due_accounts() == 1
    assert not Account.objects.get(pk=member.pk).is_active


def test_an_appeal_holds_the_erasing_and_another_person_answers_it(
    member, moderator, second, third, closed, clock
):
    confirm_final(second, second_look().public_id, words="I have read all of them.", change=0)
    case = file_appeal(member, closed.public_id, letter=LETTER).cases.get()
    assert run_at_once(clock, conf.restore_days + 1) == 0
    for barred in (moderator, second):
        with pytest.raises(SamePerson):
            answer_appeal(barred, case.public_id, outcome="lost", words="No.", change=0)
    answer_appeal(third, case.public_id, outcome="won", words="It was irony.", change=0)
    member.refresh_from_db()
    assert not member.is_closing
    assert erase_due_accounts() == 0
    assert not Sanction.objects.filter(account=member, ended_at=None).exists()
    assert Closure.objects.get(account=member).restored_at is not None


def test_a_lost_appeal_lets_the_term_run_on(member, second, third, closed, clock):
    case = file_appeal(member, closed.public_id, letter=LETTER).cases.get()
    for act in (confirm_final, refuse_final):
        with pytest.raises(AppealOpen):
            act(second, second_look().public_id, words="Now.", change=0)
    answer_appeal(third, case.public_id, outcome="lost", words="It was not.", change=0)
    confirm_final(second, second_look().public_id, words="I have read all.", change=0)
    assert run_at_once(clock, conf.restore_days + 1) == 1


def _refused(_moderator, second, _publisher, _decision):
    refuse_final(second, second_look().public_id, words="Too hard.", change=0)


def _lifted(moderator, _second, _publisher, decision):
    lift_sanction(moderator, decision.sanction.public_id, words="We talked.")


def _undone(moderator, _second, _publisher, decision):
    undo(moderator, decision.public_id)


def _overridden(_moderator, second, publisher, decision):
    confirm_final(second, second_look().public_id, words="Yes.", change=0)
    override_final_block(publisher, decision.sanction.public_id, reason="A mistake.")


WAYS_BACK = [_refused, _lifted, _undone, _overridden]


@pytest.mark.parametrize("own_before", [False, True])
@pytest.mark.parametrize("way", WAYS_BACK)
def test_every_way_back_gives_the_account_to_its_owner(
    member, story, moderator, second, publisher, way, own_before
):
    decided(moderator, held(member, story))
    if own_before:
        request_closure(member)
    decision = close_account(moderator, member.public_id, words=WHY)
    way(moderator, second, publisher, decision)
    member = Account.objects.get(pk=member.pk)
    assert member.is_closing == own_before
    assert not Case.objects.filter(kind="final-block", closed_at=None).exists()
    assert Notification.objects.filter(account=member, kind="account-reopened").count() == 1
    if own_before:
        closure = Closure.objects.get(account=member)
        assert (closure.by_staff, closure.restored_at) == (False, None)
        assert closure.restorable_until > now()
        assert not restore_own_account(member).is_closing


def test_closed_and_confirmed_at_the_desk(member, story, moderator, second):
    decided(moderator, held(member, story))
    desk = log_in(moderator)
    card = f"/desk/accounts/{member.public_id}/"
    assert "Close this account" in desk.get(card).content.decode()
    refused = desk.post(f"{card}close/", {"words": ""})
    assert refused.status_code == 400
    assert desk.post(f"{card}close/", {"words": WHY}).status_code == 302
    shown = desk.get(card).content.decode()
    assert "Close this account" not in shown
    assert "closing of the account" in shown
    look = f"/desk/cases/{second_look().public_id}/"
    other = log_in(second)
    assert "Is this account to stay closed?" in other.get(look).content.decode()
    answer = {"outcome": "refuse", "words": "Too hard.", "change": "0"}
    assert other.post(f"{look}final/", answer).status_code == 302
    assert not Account.objects.get(pk=member.pk).is_closing
