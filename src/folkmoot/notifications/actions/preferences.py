"""Switching kinds of mails off and on."""

from django.db import transaction

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.errors import KindIsFixed
from folkmoot.notifications.kinds import KINDS, find_kind
from folkmoot.notifications.models.preference import Preference


@transaction.atomic
def switch_kind(account: Account, kind: str, *, is_mailed: bool) -> None:
    """Whether this kind goes out by mail; the inbox has it in any case.

    Raises:
        KindUnknown: there is no such kind.
        KindIsFixed: it tells of decisions about the member, which are always mailed.
    """
    if not find_kind(kind).may_switch_off:
        raise KindIsFixed(kind=kind)
    Preference.objects.update_or_create(
        account=account, kind=kind, defaults={"is_mailed": is_mailed}
    )


@transaction.atomic
def switch_kinds(account: Account, *, mailed: frozenset[str]) -> None:
    """Mail exactly the named ones among the kinds that may be switched off."""
    for kind in KINDS.values():
        if kind.may_switch_off:
            switch_kind(account, kind.name, is_mailed=kind.name in mailed)
