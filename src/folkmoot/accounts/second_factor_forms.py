"""The forms of the second factor; allauth's, in our words."""

from hashlib import sha256
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin

CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
CODE_LIVES = 120
"""Seconds in which a code could still be right: its own half minute and one to each side."""


class OnceMixin(FocusMixin):
    """A code field whose codes count once (RFC 6238, section 5.2).

    allauth forgets a used code after one period; with a period of tolerance to each side it
    would be good again.
    """

    user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.widget = _("Code"), forms.TextInput(attrs=CODE)
        field.help_text = self.code_help

    code_help: Any = _("Six digits from your app, or one of your recovery codes.")

    def clean_code(self) -> str:
        """The code, when it is right and was not used."""
        code: str = super().clean_code()  # type: ignore[misc]
        digest = sha256(f"{self.user.pk}\0{''.join(code.split())}".encode()).hexdigest()[:32]
        if not cache.add(f"second-factor-code:{digest}", 1, CODE_LIVES):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(OnceMixin, base_forms.AuthenticateForm):
    """A code at log-in."""


class CodeAgainForm(OnceMixin, base_forms.ReauthenticateForm):
    """A code before something grave."""


class AppForm(OnceMixin, totp_forms.ActivateTOTPForm):
    """The first code of a new app: it shows that the app has the secret."""

    code_help = _("Six digits that the app shows for this site.")


class PasskeyForm(FocusMixin, webauthn_forms.AddWebAuthnForm):
    """A new passkey and what its owner calls it.

    Each is made so that it can log in alone: it asks for the finger, face or PIN of its device.
    """

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = self.fields["name"]
        name.label = _("Name")
        name.help_text = _("So that you know it again in the list: 'phone', 'key at the office'.")
        name.widget = forms.TextInput(attrs={"autocomplete": "off", "maxlength": "60"})

    def clean(self) -> dict[str, Any]:
        """See that the device asked for finger, face or PIN, whatever the page said."""
        self.cleaned_data["passwordless"] = True
        return super().clean() or {}
