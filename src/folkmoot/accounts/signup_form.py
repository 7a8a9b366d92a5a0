"""The sign-up form: address, name, password, two separate agreements, captcha."""

from dataclasses import dataclass
from typing import Any

from allauth.account import forms as allauth_forms
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.accounts.actions.names import fit_name
from folkmoot.accounts.actions.registration import Application, open_account, rehearse_account
from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.entrance_forms import NEW_PASSWORD, PASSWORD_HELP, email_field
from folkmoot.accounts.errors import ConsentMissing, EmailTaken
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.mail_rules import fit_address
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import known_languages, known_zones
from folkmoot.core.errors import FolkmootError

NAME_HELP = lazy(
    "Readers see it beside your comments. Your own name or an invented one, 2 to 40 characters."
)
EMAIL_HELP = lazy("Nobody sees it. We send a link to it, to know that it is yours.")


@dataclass(frozen=True, slots=True)
class TextToAgree:
    """A text that a member agrees to: its version, and where it can be read."""

    version: str
    address: str


class SignupForm(FocusMixin, CaptchaMixin, allauth_forms.SignupForm):
    """Opens an account. The boxes are two and come unticked: each consent is its own (Art. 7).

    The version that was on the page comes back with the form; when another is in force by
    then, the box is emptied and the reader asked again. Nobody agrees to what they did not see.
    """

    account_already_exists: bool
    captcha_action = "sign-up"
    field_order = ("email", "display_name", "password1", "agrees_standards", "agrees_policy")

    display_name = forms.CharField(
        label=lazy("Display name"),
        help_text=NAME_HELP,
        max_length=160,
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    agrees_standards = forms.BooleanField(error_messages={"required": ConsentMissing.message})
    agrees_policy = forms.BooleanField(error_messages={"required": ConsentMissing.message})
    standards_version = forms.CharField(required=False, widget=forms.HiddenInput)
    policy_version = forms.CharField(required=False, widget=forms.HiddenInput)
    time_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-fm-zone": ""})
    )

    def __init__(
        self,
        *args: Any,
        standards: TextToAgree,
        policy: TextToAgree,
        visitor: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.visitor = visitor
        self.shown = {"standards": standards, "policy": policy}
        self.fields["email"] = email_field()
        self.fields["email"].help_text = EMAIL_HELP
        password = self.fields["password1"]
        password.help_text = PASSWORD_HELP
        password.widget.attrs = NEW_PASSWORD
        self.fields["agrees_standards"].label = _agreement(
            _("I have read the {link} and will keep them."), _("Community Standards"), standards
        )
        self.fields["agrees_policy"].label = _agreement(
            _("I have read the {link} and agree to it."), _("privacy policy"), policy
        )
        self.fields["standards_version"].initial = standards.version
        self.fields["policy_version"].initial = policy.version
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
        """See that both texts are still the ones that were shown."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name, text in self.shown.items():
            if cleaned.get(f"{name}_version") != text.version:
                self._ask_again(name, text)
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
            standards_version=self.shown["standards"].version,
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

    def _ask_again(self, name: str, text: TextToAgree) -> None:
        data = QueryDict(mutable=True)
        data.update(self.data)
        data[self.add_prefix(f"{name}_version")] = text.version
        data.pop(self.add_prefix(f"agrees_{name}"), None)
        self.data = data
        message = _("This text has changed while you were here. Please read it and tick the box.")
        if f"agrees_{name}" not in self.errors:
            self.add_error(f"agrees_{name}", ValidationError(message, code="text-changed"))


def _agreement(sentence: str, title: str, text: TextToAgree) -> str:
    link = format_html(
        '<a href="{}" target="_blank">{}</a> {}',
        text.address,
        title,
        _("(version %(version)s)") % {"version": text.version},
    )
    return format_html(sentence, link=link)


def _language() -> str:
    spoken = get_language() or "en"
    known = dict(known_languages())
    for wish in (spoken, spoken.partition("-")[0]):
        if wish in known:
            return wish
    return next(iter(known))
