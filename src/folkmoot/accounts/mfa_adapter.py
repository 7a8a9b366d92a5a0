"""The seam to allauth's second factor: names, hosts and secrets come from our own settings."""

from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.second_factors import has_second_factor, needs_second_factor
from folkmoot.accounts.sealing import seal, unseal


class SecondFactorAdapter(DefaultMFAAdapter):
    """Folkmoot's answers to the questions of `allauth.mfa`."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This did not work. A code counts once and for about a minute: please try the next one."
        ),
        "unverified_email": _("Please confirm your e-mail address first, then come back here."),
        "cannot_delete_authenticator": _(
            "Your work here needs a second factor, and this is your last. Add another one first, "
            "then remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        """Secrets of apps and recovery codes stand sealed in the database."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret behind the seal."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """The last factor of somebody who must have one stays."""
        account = authenticator.user
        if not isinstance(account, Account) or not needs_second_factor(account):
            return True
        return has_second_factor(account, but=authenticator.pk)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """A name that tells passkeys apart until their owner gives a better one."""
        number = user.authenticator_set.filter(type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The configured host, whatever host a request claims (AC-022)."""
        return {"id": urlsplit(settings.SITE_ADDRESS).hostname or "", "name": self._get_site_name()}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """The account as the browser's list of passkeys names it."""
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.display_name}

    def _get_site_name(self) -> str:
        return urlsplit(settings.SITE_ADDRESS).netloc
