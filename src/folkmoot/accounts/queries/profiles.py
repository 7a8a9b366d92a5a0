"""What is asked about an account as such."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db.models import QuerySet

from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.accounts.models import Account
from folkmoot.core.prepared import Prepared


def account_by_email(address: str) -> Account | None:
    """The account with exactly this address; letter case alone is ignored.

    Compared in Python once more, so that no database's collation can make two addresses one.
    """
    wanted = stored_form(address)
    found = Account.objects.filter(email=wanted).first()
    return found if found is not None and found.email == wanted else None


def account_by_id(public_id: str) -> Account | None:
    """The account with this public id."""
    return Account.objects.filter(public_id=public_id).first()


def account_by_name(name: str) -> Account | None:
    """The open account that is shown by exactly this name; letter case alone is ignored."""
    wanted = " ".join(name.split())
    found = Account.objects.filter(display_name__iexact=wanted, is_active=True, closing_since=None)
    return found.first() if wanted else None


def email_is_confirmed(account: Account) -> bool:
    """True when the account's present address has been confirmed."""
    return bool(_confirmed(account.pk, account.email))


@Prepared
def _confirmed(account: int, email: str) -> QuerySet[Any, Any]:
    rows = EmailAddress.objects.filter(user=account, email=email, verified=True)
    return rows.values_list("pk")[:1]


def known_languages() -> tuple[tuple[str, str], ...]:
    """The languages Folkmoot speaks, as code and name."""
    return tuple((str(code), str(name)) for code, name in settings.LANGUAGES)


@cache
def known_zones() -> tuple[str, ...]:
    """The time zones an account can have: places, and UTC."""
    zones = (zone for zone in available_timezones() if "/" in zone)
    return ("UTC", *sorted(zone for zone in zones if not zone.startswith(("Etc/", "SystemV/"))))
