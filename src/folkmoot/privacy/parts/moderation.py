"""Decisions, their reasons, appeals: the record stays under a pseudonym, its words do not."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from folkmoot.accounts.models import Account
from folkmoot.moderation.actions.erasing import (
    remember_blocks,
    strip_decisions,
    strip_reports,
)
from folkmoot.moderation.models import (
    Appeal,
    Decision,
    InboundLetter,
    Report,
    Sanction,
    Statement,
    Strike,
)
from folkmoot.privacy.parts.base import (
    OWN_SETTINGS,
    PSEUDONYM,
    PUBLIC_ID,
    Leaving,
    Part,
    emptied,
    gone,
    kept,
)

RECORD = "the act and its ground, which the newsroom must be able to account for"
MACHINES = "labels of another system; no member is named, and their time is the schedule's"
HASHED = "a keyed hash, kept for a stated term so that the rule on a second block holds"


def erase(leaving: Leaving) -> dict[str, int]:
    """Remember the blocks that count, then take the words out of everything."""
    account = leaving.account
    letters = InboundLetter.objects.filter(Q(sender=account.email) | Q(named_id=account.public_id))
    return {
        "letters by mail": letters.delete()[0],
        "blocks remembered": remember_blocks(leaving.account),
        "decisions without words": strip_decisions(leaving.account),
        "reports without words": strip_reports(leaving.account),
    }


def holdings(account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """What was decided about the account, with reasons; who decided is left out."""
    return {
        "decisions": map(_decision, Decision.objects.filter(account=account).iterator()),
        "statements": map(_statement, Statement.objects.filter(account=account).iterator()),
        "sanctions": map(_sanction, Sanction.objects.filter(account=account).iterator()),
        "strikes": map(_strike, Strike.objects.filter(account=account).iterator()),
        "appeals": map(_appeal, Appeal.objects.filter(account=account).iterator()),
        "reports": map(_report, _reports_of(account)),
        "letters_by_mail": map(
            _letter, InboundLetter.objects.filter(sender=account.email).iterator()
        ),
    }


def _decision(row: Decision) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "ruling": row.ruling,
        "decided_at": row.decided_at,
        "by_machine_alone": row.is_automated,
        "rules": row.rules,
        "words": row.words,
        "standards": row.standards,
    }


def _statement(row: Statement) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "language": row.language,
        "issued_at": row.issued_at,
        "appeal_until": row.appeal_until,
        "reasons": row.reasons,
    }


def _sanction(row: Sanction) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "kind": row.kind,
        "begins_at": row.begins_at,
        "ends_at": row.ends_at,
        "ended_at": row.ended_at,
        "ended_as": row.ended_as,
        "finality": row.finality,
    }


def _strike(row: Strike) -> dict[str, Any]:
    return {
        "weight": row.weight,
        "given_at": row.given_at,
        "ages_at": row.ages_at,
        "taken_back_at": row.taken_back_at,
    }


def _appeal(row: Appeal) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "subject": row.subject,
        "explanation": row.explanation,
        "channel": row.channel,
        "filed_at": row.filed_at,
        "state": row.state,
        "answer": row.answer,
        "answered_at": row.answered_at,
    }


def _letter(row: InboundLetter) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "received_at": row.received_at,
        "state": row.state,
        "subject": row.subject,
        "user_id": row.named_id,
        "explanation": row.explanation,
    }


def _reports_of(account: Account) -> Iterable[Report]:
    return Report.objects.filter(account=account).select_related("comment").iterator()


def _report(row: Report) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "kind": row.kind,
        "comment": row.comment.public_id,
        "rule": row.rule,
        "explanation": row.explanation,
        "name": row.name,
        "email": row.email,
        "filed_at": row.filed_at,
        "outcome": row.outcome,
        "answered_at": row.answered_at,
    }


PART = Part(
    name="moderation",
    columns={
        "moderation.Case": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "account", "taken_by", "barred"),
            **kept(RECORD, "rules"),
            **emptied("verdict"),
        },
        "moderation.Decision": {
            **kept(PUBLIC_ID, "public_id", "act"),
            **kept(PSEUDONYM, "account", "decided_by"),
            **kept(RECORD, "rules", "standards", "before", "reversal"),
            **emptied("words", "note", "verdict"),
        },
        "moderation.Statement": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "account"),
            **kept(RECORD, "language"),
            **emptied("reasons"),
        },
        "moderation.Appeal": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "account", "answered_by"),
            **emptied("subject", "explanation", "answer"),
        },
        "moderation.InboundLetter": {
            **gone("public_id", "key", "sender", "language", "subject", "named_id", "explanation"),
            **kept("names of what is missing, from a list of ours", "lacks"),
        },
        "moderation.Sanction": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "account", "confirmed_by"),
        },
        "moderation.Strike": kept(PSEUDONYM, "account"),
        "moderation.Report": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "account"),
            **kept(RECORD, "rule", "language", "location"),
            **emptied("explanation", "name", "email"),
        },
        "moderation.Withdrawal": kept(RECORD, "before"),
        "moderation.PastBlock": kept(HASHED, "person"),
        "moderation.NudgeCount": kept("counts without a person", "rule", "standards"),
        "moderation.ApiKey": {
            **kept(OWN_SETTINGS, "public_id", "name", "start", "secret_hash"),
            **kept(PSEUDONYM, "made_by"),
        },
        "moderation.StandardsVersion": {
            **kept(OWN_SETTINGS, "public_id", "version", "structure", "texts", "earned"),
            **kept(PSEUDONYM, "adopted_by"),
        },
        "moderation.Suggestion": kept(
            MACHINES,
            *("public_id", "text_hash", "text", "language", "attributes", "community", "token"),
        ),
    },
    holdings=holdings,
    erase=erase,
)
