"""How a person wants to be told of each kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.kinds import Kind, find_kind, switchable_kinds
from folkmoot.notifications.models.preference import Preference
from folkmoot.notifications.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class Choice:
    """In which rhythm by mail, whether in the inbox, whether on allowed browsers."""

    mail: str
    is_shown: bool = True
    is_pushed: bool = False


@dataclass(frozen=True, slots=True)
class KindChoice:
    """One kind that can be chosen, as the page of preferences shows it."""

    kind: str
    label: str
    choice: Choice


def choice_of(account: Account, kind: str) -> Choice:
    """What the person chose for this kind, or what the kind says by itself."""
    return choices_of([account.pk], kind).get(account.pk, usual_choice(find_kind(kind)))


def choices_of(accounts: Iterable[int], kind: str) -> dict[int, Choice]:
    """What those of the accounts that chose anything chose; a fixed kind is always mailed."""
    known = find_kind(kind)
    rows = Preference.objects.filter(account__in=list(accounts), kind=kind)
    return {row.account_id: _chosen(known, row) for row in rows}


def usual_choice(kind: Kind) -> Choice:
    """How a kind is told while nothing is chosen."""
    return Choice(kind.rhythm, is_pushed=kind.is_pushed)


def preferences(account: Account) -> tuple[KindChoice, ...]:
    """The kinds that can be chosen, with what is chosen."""
    rows = {row.kind: row for row in Preference.objects.filter(account=account)}
    return tuple(
        KindChoice(
            kind.name,
            str(kind.label),
            _chosen(kind, rows[kind.name]) if kind.name in rows else usual_choice(kind),
        )
        for kind in switchable_kinds()
    )


def _chosen(kind: Kind, row: Preference) -> Choice:
    if not kind.may_switch_off:
        return Choice(Rhythm.AT_ONCE, is_pushed=row.is_pushed)
    return Choice(row.mail, row.is_shown, row.is_pushed)
