"""Which consents are in force."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from folkmoot.accounts.models import Account, Consent, PrivacyPolicy
from folkmoot.accounts.models.consent import ConsentText
from folkmoot.accounts.queries.policies import policy_in_force
from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared

__all__ = ["consents_of", "needs_consent", "policy_in_force"]


def needs_consent(account: Account) -> bool:
    """True when a privacy policy is in force that the account has not agreed to."""
    newest = _newest_version(now())
    return bool(newest) and not _agreed(account.pk, newest[0][0])


@Prepared
def _newest_version(moment: datetime) -> QuerySet[PrivacyPolicy, Any]:
    """The version in force without its text: asked at every comment and page."""
    return PrivacyPolicy.objects.filter(published_at__lte=moment).values_list("version")[:1]


@Prepared
def _agreed(account: int, version: str) -> QuerySet[Consent, Any]:
    consents = Consent.objects.filter(account=account, text=ConsentText.PRIVACY_POLICY)
    return consents.filter(version=version, withdrawn_at=None).values_list("pk")[:1]


def consents_of(account: Account) -> tuple[Consent, ...]:
    """Everything the account agreed to, the newest first."""
    return tuple(Consent.objects.filter(account=account).order_by("-given_at", "-pk"))
