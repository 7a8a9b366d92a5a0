"""The fields of a statement of reasons, derived from rows and never typed (DSA Art. 17(3)).

Whether software found or decided something is read from who opened the case and who took
the decision. Operators who let such fields be typed have reported them inverted for years.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.states import CommentState
from folkmoot.moderation import grounds
from folkmoot.moderation.models.case import AUTOMATED_REASONS, REPORTED_REASONS, Case
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Sanction
from folkmoot.moderation.models.strike import Strike
from folkmoot.moderation.places import publication_of
from folkmoot.moderation.queries.help_lines import help_in_verdict
from folkmoot.moderation.queries.standards import InForce
from folkmoot.standards.help_lines import HelpLine
from folkmoot.standards.masking import mask, mask_other, preview

MOST_QUOTES = 10


def reasons_for(
    decision: Decision,
    in_force: InForce,
    *,
    language: str,
    sanction: Sanction | None,
    appeal_until: datetime | None,
) -> dict[str, Any]:
    """Everything that Art. 17(3) asks for, as plain data in one language."""
    case = _case_behind(decision)
    return {
        "restriction": restriction_of(decision),
        "territorial_scope": "everywhere",
        "begins_at": decision.decided_at.isoformat(),
        "ends_at": _iso(sanction.ends_at if sanction else None),
        "facts": _facts(decision, case),
        "source": _source(decision, case),
        "automated_detection": is_found_by_machine(decision, case),
        "automated_decision": automation_of(decision, case),
        "ground": grounds.ground_in_words(decision.rules, in_force.standards, language),
        "legal_ground": "",
        "standards": decision.standards,
        "words": decision.words,
        "record": _record(decision),
        "redress": _redress(decision, appeal_until),
        "help": [line.to_dict() for line in _help(decision, case)],
    }


def _help(decision: Decision, case: Case | None) -> tuple[HelpLine, ...]:
    """Help lines, where the author seemed in distress: the statement must not leave them alone."""
    verdict = case.verdict if case else decision.verdict
    return help_in_verdict(verdict) if verdict else ()


def _case_behind(decision: Decision) -> Case | None:
    """The case that brought the text to a person, also for a measure given with the ruling."""
    if decision.case is None and decision.given_with is not None:
        return decision.given_with.case
    return decision.case


def restriction_of(decision: Decision) -> str:
    """Which kind of restriction a decision is, by our own name; empty if it is none."""
    if decision.ruling == "confirm-final":
        return "final-block"
    if decision.ruling != "remove":
        return decision.ruling if decision.ruling in grounds.RESTRICTIONS else ""
    if decision.before.get("waiting") == decision.revision_id:
        return "edit-refused"
    was_held = decision.before.get("state") == CommentState.HELD
    return "comment-refused" if was_held else "comment-removed"


def is_found_by_machine(decision: Decision, case: Case | None) -> bool:
    """True when automated means pointed at the text, whoever decided then."""
    return decision.is_automated or (case is not None and case.reason in AUTOMATED_REASONS)


def automation_of(decision: Decision, case: Case | None) -> str:
    """Fully: no person. Partially: software kept the text back until a person decided."""
    if decision.is_automated:
        return grounds.FULLY
    was_kept_back = restriction_of(decision) in {"comment-refused", "edit-refused"}
    if was_kept_back and is_found_by_machine(decision, case):
        return grounds.PARTIALLY
    return grounds.NOT_AUTOMATED


def _source(decision: Decision, case: Case | None) -> str:
    if is_found_by_machine(decision, case):
        return grounds.AUTOMATED_DETECTION
    if case is not None and case.reason in REPORTED_REASONS:
        return grounds.REPORT
    return grounds.OWN_INITIATIVE


def _facts(decision: Decision, case: Case | None) -> dict[str, Any]:
    comment, revision = decision.comment, decision.revision
    assert comment is not None
    assert revision is not None
    verdict = case.verdict if case else decision.verdict
    return {
        "comment": comment.public_id,
        "written_at": revision.written_at.isoformat(),
        "revision": revision.number,
        "text": text_without_private_data(verdict, revision),
        "language": comment.story.edition.language,
        "story": comment.story.title,
        "address": comment.story.address,
        "quotes": quotes_from(verdict, decision),
    }


def text_without_private_data(verdict: dict[str, Any] | None, revision: Revision) -> str:
    """The text as readers would see it, with the private data dotted out that were found in it.

    A statement goes out by mail and may be handed on, so it must not spread what was
    removed to protect somebody (C7).
    """
    if verdict is None:
        return revision.plain
    found_in = _text_of(verdict, revision)
    return mask_other(revision.plain, verdict["findings"], found_in=found_in)


def quotes_from(verdict: dict[str, Any] | None, decision: Decision) -> list[dict[str, Any]]:
    """The passages that were found under the rules that the decision cites; private data masked."""
    revision = decision.revision
    if verdict is None or revision is None:
        return []
    text = mask(_text_of(verdict, revision), verdict["findings"])
    quotes = [
        {
            "rule": finding["rule"],
            "detector": finding["detector"],
            "text": preview(finding) or text[begin:end],
        }
        for finding in verdict["findings"]
        if finding["rule"] in decision.rules
        for begin, end in finding["spans"]
    ]
    return quotes[:MOST_QUOTES]


def _text_of(verdict: dict[str, Any], revision: Revision) -> str:
    """The form of the text in which the verdict's places count."""
    return revision.plain if verdict.get("text") == "plain" else revision.source


def _record(decision: Decision) -> list[dict[str, Any]]:
    """For a limit on the account: the earlier removals whose strikes weigh now."""
    if decision.ruling in {"remove", "publish"}:
        return []
    rows = Strike.objects.filter(
        account_id=decision.account_id, taken_back_at=None, ages_at__gt=decision.decided_at
    ).select_related("decision__comment")
    return list(_strikes(rows.order_by("pk")))


def _strikes(rows: Iterable[Strike]) -> Iterable[dict[str, Any]]:
    for row in rows:
        comment = row.decision.comment
        yield {
            "comment": comment.public_id if comment else "",
            "rules": row.decision.rules,
            "at": row.given_at.isoformat(),
            "weight": row.weight,
        }


def _redress(decision: Decision, appeal_until: datetime | None) -> dict[str, Any]:
    publication = publication_of(decision)
    return {
        "appeal_until": _iso(appeal_until),
        "answer_hours": publication.appeal_hours,
        "out_of_court": publication.is_online_platform,
        "court": True,
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
