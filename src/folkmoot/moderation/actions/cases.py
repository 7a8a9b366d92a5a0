"""Opening a case, giving it to one moderator at a time, closing it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.ids import checked_id
from folkmoot.discussion.actions.exhibits import take_exhibit
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.states import CommentState
from folkmoot.moderation.access import check_may_judge
from folkmoot.moderation.errors import (
    CaseChanged,
    CaseTaken,
    CaseUnknown,
    RulingUnknown,
    SamePerson,
)
from folkmoot.moderation.judging import Judged
from folkmoot.moderation.models.case import Case, CaseKind, CaseReason
from folkmoot.moderation.priority import STAFF_HARM, harm_of, priority, rules_found, worst_score
from folkmoot.moderation.queries.queue import (
    beyond,
    decidable_by,
    free_for,
    in_order_of_need,
)
from folkmoot.standards.document import Standards

CANDIDATES = 10


@dataclass(frozen=True, slots=True)
class Question:
    """What a person must look at: a text of a comment, why, and what the engine said of it."""

    comment: Comment
    revision: Revision
    reason: str
    judged: Judged


@transaction.atomic
def open_case(question: Question, standards: Standards) -> Case:
    """The open case about a comment, with the exhibit of what was there to see.

    There is one at a time: if one is open, it is from now on about this text, and counts
    up its `change`, so that nobody decides on a text that he has not seen.
    """
    comment = question.comment
    verdict = question.judged.verdict
    harm = harm_of(verdict, standards)
    rules = rules_found(verdict)
    about = {
        "revision": question.revision,
        "exhibit": take_exhibit(comment, question.revision),
        "reason": question.reason,
        "rules": f" {' '.join(rules)} " if rules else "",
        "verdict": question.judged.to_dict(),
        "priority": priority(harm, comment.story.comment_count, worst_score(verdict)),
    }
    present = Case.objects.filter(comment=comment, kind=CaseKind.COMMENT, closed_at=None)
    if present.update(**about, change=F("change") + 1):
        return present.get()
    return Case.objects.create(comment=comment, account=comment.author, **about)


@transaction.atomic
def open_case_on(moderator: Account, comment_id: str) -> str:
    """The moderator wants to look at a published comment: its case, taken at once.

    Raises:
        NotAllowed, OwnComment, HigherRank: the moderator may not judge it.
        CaseUnknown: there is no such comment.
        CaseTaken: another moderator is at it.
        RulingUnknown: it is removed already; that is undone or appealed, not decided again.
    """
    demand(moderator, Permission.DECIDE)
    comment = (
        Comment.objects.select_related("author", "story", "shown_revision")
        .filter(public_id=checked_id(comment_id))
        .first()
    )
    if comment is None or comment.shown_revision is None:
        raise CaseUnknown
    check_may_judge(moderator, comment.author, Permission.DECIDE)
    case = Case.objects.filter(comment=comment, kind=CaseKind.COMMENT, closed_at=None).first()
    if case is None:
        if comment.state == CommentState.REMOVED:
            raise RulingUnknown
        case = Case.objects.create(
            comment=comment,
            account=comment.author,
            revision=comment.shown_revision,
            exhibit=take_exhibit(comment, comment.shown_revision),
            reason=CaseReason.STAFF,
            priority=priority(STAFF_HARM, comment.story.comment_count),
        )
    take_case(moderator, case.public_id)
    return case.public_id


@transaction.atomic
def take_case(moderator: Account, case_id: str) -> None:
    """Keep the case for this moderator for a while; taken again, the time begins anew.

    Raises:
        NotAllowed, OwnComment, HigherRank, SamePerson: it needs another person.
        CaseUnknown: there is no such case, or it is closed.
        CaseTaken: another moderator has it.
    """
    demand(moderator, Permission.DECIDE)
    case = Case.objects.select_related("account").filter(public_id=checked_id(case_id)).first()
    if case is None or not case.is_open:
        raise CaseUnknown
    check_may_judge(moderator, case.account, Permission.DECIDE)
    if case.is_barred_to(moderator):
        raise SamePerson
    if not _lease(moderator, case.pk):
        holder = Case.objects.select_related("taken_by").get(pk=case.pk).taken_by
        raise CaseTaken(by=holder.display_name if holder else "")


def take_next(
    moderator: Account, *, kind: str | None = None, after: str | None = None
) -> str | None:
    """The next case that this moderator may decide and nobody has; none when all is done.

    It is taken by one statement that asks again whether it is free, so that of many
    moderators who ask at once each gets another case. `after` passes one that is put off.

    Raises:
        NotAllowed: the account does not belong to the desk.
    """
    demand(moderator, Permission.DECIDE)
    rows = in_order_of_need(decidable_by(moderator).exclude(taken_until__gt=now()))
    if kind in CaseKind.values:
        rows = rows.filter(kind=kind)
    passed = Case.objects.filter(public_id=checked_id(after)).first() if after else None
    if passed is not None:
        rows = rows.filter(beyond(passed))
    while candidates := list(rows.values_list("pk", "public_id")[:CANDIDATES]):
        for row_id, public_id in candidates:
            if _lease(moderator, row_id):
                return str(public_id)
    return None


@transaction.atomic
def hand_back(moderator: Account, case_id: str) -> None:
    """Give the case back undecided; of a case that is another's nothing happens."""
    demand(moderator, Permission.DECIDE)
    Case.objects.filter(public_id=checked_id(case_id), taken_by=moderator).update(
        taken_by=None, taken_until=None
    )


def demand_case(
    moderator: Account, case_id: str, *, kind: str, permission: Permission, change: int
) -> Case:
    """The case, locked, if this moderator may decide it as he saw it.

    Raises:
        NotAllowed, OwnComment, HigherRank, SamePerson: it needs another person.
        CaseUnknown: there is no such case of this kind.
        CaseChanged: it was decided or changed since; facts tell by whom and how.
        CaseTaken: another moderator has it.
    """
    demand(moderator, permission)
    case = Case.objects.select_for_update().filter(public_id=checked_id(case_id), kind=kind).first()
    if case is None:
        raise CaseUnknown
    check_may_judge(moderator, case.account, permission)
    if case.is_barred_to(moderator):
        raise SamePerson
    if not case.is_open or case.change != change:
        raise CaseChanged(**_news(case))
    if case.taken_by_id not in {None, moderator.pk} and _is_leased(case):
        raise CaseTaken(by=case.taken_by.display_name if case.taken_by else "")
    return case


def close_case(case: Case) -> None:
    """The question is answered."""
    case.closed_at, case.taken_by, case.taken_until = now(), None, None
    case.change += 1
    case.save(update_fields=["closed_at", "taken_by", "taken_until", "change"])


def reopen_case(case: Case, moderator: Account) -> None:
    """The answer was taken back: the question is open again, and kept for who took it back.

    If another case on the same comment has been opened since, that one stands for both.
    """
    newer = Case.objects.filter(comment=case.comment, kind=case.kind, closed_at=None)
    if newer.update(change=F("change") + 1):
        return
    case.closed_at = None
    case.change += 1
    case.taken_by, case.taken_until = moderator, now() + timedelta(minutes=conf.case_minutes)
    case.save(update_fields=["closed_at", "change", "taken_by", "taken_until"])


def _lease(moderator: Account, row_id: int) -> bool:
    until = now() + timedelta(minutes=conf.case_minutes)
    free = Case.objects.filter(free_for(moderator), pk=row_id, closed_at=None)
    return free.update(taken_by=moderator, taken_until=until) == 1


def _is_leased(case: Case) -> bool:
    return case.taken_until is not None and case.taken_until > now()


def _news(case: Case) -> dict[str, Any]:
    last = case.decisions.select_related("decided_by").order_by("-pk").first()
    by = last.decided_by.display_name if last and last.decided_by else ""
    return {
        "is_open": case.is_open,
        "change": case.change,
        "ruling": last.ruling if last else "",
        "by": by,
    }
