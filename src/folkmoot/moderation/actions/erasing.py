"""What stays of decisions when an account is erased: the act and its ground, no word of anybody.

Decisions are kept for the newsroom's duty to account for them (GDPR Art. 17(3)(b) and (e)); the
account they name is a pseudonym by then. This and nothing else changes rows of decisions.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.queries.sign_on import mailboxes_of
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.moderation.models.appeal import Appeal, AppealState
from folkmoot.moderation.models.case import Case
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.past_block import PastBlock
from folkmoot.moderation.models.report import Report
from folkmoot.moderation.models.sanction import Finality, Sanction, SanctionEnd, SanctionKind
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.queries.past_blocks import person_of

NO_FACTS = {"text": "", "quotes": []}
NO_WORDS = {"words": "", "help": []}
KEPT_FACTS = frozenset({"comment", "written_at", "revision", "language", "story", "address"})
KEPT_REASONS = frozenset(
    {
        "restriction",
        "territorial_scope",
        "begins_at",
        "ends_at",
        "source",
        "automated_detection",
        "automated_decision",
        "ground",
        "legal_ground",
        "standards",
        "record",
        "redress",
    }
)
KEPT_VERDICT = frozenset({"outcome", "standards", "scores", "degraded", "text"})
KEPT_FINDING = frozenset({"rule", "detector", "version", "score", "rung", "action"})
"""What is named here stays; what a later version adds goes, until somebody names it."""


@transaction.atomic
def remember_blocks(account: Account) -> int:
    """Keep, under a keyed hash, the blocks that would count toward a second one (A10).

    Those that were pardoned, and those in force. One that was a mistake is forgotten.
    """
    until = now() + timedelta(days=conf.past_block_days)
    persons = [person_of(mailbox) for mailbox in mailboxes_of(account)]
    blocks = Sanction.objects.filter(account=account, kind=SanctionKind.BLOCK)
    kept = blocks.filter(ended_as__in=("", SanctionEnd.PARDONED))
    rows = [
        PastBlock(
            person=person,
            begins_at=block.begins_at,
            is_final=block.finality == Finality.FINAL,
            kept_until=until,
        )
        for block in kept
        for person in persons
    ]
    return len(PastBlock.objects.bulk_create(rows))


@transaction.atomic
def strip_decisions(account: Account) -> int:
    """Take every word out of cases, decisions, statements and appeals about the account.

    Open questions end: nobody is left to be answered.
    """
    Case.objects.filter(account=account, closed_at=None).update(
        closed_at=now(), taken_by=None, taken_until=None
    )
    for case in Case.objects.filter(account=account).exclude(verdict=None).iterator():
        Case.objects.filter(pk=case.pk).update(verdict=_bare(case.verdict or {}))
    decisions = Decision.objects.filter(account=account)
    for decision in decisions.exclude(verdict=None).iterator():
        decisions.filter(pk=decision.pk).update(verdict=_bare(decision.verdict or {}))
    for statement in Statement.objects.filter(account=account).iterator():
        rows = Statement.objects.filter(pk=statement.pk)
        rows.update(reasons=_without_words(statement.reasons))
    appeals = Appeal.objects.filter(account=account)
    appeals.filter(state=AppealState.WAITING).update(state=AppealState.ENDED)
    appeals.update(subject="", explanation="", answer="")
    return decisions.update(words="", note="")


@transaction.atomic
def strip_reports(account: Account) -> int:
    """Take the words out of reports by the account and of those about its comments."""
    rows = Report.objects.filter(Q(account=account) | Q(comment__author=account))
    return rows.update(explanation="", name="", email="")


def strip_old_reports() -> int:
    """Take the words out of reports that were answered long ago; how many."""
    oldest = now() - timedelta(days=conf.report_days)
    rows = Report.objects.filter(answered_at__lt=oldest)
    with_words = rows.exclude(explanation="", name="", email="")
    return with_words.update(explanation="", name="", email="")


def drop_past_blocks() -> int:
    """Forget the blocks of erased accounts whose term is over; how many."""
    return PastBlock.objects.filter(kept_until__lt=now()).delete()[0]


def _bare(verdict: dict[str, Any]) -> dict[str, Any]:
    """Which detectors saw something under which rule, and how sure; not what they saw."""
    findings = [
        {**_only(found, KEPT_FINDING), "spans": [], "facts": {}}
        for found in verdict.get("findings", [])
    ]
    return {**_only(verdict, KEPT_VERDICT), "findings": findings, "failed": [], "judges": []}


def _without_words(reasons: dict[str, Any]) -> dict[str, Any]:
    facts = _only(reasons.get("facts", {}), KEPT_FACTS)
    return {**_only(reasons, KEPT_REASONS), **NO_WORDS, "facts": {**facts, **NO_FACTS}}


def _only(data: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name in names}
