"""Choosing how to be told: kind by kind, or switched off from a mail."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.errors import KindIsFixed, RhythmUnknown
from folkmoot.notifications.kinds import KINDS, find_kind, switchable_kinds
from folkmoot.notifications.models.preference import Preference
from folkmoot.notifications.queries.preferences import Choice
from folkmoot.notifications.rhythm import Rhythm


@transaction.atomic
def choose(account: Account, kind: str, choice: Choice) -> None:
    """Tell of this kind as chosen from now on.

    Raises:
        KindUnknown: there is no such kind.
        KindIsFixed: it tells of decisions about the member, which are always mailed.
        RhythmUnknown: mails do not come in this rhythm.
    """
    if not find_kind(kind).may_switch_off:
        raise KindIsFixed(kind=kind)
    if choice.mail not in Rhythm.values:
        raise RhythmUnknown(rhythm=choice.mail)
    chosen = {
        "mail": choice.mail,
        "is_shown": choice.is_shown,
        "is_pushed": choice.is_pushed,
    }
    Preference.objects.update_or_create(account=account, kind=kind, defaults=chosen)


@transaction.atomic
def choose_all(account: Account, choices: Mapping[str, Choice]) -> None:
    """Keep the choices of a whole page; kinds that it does not name stay as they are.

    Raises:
        KindUnknown, KindIsFixed, RhythmUnknown: see `choose`.
    """
    for kind, choice in choices.items():
        choose(account, kind, choice)


@transaction.atomic
def switch_kind(account: Account, kind: str, *, is_mailed: bool) -> None:
    """Whether this kind goes out by mail, in its usual rhythm; all else stays as it is chosen.

    Raises:
        KindUnknown, KindIsFixed: see `choose`.
    """
    known = find_kind(kind)
    if not known.may_switch_off:
        raise KindIsFixed(kind=kind)
    mail = known.rhythm if is_mailed else Rhythm.OFF
    Preference.objects.update_or_create(
        account=account,
        kind=kind,
        defaults={"mail": mail},
        create_defaults={"mail": mail, "is_pushed": known.is_pushed},
    )


@transaction.atomic
def switch_mails_off(account: Account, kinds: Iterable[str]) -> None:
    """No more mails of these kinds; those that may not be switched off go on."""
    wanted = set(kinds)
    for kind in switchable_kinds():
        if kind.name in wanted & KINDS.keys():
            switch_kind(account, kind.name, is_mailed=False)
