"""The gate: every text that a member writes comes through here, and nothing past it."""

from django.db import transaction

from folkmoot.accounts.errors import ConsentNeeded, EmailUnconfirmed
from folkmoot.accounts.models.account import Account
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.access import check_may_comment, check_pace
from folkmoot.discussion.actions.comments import NewComment, check_key, write_comment
from folkmoot.discussion.actions.drafts import drop_draft, keep_draft
from folkmoot.discussion.actions.telling import announce
from folkmoot.discussion.actions.turns import take_turn
from folkmoot.discussion.errors import CommentExists
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.story import Story
from folkmoot.discussion.rendering import check_text, render
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.access import check_may_write
from folkmoot.moderation.actions.cases import Question, open_case
from folkmoot.moderation.actions.decisions import record_engine_decision
from folkmoot.moderation.actions.nudges import count_nudge
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.advice import Preview
from folkmoot.moderation.facts import Author, build_submission, record_of
from folkmoot.moderation.gate import Intake, Passage, Written, settle
from folkmoot.moderation.judging import Judged, judge
from folkmoot.moderation.queries.standards import InForce
from folkmoot.standards.verdict import Outcome

STATES = {
    Outcome.PUBLISH: CommentState.PUBLISHED,
    Outcome.HOLD: CommentState.HELD,
    Outcome.REMOVE: CommentState.REMOVED,
}


def submit_comment(account: Account, story: Story, written: Written) -> Intake:
    """A new comment: it stands, it waits for a person, or its author is asked to reword.

    The text is judged before the transaction, since no rule and no remote judge may hold the
    database while it thinks; then comment, decision, case and what follows are written as
    one. The same key sent twice, also at once, is one comment and one answer.

    Raises:
        KeyNotValid: the key is none.
        TextEmpty, TextTooLong, TextNotReadable: it cannot be taken as a text.
        StoryClosed, StoryPaused, ParentNotOpen: there is no place for it, or not now.
        TooFast: the story is in slow mode, and it is not the account's turn yet.
        EmailUnconfirmed, ConsentNeeded: something comes first; the text is kept as a draft.
        AccountClosing, BlockedFromWriting, PausedFromWriting: the account may not write.
    """
    record = record_of(account)
    if record.row_of(check_key(written.key)) is not None:
        return _intake_of(account, written.key)
    text = check_text(written.text)
    _check_may_comment(account, story, written)
    holds_next = check_may_write(account)
    rendered = render(text)
    in_force = adopt_default(story.publication)
    author = Author(account, record)
    submission = build_submission(author, story, text=text, parent=written.parent)
    judged = judge(submission, rendered, in_force)
    passage = settle(
        judged.verdict, mode=story.opening.mode, insists=written.insists, holds_next=holds_next
    )
    if passage.outcome is Outcome.NUDGE:
        count_nudge(story.publication, judged.verdict)
        return Intake("nudge", advice=judged.advice(in_force, account.language))
    new = NewComment(story, account, rendered, written.key, written.parent)
    try:
        return _write(new, judged, passage, in_force)
    except CommentExists:
        return _intake_of(account, written.key)


def preview_comment(account: Account, story: Story, text: str) -> Preview:
    """How a text would look and what the standards say of it (B9); nothing is stored or sent on.

    Raises:
        TextEmpty, TextTooLong, TextNotReadable: it cannot be taken as a text.
    """
    text = check_text(text)
    rendered = render(text)
    in_force = adopt_default(story.publication)
    author = Author(account, record_of(account))
    submission = build_submission(author, story, text=text)
    judged = judge(submission, rendered, in_force, asks_judges=False)
    return Preview(rendered.html, judged.advice(in_force, account.language))


@transaction.atomic
def _write(new: NewComment, judged: Judged, passage: Passage, in_force: InForce) -> Intake:
    rules = judged.verdict.findings
    comment = write_comment(new, state=STATES[passage.outcome], rule=rules[0].rule if rules else "")
    take_turn(new.author, new.story)
    revision = comment.shown_revision
    assert revision is not None
    record_engine_decision(
        comment, revision, judged=judged, outcome=passage.outcome, in_force=in_force
    )
    if passage.outcome is Outcome.HOLD:
        open_case(Question(comment, revision, passage.reason, judged), in_force.standards)
    drop_draft(new.author, new.story, parent=new.parent)
    if passage.outcome is Outcome.PUBLISH:
        announce(comment)
    advice = judged.advice(in_force, new.author.language)
    return Intake(passage.outcome.value, comment, revision, advice)


def _check_may_comment(account: Account, story: Story, written: Written) -> None:
    try:
        check_may_comment(account, story, written.parent)
        check_pace(account, story)
    except (EmailUnconfirmed, ConsentNeeded) as error:
        _keep(account, story, written, error)
        raise


def _keep(account: Account, story: Story, written: Written, error: FolkmootError) -> None:
    """Keep what was written for the time after; if that is refused too, the first reason counts."""
    try:
        keep_draft(account, story, written.text, parent=written.parent)
    except FolkmootError:
        raise error from None


def _intake_of(account: Account, key: str) -> Intake:
    """What became of the first sending with this key."""
    comment = Comment.objects.select_related("shown_revision", "story").get(
        author=account, submission_key=key
    )
    first = comment.decisions.order_by("pk").first()
    return Intake(first.ruling if first else "hold", comment, comment.shown_revision)
