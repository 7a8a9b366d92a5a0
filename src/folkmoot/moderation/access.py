"""Who may write, and who may decide about whom: the only place for these questions."""

from typing import Any

from folkmoot.accounts.access import demand, outranks
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.moderation.errors import (
    BlockedFromWriting,
    HigherRank,
    OwnComment,
    PausedFromWriting,
)
from folkmoot.moderation.models.sanction import SanctionKind
from folkmoot.moderation.queries.standing import Limit, sanctions_in_force


def check_may_write(account: Account) -> bool:
    """Pass when nothing limits the account; True means that what it writes waits.

    Asked on every way to write, at each request, so that a block acts from the next one.
    Reading, signing in, export, closing and appeal never ask here.

    Raises:
        BlockedFromWriting: a block is in force; facts name rule, statement and finality.
        PausedFromWriting: a pause is in force; facts name its end.
    """
    limits = sanctions_in_force(account)
    for limit in limits:
        if limit.kind == SanctionKind.BLOCK:
            raise BlockedFromWriting(**_facts(limit))
    for limit in limits:
        if limit.kind == SanctionKind.PAUSE:
            raise PausedFromWriting(**_facts(limit))
    return bool(limits)


def _facts(limit: Limit) -> dict[str, Any]:
    return {
        "rule": limit.rule,
        "title": limit.title,
        "ends_at": limit.ends_at.isoformat() if limit.ends_at else None,
        "statement": limit.statement,
        "is_final": limit.is_final,
    }


def check_may_judge(moderator: Account, member: Account, permission: Permission) -> None:
    """Pass when the moderator may decide about this member.

    Raises:
        NotAllowed: the role lacks the permission.
        OwnComment: it is about the moderator.
        HigherRank: the member has the moderator's rank or a higher one.
    """
    demand(moderator, permission)
    if moderator.pk == member.pk:
        raise OwnComment
    if not outranks(moderator, member):
        raise HigherRank
