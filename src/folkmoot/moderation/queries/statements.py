"""Statements of reasons, as their addressee reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from folkmoot.accounts.models.account import Account
from folkmoot.core.ids import checked_id
from folkmoot.moderation.errors import StatementUnknown
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.queries.appeals import AppealView, appeal_view, may_appeal
from folkmoot.moderation.wording import Section, sections_of, title_of


@dataclass(frozen=True, slots=True)
class StatementHead:
    """One line about a statement."""

    public_id: str
    rule: str
    title: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of a member's list of statements."""

    public_id: str
    title: str
    story: str
    issued_at: datetime
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class StatementView:
    """A whole statement. `is_withdrawn` says that the decision no longer holds.

    `withdrawn_as` is how: undone, overturned, pardoned, lifted or overridden. `decision` is what
    an appeal is filed against.
    """

    public_id: str
    decision: str
    title: str
    language: str
    sections: tuple[Section, ...]
    comment: str
    story: str
    story_address: str
    issued_at: datetime
    appeal_until: datetime | None
    may_appeal: bool
    is_withdrawn: bool
    withdrawn_as: str
    appeal: AppealView | None


def statement_for(account: Account, public_id: str) -> StatementView:
    """The statement, in its own language and the reader's time zone.

    Raises:
        StatementUnknown: there is none, or it is another's: the same answer.
    """
    row = _rows(account).filter(public_id=checked_id(public_id)).first()
    if row is None:
        raise StatementUnknown
    reversing = getattr(row.decision, "reversed_by", None)
    appeal = getattr(row.decision, "appeal", None)
    facts = row.reasons["facts"]
    return StatementView(
        public_id=row.public_id,
        decision=row.decision.public_id,
        title=title_of(row.reasons, row.language),
        language=row.language,
        sections=sections_of(row.reasons, language=row.language, zone=account.time_zone),
        comment=facts["comment"],
        story=facts["story"],
        story_address=facts["address"],
        issued_at=row.issued_at,
        appeal_until=row.appeal_until,
        may_appeal=may_appeal(row.decision),
        is_withdrawn=reversing is not None,
        withdrawn_as=reversing.reversal if reversing else "",
        appeal=appeal_view(appeal) if appeal else None,
    )


def statements_of(account: Account) -> tuple[StatementLine, ...]:
    """Every statement the account was given, the newest first."""
    return tuple(
        StatementLine(
            public_id=row.public_id,
            title=title_of(row.reasons, row.language),
            story=row.reasons["facts"]["story"],
            issued_at=row.issued_at,
            is_withdrawn=hasattr(row.decision, "reversed_by"),
        )
        for row in _rows(account).order_by("-pk")
    )


def statement_ids_by_comment(account: Account) -> dict[str, str]:
    """For each comment of the account that a decision in force took away: its statement."""
    rows = _in_force(account).order_by("pk")
    return dict(rows.values_list("decision__comment__public_id", "public_id"))


def statements_about(account: Account, comment_ids: Iterable[str]) -> dict[str, StatementHead]:
    """The same for some comments, with the first rule that each statement names."""
    rows = _in_force(account).filter(decision__comment__public_id__in=list(comment_ids))
    heads = {}
    for comment_id, public_id, reasons in rows.order_by("pk").values_list(
        "decision__comment__public_id", "public_id", "reasons"
    ):
        ground = reasons["ground"]
        rule, title = (ground[0]["rule"], ground[0]["title"]) if ground else ("", "")
        heads[comment_id] = StatementHead(public_id, rule, title)
    return heads


def _rows(account: Account) -> QuerySet[Statement]:
    return Statement.objects.filter(account=account).select_related(
        "decision__reversed_by",
        "decision__appeal",
        "decision__comment__story__publication",
        "decision__given_with",
    )


def _in_force(account: Account) -> QuerySet[Statement]:
    """Statements about texts that are out of view now because of them."""
    return Statement.objects.filter(
        account=account, decision__ruling="remove", decision__reversed_by=None
    )
