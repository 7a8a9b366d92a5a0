"""Giving consent, and publishing what consent is asked for."""

import re
from collections.abc import Mapping

from django.conf import settings
from django.db import IntegrityError, transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.errors import (
    ConsentNotGiven,
    PolicyOutdated,
    PolicyTextMissing,
    PolicyVersionTaken,
)
from folkmoot.accounts.models import Account, Consent, PrivacyPolicy
from folkmoot.accounts.models.consent import ConsentMethod, ConsentText
from folkmoot.accounts.queries.policies import policy_in_force
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now

VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


@transaction.atomic
def give_consent(
    account: Account, *, text: ConsentText, version: str, language: str, method: ConsentMethod
) -> Consent:
    """Record that the account agreed to one version of one text. Safe to repeat."""
    consent, _ = Consent.objects.get_or_create(
        account=account,
        text=text,
        version=version,
        withdrawn_at=None,
        defaults={"language": language, "method": method},
    )
    return consent


@transaction.atomic
def withdraw_consent(account: Account, text: str) -> None:
    """Take back what the account agreed to, as easily as it was given (GDPR Art. 7(3)).

    Only the privacy policy: the standards are the rules of the house, which end with the
    account. From now on the gate asks again; nothing is erased.

    Raises:
        ConsentNotGiven: there is no consent to this text that could be withdrawn.
    """
    given = Consent.objects.filter(account=account, text=text, withdrawn_at=None)
    if text != ConsentText.PRIVACY_POLICY or not given.update(withdrawn_at=now()):
        raise ConsentNotGiven


@transaction.atomic
def agree_at_gate(account: Account, version: str) -> Consent:
    """Record the consent that the gate asks for, in the language the account reads.

    Raises:
        PolicyOutdated: another version is in force by now.
    """
    policy = policy_in_force()
    if policy is None or policy.version != version:
        raise PolicyOutdated
    return give_consent(
        account,
        text=ConsentText.PRIVACY_POLICY,
        version=version,
        language=account.language,
        method=ConsentMethod.GATE,
    )


@transaction.atomic
def publish_privacy_policy(
    by: Account, *, version: str, texts: Mapping[str, str], changes: Mapping[str, str]
) -> PrivacyPolicy:
    """Put a new version in force at once; members are asked to agree to it from now on.

    A version once published is never changed. `changes` says what is new, in each language of
    `texts`; only the very first version needs none.

    Raises:
        NotAllowed: the account is not a publisher's.
        PolicyTextMissing: version, a text, or a sentence on what changed is missing.
        PolicyVersionTaken: the version was published before.
    """
    demand(by, Permission.PUBLISH_PRIVACY_POLICY)
    kept = {language: text.strip() for language, text in texts.items() if text.strip()}
    said = {language: text.strip() for language, text in changes.items() if text.strip()}
    if not VERSION.fullmatch(version) or settings.LANGUAGE_CODE not in kept:
        raise PolicyTextMissing
    if policy_in_force() is not None and set(said) != set(kept):
        raise PolicyTextMissing
    try:
        with transaction.atomic():
            return PrivacyPolicy.objects.create(
                version=version, texts=kept, changes=said, published_by=by
            )
    except IntegrityError as error:
        raise PolicyVersionTaken from error
