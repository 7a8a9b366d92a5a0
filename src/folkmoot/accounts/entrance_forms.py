"""The forms at the door: log-in, recovery, passwords; allauth's, in our words."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.mail_addresses import stored_form
from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start

EMAIL = {"autocomplete": "username", "inputmode": "email", "spellcheck": "false"}
PRESENT_PASSWORD = {"autocomplete": "current-password", "data-fm-showable": ""}
NEW_PASSWORD = {"autocomplete": "new-password", "maxlength": "256", "data-fm-showable": ""}
PASSWORD_HELP = _(
    "At least 10 characters; a sentence of your own is best. You may paste one from a password "
    "manager."
)


def email_field(**attributes: str) -> forms.EmailField:
    """A field for an address; told apart for password managers by `autocomplete`."""
    widget = forms.EmailInput(attrs=EMAIL | attributes)
    return forms.EmailField(label=_("E-mail address"), max_length=254, widget=widget)


def new_password_field() -> forms.CharField:
    """A field for a new password, typed once: it can be shown, and it can be set again."""
    widget = forms.PasswordInput(attrs=NEW_PASSWORD)
    return forms.CharField(
        label=_("New password"), strip=False, max_length=256, widget=widget, help_text=PASSWORD_HELP
    )


class LoginForm(FocusMixin, allauth_forms.LoginForm):
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        password = self.fields["password"]
        password.label, password.help_text = _("Password"), ""
        password.widget = forms.PasswordInput(attrs=PRESENT_PASSWORD)
        self.fields["remember"].label = _("Keep me logged in on this device")
        self.order_fields(["login", "password", "remember"])


class RecoveryForm(FocusMixin, CaptchaMixin, allauth_forms.ResetPasswordForm):
    """Asks for a link that sets a new password.

    It never looks whether there is an account: the letter's task does, when the page has long
    been answered. So the answer can differ neither in words nor in time.
    """

    captcha_action = "recovery"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = email_field()
        self.add_captcha()

    def clean_email(self) -> str:
        """The stored form, known or not."""
        return stored_form(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Queue the letter."""
        email: str = self.cleaned_data["email"]
        if may_be_mailed(email):
            start("accounts.mail_recovery", email, get_language() or "en")
        return email


class NewPasswordForm(FocusMixin, forms.Form):
    """Sets a new password by a mailed link."""

    password1 = new_password_field()

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.account = account

    def clean_password1(self) -> str:
        """A password that is long enough, not common, and not the address or name again."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.account)
        return password


class ChangePasswordForm(FocusMixin, allauth_forms.ChangePasswordForm):
    """Changes the password of who is logged in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old, new = self.fields["oldpassword"], self.fields["password1"]
        old.label, old.help_text = _("Your present password"), ""
        old.widget.attrs = PRESENT_PASSWORD
        new.label, new.help_text = _("New password"), PASSWORD_HELP
        new.widget.attrs = NEW_PASSWORD
        del self.fields["password2"]


class ReauthenticateForm(FocusMixin, allauth_forms.ReauthenticateForm):
    """Asks for the password once more before something that cannot be undone at a click."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["password"]
        field.label, field.help_text = _("Your password"), ""
        field.widget.attrs = PRESENT_PASSWORD
