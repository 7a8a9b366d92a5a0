"""Who has a second factor, and who must have one."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from folkmoot.accounts.models.account import Account
from folkmoot.accounts.models.second_factor_reset import SecondFactorReset
from folkmoot.core.conf import conf
from folkmoot.core.prepared import Prepared


def has_second_factor(account: Account, *, but: int = 0) -> bool:
    """True when the account has a passkey or an app for codes; recovery codes alone are none.

    `but` is the key of a factor that does not count, since it is about to be removed.
    """
    return bool(_factors(account.pk, but))


def lacks_second_factor(account: Account) -> bool:
    """True when the account must have a second factor and has none."""
    return needs_second_factor(account) and not has_second_factor(account)


def needs_second_factor(account: Account) -> bool:
    """True for staff, unless the settings leave it to each account."""
    return conf.second_factor == "staff" and account.is_staff


def resets_of(account: Account) -> tuple[SecondFactorReset, ...]:
    """Each time that somebody else took the account's second factor away, the newest first."""
    resets = SecondFactorReset.objects.filter(account=account).select_related("by")
    return tuple(resets.order_by("-at", "-pk"))


@Prepared
def _factors(account: int, but: int) -> QuerySet[Any, Any]:
    kinds = [Authenticator.Type.TOTP.value, Authenticator.Type.WEBAUTHN.value]
    rows = Authenticator.objects.filter(user=account, type__in=kinds).exclude(pk=but)
    return rows.values_list("pk")[:1]
