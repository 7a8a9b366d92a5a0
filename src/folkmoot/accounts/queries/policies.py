"""The versions of the privacy policy: which is in force, and each as people read it."""

from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from django.conf import settings
from django.db.models import QuerySet

from folkmoot.accounts.errors import PolicyUnknown
from folkmoot.accounts.models import Account, Consent, PrivacyPolicy
from folkmoot.accounts.models.consent import ConsentText
from folkmoot.accounts.policy_text import render_policy
from folkmoot.core.clock import now


@dataclass(frozen=True, slots=True)
class PolicyHead:
    """One version, without its text."""

    version: str
    published_at: datetime
    changes: str
    is_in_force: bool
    language: str


@dataclass(frozen=True, slots=True)
class PolicyView:
    """One version as it is read: in one language, as clean HTML."""

    head: PolicyHead
    language: str
    html: str


def policy_in_force() -> PrivacyPolicy | None:
    """The newest published version, if there is one."""
    return _published().first()


def policy_view(version: str, language: str) -> PolicyView:
    """A version in the language nearest to the one wished for.

    Raises:
        PolicyUnknown: no version of this name was published.
    """
    policy = _published().filter(version=version).first()
    if policy is None:
        raise PolicyUnknown
    spoken = _spoken(policy.texts, language)
    head = _head(policy, language, policy_in_force())
    return PolicyView(head, spoken, render_policy(policy.texts[spoken]))


def policy_versions(language: str) -> tuple[PolicyHead, ...]:
    """Every published version, the newest first."""
    policies = list(_published().defer("texts"))
    return tuple(_head(policy, language, policies[0]) for policy in policies)


def policy_news(account: Account, language: str) -> tuple[PolicyHead, ...]:
    """The versions published since the last one that the account agreed to, the newest first.

    For an account that agreed to none, the one in force alone.
    """
    agreed = set(
        Consent.objects.filter(
            account=account, text=ConsentText.PRIVACY_POLICY, withdrawn_at=None
        ).values_list("version", flat=True)
    )
    heads = policy_versions(language)
    news = tuple(takewhile(lambda head: head.version not in agreed, heads))
    return news if len(news) < len(heads) else news[:1]


def _published() -> QuerySet[PrivacyPolicy]:
    return PrivacyPolicy.objects.filter(published_at__lte=now())


def _head(policy: PrivacyPolicy, language: str, current: PrivacyPolicy | None) -> PolicyHead:
    changes = policy.changes
    return PolicyHead(
        version=policy.version,
        published_at=policy.published_at,
        changes=changes[_spoken(changes, language)] if changes else "",
        language=_spoken(policy.texts, language),
        is_in_force=current is not None and current.pk == policy.pk,
    )


def _spoken(texts: dict[str, str], language: str) -> str:
    for wish in (language, language.partition("-")[0], settings.LANGUAGE_CODE):
        if wish in texts:
            return wish
    return next(iter(texts))
