"""Open cases in the order of need, and which of them a moderator may decide."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission, roles_under
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.moderation.models.case import Case, CaseKind, CaseReason

PAGE = 30
EXCERPT = 160
LATE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One line of the queue. `due_at` is set for appeals; `is_late` marks what waits too long."""

    public_id: str
    kind: str
    reason: str
    reason_words: str
    rules: tuple[str, ...]
    excerpt: str
    author: str
    story: str
    opened_at: datetime
    due_at: datetime | None
    is_late: bool
    taken_by: str
    is_mine: bool
    is_for_another: bool
    report_count: int


@dataclass(frozen=True, slots=True)
class QueuePage:
    """One page of the queue; `next_cursor` is the `after` of the next, none at the end.

    `kinds` and `rules` say how many cases each choice of that filter would show, with the other
    filter as it is.
    """

    items: tuple[QueueItem, ...]
    next_cursor: str | None
    total: int
    kinds: Mapping[str, int]
    rules: Mapping[str, int]


def open_cases(
    moderator: Account,
    *,
    kind: str | None = None,
    rule: str | None = None,
    is_oldest_first: bool = False,
    after: str | None = None,
) -> QueuePage:
    """A page of open cases: gravest first, of equals the oldest; or simply the oldest first.

    Cases that need another person are shown and marked, so that nothing is out of sight.

    Raises:
        NotAllowed: the account does not belong to the desk.
    """
    demand(moderator, Permission.SEE_DESK)
    kind = kind if kind in CaseKind.values else None
    rule = rule if rule and rule.isalnum() else None
    rows = Case.objects.filter(closed_at=None)
    kinds, rules = _counts(rows, kind=kind, rule=rule)
    if kind:
        rows = rows.filter(kind=kind)
    if rule:
        rows = rows.filter(rules__contains=f" {rule} ")
    rows = _after(rows, after, is_oldest_first=is_oldest_first).select_related(
        "revision", "account", "comment__story", "appeal", "taken_by"
    )
    found = list(rows[: PAGE + 1])
    return QueuePage(
        items=tuple(_item(row, moderator) for row in found[:PAGE]),
        next_cursor=found[PAGE - 1].public_id if len(found) > PAGE else None,
        total=kinds[kind or ""],
        kinds=kinds,
        rules=rules,
    )


def _counts(
    rows: QuerySet[Case], *, kind: str | None, rule: str | None
) -> tuple[Counter[str], Counter[str]]:
    """How many cases each kind and each rule would show; `""` counts all."""
    kinds: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    groups = rows.order_by().values_list("kind", "rules").annotate(number=Count("pk"))
    for one, found, number in groups:
        cited = found.split()
        if rule is None or rule in cited:
            kinds.update({one: number, "": number})
        if kind is None or kind == one:
            rules.update({"": number} | dict.fromkeys(cited, number))
    return kinds, rules


def in_order_of_need(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Gravest first, of equals the oldest; by row, so that a clock cannot reorder them."""
    return rows.order_by("-priority", "pk")


def decidable_by(moderator: Account) -> QuerySet[Case]:
    """Open cases that this moderator may decide: not barred, not own, the author below."""
    below = roles_under(moderator.role)
    return (
        Case.objects.filter(closed_at=None, account__role__in=below)
        .exclude(barred=moderator)
        .exclude(account=moderator)
        .exclude(
            appeal__decision__ruling="confirm-final",
            appeal__decision__given_with__decided_by=moderator,
        )
        .exclude(appeal__decision__sanction__confirmed_by=moderator)
    )


def free_for(moderator: Account) -> Q:
    """Nobody else has it: never taken, given back, its lease over, or taken by oneself."""
    return Q(taken_by=None) | Q(taken_by=moderator) | Q(taken_until__lte=now())


def _after(rows: QuerySet[Case], after: str | None, *, is_oldest_first: bool) -> QuerySet[Case]:
    rows = rows.order_by("pk") if is_oldest_first else in_order_of_need(rows)
    last = Case.objects.filter(public_id=checked_id(after)).first() if after else None
    if last is None:
        return rows
    if is_oldest_first:
        return rows.filter(pk__gt=last.pk)
    return rows.filter(beyond(last))


def beyond(last: Case) -> Q:
    """What comes after a case in the order of need."""
    return Q(priority__lt=last.priority) | Q(priority=last.priority, pk__gt=last.pk)


def _item(case: Case, moderator: Account) -> QueueItem:
    moment = now()
    due_at = case.appeal.due_at if case.appeal else None
    is_taken = case.taken_until is not None and case.taken_until > moment
    text = case.appeal.explanation if case.appeal else case.revision and case.revision.plain
    return QueueItem(
        public_id=case.public_id,
        kind=case.kind,
        reason=case.reason,
        reason_words=str(CaseReason(case.reason).label),
        rules=case.rule_ids,
        excerpt=shortened(text or ""),
        author=case.account.display_name,
        story=case.comment.story.title if case.comment else "",
        opened_at=case.opened_at,
        due_at=due_at,
        is_late=moment > (due_at or case.opened_at + LATE),
        taken_by=case.taken_by.display_name if is_taken and case.taken_by else "",
        is_mine=is_taken and case.taken_by_id == moderator.pk,
        is_for_another=_is_for_another(case, moderator),
        report_count=case.report_count,
    )


def _is_for_another(case: Case, moderator: Account) -> bool:
    if moderator.pk in {case.barred_id, case.account_id}:
        return True
    return case.account.role not in roles_under(moderator.role)


def shortened(text: str, length: int = EXCERPT) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0] + " …"
