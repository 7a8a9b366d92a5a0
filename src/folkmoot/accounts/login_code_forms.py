"""Logging in by a mailed code; allauth's forms, in our words."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.entrance_forms import email_field
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.mail_addresses import limit_form, stored_form
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import account_by_email, email_is_confirmed
from folkmoot.core.errors import TooFast
from folkmoot.core.limits import check_limit

CODE = {"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "characters"}
RATE = "3/m"


class AskForCodeForm(FocusMixin, CaptchaMixin, allauth_forms.RequestLoginCodeForm):
    """Asks for a code. The answer is the same for every address; the mail is not.

    Only an account whose address was confirmed gets a code: with one, whoever had registered
    with somebody else's address before would find it confirmed by its owner.
    """

    captcha_action = "login-code"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = email_field()
        self.add_captcha()

    def clean_email(self) -> str:
        """The stored form; whose account it is stays with the form.

        Raises:
            ValidationError: the mailbox had enough codes for now, in whatever spelling.
        """
        email = stored_form(self.cleaned_data["email"])
        try:
            check_limit("login-code", limit_form(email), rate=RATE)
        except TooFast as refusal:
            raise ValidationError(str(refusal.message), code=refusal.code) from refusal
        self._user = _may_have_code(email)
        return email


class MailedCodeForm(FocusMixin, allauth_forms.ConfirmLoginCodeForm):
    """Takes the code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label, field.widget = _("Code from the mail"), forms.TextInput(attrs=CODE)

    def clean_code(self) -> str:
        """The code, when it is the one that was mailed. Where none was, none is right."""
        if not self.expected_code:
            raise get_adapter().validation_error("incorrect_code")
        code: str = super().clean_code()
        return code


def _may_have_code(email: str) -> Account | None:
    """The account that gets a code. The same is asked of the database for every address."""
    account = account_by_email(email)
    asked = account if account is not None else Account(pk=0, email=email)
    may = email_is_confirmed(asked) and asked.is_active
    return account if may else None
