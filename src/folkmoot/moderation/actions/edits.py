"""Edits take the same gate as new comments, and never bring a hidden text into view."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import F

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.after_commit import start
from folkmoot.discussion.access import check_may_edit, is_author
from folkmoot.discussion.actions.comments import add_revision
from folkmoot.discussion.errors import (
    CommentRemoved,
    CommentWithdrawn,
    EditedMeanwhile,
    NothingChanged,
)
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.rendering import Rendered, check_text, render
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.access import check_may_judge, check_may_write
from folkmoot.moderation.actions.cases import Question, open_case
from folkmoot.moderation.actions.decisions import record_engine_decision
from folkmoot.moderation.actions.nudges import count_nudge
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.actions.telling import tell
from folkmoot.moderation.facts import Author, build_submission, record_of
from folkmoot.moderation.gate import Intake, Passage, settle
from folkmoot.moderation.judging import Judged, judge
from folkmoot.moderation.models.case import Case, CaseKind
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.queries.standards import InForce
from folkmoot.standards.verdict import Outcome


@dataclass(frozen=True, slots=True)
class Edit:
    """A judged edit on its way into the rows."""

    comment: Comment
    by: Account
    rendered: Rendered
    base: int
    judged: Judged


def submit_edit(
    account: Account, comment: Comment, *, text: str, base_revision: int, insists: bool = False
) -> Intake:
    """A new text of a comment, by its author or by a moderator.

    The author's is judged like a new comment. What is held waits while the text before it stays;
    while a comment or an edit waits, the new text takes the waiting one's place and waits too, as
    it does where nobody may write at present. A moderator's edit is judged as well, and the
    moderator answers for it: it is marked, kept beside the author's text, and the author is told.

    Raises:
        CommentUnknown, CommentRemoved, EditWindowOver: it cannot be edited by this account;
            asked first, so that another's comment answers like a missing one.
        TextEmpty, TextTooLong, TextNotReadable: it cannot be taken as a text.
        NotAllowed, OwnComment, HigherRank: a moderator may not edit this author's words.
        EditedMeanwhile: there is a newer text than the one the edit began from.
        NothingChanged: it is the text that stands.
        BlockedFromWriting, PausedFromWriting: the account may not write.
    """
    check_may_edit(account, comment)
    text = check_text(text)
    holds_next = check_may_write(account)
    latest = _latest(comment)
    if latest.number != base_revision:
        raise EditedMeanwhile(revision=latest.number, text=latest.source)
    if latest.source == text:
        raise NothingChanged
    is_own = is_author(account, comment)
    if not is_own:
        check_may_judge(account, comment.author, Permission.EDIT_COMMENTS)
    edit, in_force = _judged(account, comment, text, base_revision)
    if not is_own:
        return _write_by_moderator(edit, in_force)
    passage = settle(
        edit.judged.verdict,
        mode=comment.story.opening.mode_of_edits,
        insists=insists,
        holds_next=holds_next,
    )
    if passage.outcome is Outcome.NUDGE:
        count_nudge(comment.story.publication, edit.judged.verdict)
        return Intake("nudge", comment, advice=edit.judged.advice(in_force, account.language))
    return _write(edit, passage, in_force)


def _judged(account: Account, comment: Comment, text: str, base: int) -> tuple[Edit, InForce]:
    in_force = adopt_default(comment.story.publication)
    rendered = render(text)
    author = Author(comment.author, record_of(comment.author), edited=comment)
    submission = build_submission(author, comment.story, text=text, parent=comment.parent)
    judged = judge(submission, rendered, in_force)
    return Edit(comment, account, rendered, base, judged), in_force


@transaction.atomic
def _write(edit: Edit, passage: Passage, in_force: InForce) -> Intake:
    """Show the new text or let it wait; a machine never removes a comment for an edit."""
    case = _open_case_of(edit.comment)
    waits = _waits(edit.comment)
    is_kept_back = waits or passage.outcome is not Outcome.PUBLISH
    is_shown = not is_kept_back or edit.comment.state == CommentState.HELD
    revision = _revise(edit, is_shown=is_shown)
    outcome = Outcome.HOLD if is_kept_back else Outcome.PUBLISH
    record_engine_decision(
        edit.comment, revision, judged=edit.judged, outcome=outcome, in_force=in_force
    )
    if is_kept_back:
        reason = passage.reason or (case.reason if case else "found")
        open_case(Question(edit.comment, revision, reason, edit.judged), in_force.standards)
    elif case is not None:
        _turn_to(case, revision)
    advice = edit.judged.advice(in_force, edit.by.language)
    return Intake(outcome.value, edit.comment, revision, advice)


@transaction.atomic
def _write_by_moderator(edit: Edit, in_force: InForce) -> Intake:
    """A moderator's text stands where the author's stood; a waiting comment goes on waiting."""
    case = _open_case_of(edit.comment)
    waits = edit.comment.waiting_revision_id is not None
    revision = _revise(edit, is_shown=not waits)
    is_kept_back = _waits(edit.comment)
    decision = Decision.objects.create(
        ruling="hold" if is_kept_back else "publish",
        decided_by=edit.by,
        account=edit.comment.author,
        comment=edit.comment,
        revision=revision,
        verdict=edit.judged.to_dict(),
        standards=in_force.version,
        before={"edit": True},
    )
    if case is not None:
        _turn_to(case, revision)
    tell(decision, "comment-edited")
    return Intake(decision.ruling, edit.comment, revision)


def _revise(edit: Edit, *, is_shown: bool) -> Revision:
    revision = add_revision(
        edit.comment, by=edit.by, rendered=edit.rendered, base=edit.base, is_shown=is_shown
    )
    if is_shown:
        start("discussion.tell_mentioned", edit.comment.pk)
    return revision


def _latest(comment: Comment) -> Revision:
    latest = comment.revisions.order_by("-number").first()
    assert latest is not None
    return latest


def _waits(comment: Comment) -> bool:
    return comment.state == CommentState.HELD or comment.waiting_revision_id is not None


def _open_case_of(comment: Comment) -> Case | None:
    """The open case, with the comment's row as it is now and not as the page had loaded it.

    The case is locked before the comment, in the order in which a decision locks them.

    Raises:
        CommentRemoved, CommentWithdrawn: it went from view while the edit was judged.
    """
    cases = Case.objects.select_for_update().filter(comment=comment, kind=CaseKind.COMMENT)
    case = cases.filter(closed_at=None).first()
    row = Comment.objects.select_for_update(no_key=True).get(pk=comment.pk)
    if row.state == CommentState.REMOVED:
        raise CommentRemoved
    if row.state == CommentState.WITHDRAWN:
        raise CommentWithdrawn
    comment.state, comment.waiting_revision_id = row.state, row.waiting_revision_id
    return case


def _turn_to(case: Case, revision: Revision) -> None:
    """The case is from now on about this text; whoever looked at the old one looks again."""
    Case.objects.filter(pk=case.pk).update(revision=revision, change=F("change") + 1)
