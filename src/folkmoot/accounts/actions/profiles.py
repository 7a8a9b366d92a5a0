"""What a member changes about themselves."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.names import fit_name
from folkmoot.accounts.errors import LanguageUnknown, NameChangedLately, NameTaken, ZoneUnknown
from folkmoot.accounts.models import Account, FormerName
from folkmoot.accounts.names import name_skeleton
from folkmoot.accounts.queries.profiles import known_languages, known_zones
from folkmoot.core.clock import now
from folkmoot.core.conf import conf


def change_display_name(account: Account, name: str) -> Account:
    """Give the account another name, at most once in the days that the settings say.

    The same name again is no change. Between two who want one name the database decides.

    Raises:
        NameTaken: it, or one that looks the same, belongs to somebody else.
        NameNotAllowed: it is against the rules for names.
        NameChangedLately: the last change is too fresh; `days` says how long to wait.
    """
    try:
        with transaction.atomic():
            locked = Account.objects.select_for_update().get(pk=account.pk)
            _rename(locked, name)
    except IntegrityError as error:
        raise NameTaken from error
    account.display_name = locked.display_name
    account.name_changed_at = locked.name_changed_at
    return account


def _rename(account: Account, name: str) -> None:
    name = fit_name(name, language=account.language, account=account, is_staff=account.is_staff)
    if name == account.display_name:
        return
    if account.name_changed_at is not None:
        free_from = account.name_changed_at + timedelta(days=conf.name_change_days)
        if now() < free_from:
            raise NameChangedLately(days=(free_from - now()).days + 1)
    moment = now()
    FormerName.objects.create(
        account=account,
        name=account.display_name,
        skeleton=name_skeleton(account.display_name),
        left_at=moment,
    )
    account.display_name = name
    account.name_changed_at = moment
    account.save(update_fields=["display_name", "name_changed_at"])


@transaction.atomic
def change_language_and_zone(account: Account, *, language: str, time_zone: str) -> Account:
    """Set the language of pages and mails, and the zone of every date (A11).

    Raises:
        LanguageUnknown: the language is not one of ours.
        ZoneUnknown: there is no such time zone.
    """
    account.language = fit_language(language)
    account.time_zone = fit_zone(time_zone)
    account.save(update_fields=["language", "time_zone"])
    return account


def change_language(account: Account, language: str) -> Account:
    """Set the language of pages and mails alone, as the footer of a page offers it (A11).

    Raises:
        LanguageUnknown: the language is not one of ours.
    """
    account.language = fit_language(language)
    account.save(update_fields=["language"])
    return account


def fit_language(language: str) -> str:
    """The language, when Folkmoot speaks it.

    Raises:
        LanguageUnknown: it does not.
    """
    if language not in dict(known_languages()):
        raise LanguageUnknown
    return language


def fit_zone(zone: str) -> str:
    """The time zone, when there is one of this name.

    Raises:
        ZoneUnknown: there is none.
    """
    if zone not in known_zones():
        raise ZoneUnknown
    return zone
