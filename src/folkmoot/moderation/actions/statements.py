"""Giving the author the reasons for a restriction."""

from datetime import datetime, timedelta

from folkmoot.core.conf import conf
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Sanction
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.places import publication_of
from folkmoot.moderation.queries.standards import InForce
from folkmoot.moderation.reasons import reasons_for


def issue_statement(decision: Decision, in_force: InForce) -> Statement:
    """The statement of reasons, written with the decision in one transaction.

    It is made from rows alone, in the member's language as far as the standards speak it,
    and copied whole: what was said stays said, whatever the standards become.
    """
    language = in_force.standards.spoken(decision.account.language)
    until = _appeal_until(decision)
    reasons = reasons_for(
        decision,
        in_force,
        language=language,
        sanction=Sanction.objects.filter(decision=decision).first(),
        appeal_until=until,
    )
    return Statement.objects.create(
        decision=decision,
        account_id=decision.account_id,
        language=language,
        reasons=reasons,
        appeal_until=until,
    )


def _appeal_until(decision: Decision) -> datetime | None:
    """Until when an appeal is taken.

    Never against a final block, but in the legal mode (A10); against the closing of an account
    as long as the account is there at least.
    """
    is_platform = publication_of(decision).is_online_platform
    if decision.ruling == "confirm-final" and not is_platform:
        return None
    is_closing = decision.ruling == "close-account"
    days = min(conf.appeal_days, conf.restore_days) if is_closing else conf.appeal_days
    return decision.decided_at + timedelta(days=days)
