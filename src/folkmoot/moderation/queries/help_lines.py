"""Help lines that belong beside an author's own comments (C9)."""

from collections.abc import Iterable

from folkmoot.accounts.models.account import Account
from folkmoot.moderation.models.decision import Decision
from folkmoot.standards.help_lines import HelpLine, told_by
from folkmoot.standards.verdict import Outcome


def help_by_comment(
    account: Account, comment_ids: Iterable[str]
) -> dict[str, tuple[HelpLine, ...]]:
    """For each of these comments of the account in which distress was found: whom to call.

    Read from what the engine found when the text came in; comments without any are left out.
    """
    rows = Decision.objects.filter(
        account=account, comment__public_id__in=list(comment_ids), verdict__isnull=False
    ).order_by("pk")
    found: dict[str, tuple[HelpLine, ...]] = {}
    for public_id, verdict in rows.values_list("comment__public_id", "verdict"):
        lines = help_in_verdict(verdict)
        if lines:
            found[public_id] = lines
    return found


def help_in_verdict(verdict: dict[str, object] | None) -> tuple[HelpLine, ...]:
    """The help lines of the findings that asked or held, from a stored verdict."""
    findings = verdict.get("findings") if verdict else None
    asking = [
        each["facts"]
        for each in (findings if isinstance(findings, list) else ())
        if each["action"] != Outcome.PUBLISH.value
    ]
    return told_by(asking)
