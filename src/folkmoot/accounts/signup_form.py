"""The sign-up form: address, name, password, two separate agreements, captcha."""

from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as lazy

from folkmoot.accounts.acceptance_form import ACCEPTED, Acceptance, AcceptanceMixin
from folkmoot.accounts.actions.names import fit_name
from folkmoot.accounts.actions.registration import Application, open_account, rehearse_account
from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.entrance_forms import NEW_PASSWORD, PASSWORD_HELP, email_field
from folkmoot.accounts.errors import EmailTaken
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.mail_rules import fit_address
from folkmoot.accounts.models import Account
from folkmoot.accounts.password_rules import ContextPasswordValidator
from folkmoot.accounts.queries.profiles import known_languages, known_zones
from folkmoot.core.errors import FolkmootError

NAME_HELP = lazy(
    "Readers see it beside your comments. Your own name or an invented one, 2 to 40 characters."
)
EMAIL_HELP = lazy("Nobody sees it. We send a link to it, to know that it is yours.")


class SignupForm(FocusMixin, CaptchaMixin, AcceptanceMixin, allauth_forms.SignupForm):
    """Opens an account, for who accepts what members accept."""

    account_already_exists: bool
    captcha_action = "sign-up"
    field_order = ("email", "display_name", "password1", *ACCEPTED)

    display_name = forms.CharField(
        label=lazy("Display name"),
        help_text=NAME_HELP,
        max_length=160,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    time_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-fm-zone": ""})
    )

    def __init__(
        self,
        *args: Any,
        acceptance: Acceptance,
        visitor: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.visitor = visitor
        self.fields["email"] = email_field()
        self.fields["email"].help_text = EMAIL_HELP
        password = self.fields["password1"]
        password.help_text = PASSWORD_HELP
        password.widget.attrs = NEW_PASSWORD
        self.add_acceptance(acceptance)
        self.order_fields(self.field_order)
        self.add_captcha()

    def clean_email(self) -> str:
        """The address, when the settings accept its kind; said before anybody is looked up."""
        try:
            fit_address(self.cleaned_data["email"])
        except FolkmootError as error:
            raise ValidationError(str(error.message), code=error.code) from error
        email: str = super().clean_email()
        return email

    def clean_display_name(self) -> str:
        """The name, when it is free and within the rules."""
        try:
            return fit_name(self.cleaned_data["display_name"], language=_language())
        except FolkmootError as error:
            raise ValidationError(str(error.message), code=error.code) from error

    def clean_time_zone(self) -> str:
        """The browser's zone; UTC when it tells none that we know, since nobody typed it."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if zone in known_zones() else "UTC"

    def clean(self) -> dict[str, Any]:
        """See that the password is not the chosen name; the rest allauth asks of it."""
        cleaned = super().clean()
        name, password = cleaned.get("display_name"), cleaned.get("password1")
        if name and password and "password1" not in self.errors:
            try:
                ContextPasswordValidator().validate(password, Account(display_name=name))
            except ValidationError as error:
                self.add_error("password1", error)
        return cleaned

    def application(self) -> Application:
        """What the visitor said."""
        data = self.cleaned_data
        return Application(
            email=data["email"],
            display_name=data["display_name"],
            password=data["password1"],
            language=_language(),
            time_zone=data["time_zone"],
            standards_version=self.acceptance.standards.version,
            declared_age=self.declared_age,
        )

    def try_save(self, request: HttpRequest) -> tuple[Account | None, HttpResponse | None]:
        """Open the account; for a known address do the same work for nothing and say the same.

        Raises:
            NameTaken: somebody was faster.
        """
        if not self.account_already_exists:
            try:
                return self.save(request), None
            except EmailTaken:
                self.account_already_exists = True
        else:
            rehearse_account(self.application())
        answer: tuple[Account | None, HttpResponse | None] = super().try_save(request)
        return answer

    def save(self, request: HttpRequest) -> Account:
        """Open the account."""
        return open_account(self.application())


def _language() -> str:
    spoken = get_language() or "en"
    known = dict(known_languages())
    for wish in (spoken, spoken.partition("-")[0]):
        if wish in known:
            return wish
    return next(iter(known))
