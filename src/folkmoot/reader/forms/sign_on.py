"""The acceptance step of somebody whom a partner site signs on for the first time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.acceptance_form import ACCEPTED, Acceptance, AcceptanceMixin
from folkmoot.accounts.actions.names import fit_name
from folkmoot.accounts.actions.registration import Application
from folkmoot.accounts.entrance_forms import email_field
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.mail_rules import fit_address
from folkmoot.accounts.queries.profiles import known_languages, known_zones
from folkmoot.accounts.signup_form import NAME_HELP
from folkmoot.core.errors import FolkmootError


class WelcomeForm(FocusMixin, AcceptanceMixin, forms.Form):
    """Name and address as the site gave them, to be changed or left; and what all accept."""

    display_name = forms.CharField(
        label=_("Display name"),
        help_text=NAME_HELP,
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    time_zone = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"data-fm-zone": ""})
    )

    def __init__(self, *args: Any, acceptance: Acceptance, is_proven: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = email_field()
        self.fields["email"].help_text = (
            _("Nobody sees it. If you give another one, we send a link to it.")
            if is_proven
            else _("Nobody sees it. We send a link to it, to know that it is yours.")
        )
        self.add_acceptance(acceptance)
        self.order_fields(("display_name", "email", *ACCEPTED))

    def clean_display_name(self) -> str:
        """The name, when it is free and within the rules."""
        return _fitting(fit_name, self.cleaned_data["display_name"], language=_language())

    def clean_email(self) -> str:
        """The address, when the settings accept its kind."""
        email: str = self.cleaned_data["email"]
        _fitting(fit_address, email)
        return email

    def clean_time_zone(self) -> str:
        """The browser's zone; UTC when it tells none that we know, since nobody typed it."""
        zone: str = self.cleaned_data["time_zone"]
        return zone if zone in known_zones() else "UTC"

    def application(self) -> Application:
        """What the newcomer said."""
        data = self.cleaned_data
        return Application(
            email=data["email"],
            display_name=data["display_name"],
            password=None,
            language=_language(),
            time_zone=data["time_zone"],
            standards_version=self.acceptance.standards.version,
            declared_age=self.declared_age,
        )


def _fitting(check: Any, value: str, **facts: Any) -> Any:
    try:
        return check(value, **facts)
    except FolkmootError as error:
        raise ValidationError(str(error.message), code=error.code) from error


def _language() -> str:
    spoken = get_language() or "en"
    known = dict(known_languages())
    return next((word for word in (spoken, spoken[:2]) if word in known), next(iter(known)))
