"""Erasing accounts: when, what goes, what stays, and only once the time is over."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command

from folkmoot.accounts.actions.closures import request_closure, restore_own_account
from folkmoot.accounts.actions.consents import give_consent
from folkmoot.accounts.errors import AccountNotClosing
from folkmoot.accounts.models import Account, Closure
from folkmoot.accounts.models.closure import CommentsAfter
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.models import Comment, Draft, Reaction, Revision, Story
from folkmoot.discussion.queries.threads import thread_page
from folkmoot.moderation.models import Decision, PastBlock
from folkmoot.privacy.actions.erasure import (
    erase_account,
    erase_due_accounts,
    replay_erasures,
)
from folkmoot.privacy.models import ConsentProof, Receipt
from tests.make import make_account, make_comment, make_story
from tests.moderation.make import measured, review_by_marks
from tests.privacy.conftest import AT
from tests.privacy.days import pass_days, run_at_once


@pytest.fixture
def clock(db: None) -> Iterator[Any]:
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        yield clock


def close_and_pass(clock: Any, account: Account, comments: str = CommentsAfter.ERASED) -> None:
    request_closure(account, comments=comments)
    assert run_at_once(clock, 30) == 1
    account.refresh_from_db()


def test_nothing_is_erased_a_day_too_early(clock: Any) -> None:
    account = make_account("Ada Reader")
    request_closure(account)
    assert run_at_once(clock, 29) == 0
    account.refresh_from_db()
    assert account.is_active
    assert run_at_once(clock, 1) == 1
    account.refresh_from_db()
    assert not account.is_active
    assert erase_due_accounts() == 0


def test_name_and_address_are_free_again(clock: Any) -> None:
    account = make_account("Ada Reader")
    email, public_id = account.email, account.public_id
    close_and_pass(clock, account)
    assert account.display_name != "Ada Reader"
    assert account.public_id != public_id
    assert not account.has_usable_password()
    again = make_account("Ada Reader")
    Account.objects.filter(pk=again.pk).update(email=email)


def test_comments_stay_without_a_name(clock: Any) -> None:
    """A6: what readers see stays, with nobody's name; what they never saw goes."""
    story, account = make_story(), make_account("Ada Reader")
    shown = make_comment(story, author=account, text="The bridge is needed, says Ada Reader.")
    hidden = make_comment(story, author=account, state="removed", rule="C5")
    waiting = make_comment(story, author=account, state="held")
    close_and_pass(clock, account, CommentsAfter.NAMELESS)
    texts = dict(Revision.objects.values_list("comment", "source"))
    assert texts == {
        shown.pk: "The bridge is needed, says (deleted member).",
        hidden.pk: "",
        waiting.pk: "",
    }
    (thread,) = thread_page(story).threads
    assert (thread.top.state_word, thread.top.author_name) == ("closed-account", "")
    assert "(deleted member)" in thread.top.html


def test_comments_go_and_answers_keep_their_place(clock: Any) -> None:
    """UX-058: a stub of its own where others answered, and no trace elsewhere."""
    story, account = make_story(), make_account("Ada Reader")
    other = make_account("Bob Writer")
    answered = make_comment(story, author=account, text="The bridge was promised ten years ago.")
    alone = make_comment(story, author=account)
    reply = make_comment(
        author=other,
        parent=answered,
        text="> The bridge was promised ten years ago.\n\nNot so, @ada reader, it was five.",
    )
    close_and_pass(clock, account)
    (thread,) = thread_page(story).threads
    assert (thread.top.state_word, thread.top.html) == ("erased", "")
    assert thread.top.public_id == answered.public_id
    text = Revision.objects.get(comment=reply).source
    assert text == "> (quote of a deleted comment)\n\nNot so, (deleted member), it was five."
    assert "ada" not in Revision.objects.get(comment=reply).html.lower()
    story.refresh_from_db()
    assert (story.comment_count, story.thread_count) == (1, 1)
    assert not Comment.objects.get(pk=alone.pk).is_listed


def test_drafts_and_reactions_go_and_are_counted_off(clock: Any) -> None:
    story, account = make_story(), make_account()
    liked = make_comment(story)
    react(account, liked)
    keep_draft(account, story, text="Not yet said")
    close_and_pass(clock, account)
    assert Comment.objects.get(pk=liked.pk).reaction_count == 0
    assert not Reaction.objects.exists()
    assert not Draft.objects.exists()


def test_a_reminder_comes_some_days_before(clock: Any) -> None:
    account = make_account()
    request_closure(account)
    mail.outbox.clear()
    run_at_once(clock, 26)
    assert not mail.outbox
    run_at_once(clock, 1)
    erase_due_accounts()
    (letter,) = mail.outbox
    assert letter.subject == "Your account will be erased soon"
    assert "/account/restore/" in letter.body


def test_an_undelivered_mail_delays_the_end_but_not_for_ever(
    clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SECURITY, Deletion: no mail server took the way back; sixty days in all."""
    account = make_account()
    request_closure(account)
    Closure.objects.update(mailed_at=None)
    monkeypatch.setattr("folkmoot.accounts.tasks.note_mailed", lambda _closure: None)
    mail.outbox.clear()
    assert run_at_once(clock, 30) == 0
    assert Closure.objects.get().restorable_until == AT + timedelta(days=37)
    assert [letter.subject for letter in mail.outbox][-1] == "Your account is closed"
    restore_own_account(account)
    account.refresh_from_db()
    assert not account.is_closing


def _refuse(*_: object, **__: object) -> None:
    raise OSError("refused")


def test_after_sixty_days_an_undelivered_mail_delays_no_more(clock: Any) -> None:
    account = make_account()
    request_closure(account)
    Closure.objects.update(mailed_at=None, restorable_until=AT + timedelta(days=60))
    assert run_at_once(clock, 60) == 1


def test_what_has_begun_cannot_be_restored(clock: Any) -> None:
    account = make_account()
    closure = request_closure(account)
    Closure.objects.update(erasing_since=AT)
    with pytest.raises(AccountNotClosing):
        restore_own_account(account)
    assert erase_account(closure.public_id) is not None
    assert erase_account(closure.public_id) is None


def test_a_crash_in_between_is_taken_up(clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    account = make_account()
    comment = make_comment(author=account)
    request_closure(account, comments="erased")
    with monkeypatch.context() as patch:
        patch.setattr("folkmoot.privacy.parts.accounts._become_nobody", _refuse)
        with pytest.raises(OSError, match="refused"):
            run_at_once(clock, 30)
    account.refresh_from_db()
    assert account.is_active
    assert not Receipt.objects.exists()
    assert erase_due_accounts() == 1
    account.refresh_from_db()
    assert not account.is_active
    assert Revision.objects.get(comment=comment).source == ""


def test_a_receipt_and_proofs_stay_and_name_nobody(clock: Any, ledger: Path) -> None:
    account = make_account("Ada Reader")
    public_id, email = account.public_id, account.email
    give_consent(account, text="standards", version="7", language="en", method="sign-up")
    close_and_pass(clock, account)
    receipt = Receipt.objects.get()
    (line,) = ledger.read_text().splitlines()
    assert json.loads(line)["person"] == receipt.person
    proof = ConsentProof.objects.get()
    assert (proof.text, proof.version) == ("standards", "7")
    kept = f"{line}{vars(receipt)}{vars(proof)}"
    assert public_id not in kept
    assert email not in kept


def test_a_restored_backup_is_erased_again(clock: Any, ledger: Path) -> None:
    """The ledger: the account is back with all its rows, and goes again."""
    account, other = make_account("Ada Reader"), make_account("Bob Writer")
    before = Account.objects.filter(pk=account.pk).values().get()
    close_and_pass(clock, account)
    Account.objects.filter(pk=account.pk).update(**before)
    Receipt.objects.all().delete()
    call_command("replay_erasures", ledger=ledger)
    account.refresh_from_db()
    other.refresh_from_db()
    assert not account.is_active
    assert other.is_active
    call_command("replay_erasures", ledger=ledger)
    assert Receipt.objects.count() == 1


def test_the_ledger_is_read_with_a_former_key(clock: Any, ledger: Path, settings: Any) -> None:
    account = make_account("Ada Reader")
    before = Account.objects.filter(pk=account.pk).values().get()
    close_and_pass(clock, account)
    Account.objects.filter(pk=account.pk).update(**before)
    former, settings.SECRET_KEY = settings.SECRET_KEY, "another-key-" + "y" * 40
    assert replay_erasures(ledger) == 0
    settings.SECRET_KEY_FALLBACKS = [former]
    ledger.write_text(ledger.read_text() + '{"person": "cut sho')
    assert replay_erasures(ledger) == 1


def test_sessions_end(clock: Any, client: Any) -> None:
    account = make_account()
    client.force_login(account)
    close_and_pass(clock, account)
    assert not [row for row in Session.objects.all() if row.get_decoded().get("_auth_user_id")]


def test_the_second_block_is_not_evaded_by_deleting(
    clock: Any, moderator: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A10: the block of an erased account counts for the same mailbox, in every spelling."""
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    story, account = make_story(), make_account()
    _move_to(account, "ada.reader@gmail.com")
    measured(moderator, account, story, "block")
    close_and_pass(clock, account)
    assert PastBlock.objects.count() == 1
    assert not Decision.objects.exclude(words="").exists()
    again, stranger = make_account(), make_account()
    _move_to(again, "adareader+new@gmail.com")
    second = measured(moderator, again, story, "block")
    first = measured(moderator, stranger, story, "block")
    assert Decision.objects.get(pk=second.pk).sanction.finality == "proposed"
    assert Decision.objects.get(pk=first.pk).sanction.finality == ""


def _move_to(account: Account, email: str) -> None:
    EmailAddress.objects.filter(user=account).update(email=email)
    account.email = email
    account.save()


def test_stories_are_left_alone(clock: Any) -> None:
    story = make_story()
    account = make_account()
    make_comment(story, author=account)
    pass_days(clock, 1)
    close_and_pass(clock, account)
    story.refresh_from_db()
    assert Story.objects.count() == 1
    assert (story.comment_count, story.thread_count) == (0, 0)
