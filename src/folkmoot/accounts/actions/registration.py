"""Opening an account: the one way in, for the sign-up form, commands and tests alike."""

from dataclasses import dataclass, replace

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.consents import give_consent
from folkmoot.accounts.actions.names import fit_name
from folkmoot.accounts.actions.profiles import fit_language, fit_zone
from folkmoot.accounts.errors import EmailTaken, NameTaken
from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.accounts.models import Account
from folkmoot.accounts.models.consent import ConsentMethod, ConsentText
from folkmoot.accounts.queries.email_changes import is_kept_for_undoing
from folkmoot.accounts.queries.policies import policy_in_force
from folkmoot.accounts.queries.profiles import account_by_email
from folkmoot.accounts.roles import Role
from folkmoot.core.ids import new_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What a person who wants an account says.

    `standards_version` is the version of the Community Standards they agreed to, empty where
    they were not asked; the privacy policy agreed to is the one in force. `declared_age` is the
    age they say they have reached, zero where they were not asked. `is_confirmed` is for
    commands and tests: the address is believed without a mail. Without a password nobody can
    sign in with one.
    """

    email: str
    display_name: str
    password: str | None
    language: str = "en"
    time_zone: str = "UTC"
    role: str = Role.MEMBER
    standards_version: str = ""
    declared_age: int = 0
    is_confirmed: bool = False


@transaction.atomic
def open_account(application: Application) -> Account:
    """A new account with its address, its password and its consents, or nothing at all.

    Raises:
        EmailTaken: there is an account with this address. A page must not show that.
        NameTaken: the name, or one that looks the same, is taken.
        NameNotAllowed: the name is against the rules for names.
        LanguageUnknown: the language is not one of ours.
        ZoneUnknown: there is no such time zone.
    """
    language = fit_language(application.language)
    name = fit_name(
        application.display_name, language=language, is_staff=application.role != Role.MEMBER
    )
    account = Account(
        email=stored_form(application.email),
        display_name=name,
        role=application.role,
        language=language,
        time_zone=fit_zone(application.time_zone),
    )
    if is_kept_for_undoing(account.email):
        raise EmailTaken
    account.set_password(application.password)
    _save_new(account)
    EmailAddress.objects.create(
        user=account, email=account.email, primary=True, verified=application.is_confirmed
    )
    _record_consents(account, application)
    return account


def rehearse_account(application: Application) -> None:
    """Do the work of `open_account` and keep nothing of it.

    For a sign-up with an address that has an account already: the answer must not come sooner
    than for a new one, or the clock would tell who is registered. Name and address are
    replaced by ones that collide with nobody.
    """
    stand_in = new_id()
    with transaction.atomic():
        open_account(
            replace(application, email=f"{stand_in}@example.invalid", display_name=stand_in)
        )
        transaction.set_rollback(True)


def _save_new(account: Account) -> None:
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError as error:
        if account_by_email(account.email) is not None:
            raise EmailTaken from error
        raise NameTaken from error


def _record_consents(account: Account, application: Application) -> None:
    policy = policy_in_force()
    given = {
        ConsentText.PRIVACY_POLICY: policy.version if policy is not None else "",
        ConsentText.STANDARDS: application.standards_version,
        ConsentText.AGE: str(application.declared_age or ""),
    }
    for text, version in given.items():
        if version:
            give_consent(
                account,
                text=text,
                version=version,
                language=account.language,
                method=ConsentMethod.SIGN_UP,
            )
