"""Begins and ends limits on an account, one open one of a kind; called by rulings alone."""

from datetime import timedelta
from typing import Any

from folkmoot.accounts.actions.closures import close_by_staff, reopen_by_staff
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.queries.closures import open_closure
from folkmoot.core.clock import now
from folkmoot.discussion.actions.versions import touch_author
from folkmoot.moderation.errors import AlreadyInForce
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import (
    Finality,
    Sanction,
    SanctionEnd,
    SanctionKind,
)


def lock_account(account_id: int) -> Account:
    """The account's row, locked: sanctions on one account are decided one after the other."""
    return Account.objects.select_for_update().get(pk=account_id)


def open_sanction(account_id: int, kind: str) -> Sanction | None:
    """The one open limit of this kind, even if its time has run out."""
    return Sanction.objects.filter(account_id=account_id, kind=kind, ended_at=None).first()


def look_at(decision: Decision, kind: str) -> dict[str, Any]:
    """What a new limit of this kind would take the place of.

    Raises:
        AlreadyInForce: it is a block or a closing, and one is in force.
    """
    lock_account(decision.account_id)
    present = open_sanction(decision.account_id, kind)
    if present is not None and kind in {SanctionKind.BLOCK, SanctionKind.CLOSURE}:
        raise AlreadyInForce
    return {"replaces": present.pk if present else None}


def begin(decision: Decision, kind: str, *, finality: str = Finality.NONE) -> Sanction:
    """Start the limit; a pause or hold that is open already is replaced by the new one."""
    present = open_sanction(decision.account_id, kind)
    if present is not None:
        end(present, as_=SanctionEnd.REPLACED)
    if kind == SanctionKind.CLOSURE:
        close_by_staff(decision.account)
    return Sanction.objects.create(
        account_id=decision.account_id,
        kind=kind,
        decision=decision,
        begins_at=decision.decided_at,
        ends_at=decision.decided_at + timedelta(days=decision.days) if decision.days else None,
        finality=finality,
    )


def end(sanction: Sanction, *, as_: str) -> None:
    """End a limit; one whose time was over before has expired, whatever comes now."""
    is_over = not sanction.is_in_force(now())
    sanction.ended_as = SanctionEnd.EXPIRED if is_over and as_ == SanctionEnd.REPLACED else as_
    sanction.ended_at = sanction.ended_at or now()
    sanction.save(update_fields=["ended_at", "ended_as"])
    _reopen_account(sanction)


def take_back(decision: Decision, as_: str) -> None:
    """Make it as though the limit had never been: what it replaced is in force again.

    A limit that was itself replaced by a newer one changes nothing but its own record.
    """
    lock_account(decision.account_id)
    sanction = Sanction.objects.get(decision=decision)
    was_replaced = sanction.ended_as == SanctionEnd.REPLACED
    sanction.ended_as, sanction.finality = as_, Finality.NONE
    sanction.ended_at = sanction.ended_at or now()
    sanction.save(update_fields=["ended_at", "ended_as", "finality"])
    _reopen_account(sanction)
    if not was_replaced:
        _reopen(decision.before.get("replaces"))


def was_closed_before(account: Account) -> bool:
    """True when the owner has closed the account already."""
    return open_closure(account) is not None


def _reopen_account(sanction: Sanction) -> None:
    """A closing that ended, in whatever way, gives the account back to its owner."""
    if sanction.kind == SanctionKind.CLOSURE:
        touch_author(sanction.account_id, hides=False)
        stays = bool(sanction.decision.before.get("closed_before"))
        reopen_by_staff(sanction.decision.account, stays_closed=stays)


def _reopen(row_id: int | None) -> None:
    while row_id is not None:
        former = Sanction.objects.select_related("decision").get(pk=row_id)
        if former.ended_as == SanctionEnd.REPLACED:
            former.ended_at, former.ended_as = None, ""
            former.save(update_fields=["ended_at", "ended_as"])
            return
        if former.ended_as not in {SanctionEnd.OVERTURNED, SanctionEnd.UNDONE}:
            return
        row_id = former.decision.before.get("replaces")
