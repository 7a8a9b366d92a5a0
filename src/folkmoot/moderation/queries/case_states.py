"""Whether a case is still as somebody saw it: asked again and again while it is on a screen."""

from dataclasses import dataclass

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.core.ids import checked_id
from folkmoot.moderation.errors import CaseUnknown
from folkmoot.moderation.models.case import Case


@dataclass(frozen=True, slots=True)
class CaseState:
    """`change` as in the case file; `taken_by` names another moderator who has it now."""

    change: int
    is_open: bool
    taken_by: str


def case_state(moderator: Account, case_id: str) -> CaseState:
    """The state of a case, in one statement.

    Raises:
        NotAllowed: the account does not belong to the desk.
        CaseUnknown: there is no such case.
    """
    demand(moderator, Permission.SEE_DESK)
    rows = Case.objects.filter(public_id=checked_id(case_id))
    fields = ("change", "closed_at", "taken_by", "taken_until", "taken_by__display_name")
    found = rows.values_list(*fields).first()
    if found is None:
        raise CaseUnknown
    change, closed_at, holder, until, name = found
    is_anothers = holder not in {None, moderator.pk} and until is not None and until > now()
    return CaseState(change, closed_at is None, name if is_anothers else "")
