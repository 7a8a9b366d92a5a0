"""Which kinds a person is mailed about."""

from dataclasses import dataclass

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.kinds import KINDS, find_kind
from folkmoot.notifications.models.preference import Preference


@dataclass(frozen=True, slots=True)
class KindChoice:
    """One kind that can be switched, as the page of preferences shows it."""

    kind: str
    label: str
    is_mailed: bool


def is_mailed(account: Account, kind: str) -> bool:
    """True unless the person has switched this kind off, where that is possible."""
    if not find_kind(kind).may_switch_off:
        return True
    return not Preference.objects.filter(account=account, kind=kind, is_mailed=False).exists()


def preferences(account: Account) -> tuple[KindChoice, ...]:
    """The kinds that can be switched, with what is chosen."""
    off = set(
        Preference.objects.filter(account=account, is_mailed=False).values_list("kind", flat=True)
    )
    return tuple(
        KindChoice(kind.name, str(kind.label), kind.name not in off)
        for kind in KINDS.values()
        if kind.may_switch_off
    )
