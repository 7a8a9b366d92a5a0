"""What everybody accepts who gets an account, by whatever door they come.

Two texts, each with its own unticked box (GDPR Art. 7), and an age (Art. 8): the country they
live in and the word that they have reached the age written beside it. No date of birth is asked
for, and of country and age only the age is kept.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from folkmoot.accounts.ages import age_in, country_ages
from folkmoot.accounts.errors import ConsentMissing, TooYoung

if TYPE_CHECKING:
    Base = forms.Form
else:
    Base = object

ACCEPTED = ("country", "is_of_age", "agrees_standards", "agrees_policy")
BOXES = {
    "is_of_age": TooYoung.message,
    "agrees_standards": ConsentMissing.message,
    "agrees_policy": ConsentMissing.message,
}


@dataclass(frozen=True, slots=True)
class TextToAgree:
    """A text that a member agrees to: its version, and where it can be read."""

    version: str
    address: str


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a newcomer is asked to accept: both texts, and the country that is proposed."""

    standards: TextToAgree
    policy: TextToAgree
    country: str


class AcceptanceMixin(Base):
    """Adds the fields of `ACCEPTED` to a form, and reads them.

    The versions that were on the page come back with the form; when another is in force by
    then, the box is emptied and the reader asked again. Nobody agrees to what they did not see.
    """

    acceptance: Acceptance

    def add_acceptance(self, acceptance: Acceptance) -> None:
        """Put the fields in; the boxes come unticked."""
        self.acceptance = acceptance
        choices = [(row.country, f"{row.name} – {row.age}") for row in country_ages()]
        self.fields["country"] = forms.ChoiceField(
            label=lazy("The country you live in, with the age that counts there"),
            choices=choices,
            initial=acceptance.country,
            widget=forms.Select(attrs={"autocomplete": "country"}),
        )
        for name, refusal in BOXES.items():
            self.fields[name] = forms.BooleanField(error_messages={"required": refusal})
        self.fields["is_of_age"].label = _("I have reached the age beside my country.")
        self.fields["agrees_standards"].label = _agreement(
            _("I have read the {link} and will keep them."),
            _("Community Standards"),
            acceptance.standards,
        )
        self.fields["agrees_policy"].label = _agreement(
            _("I have read the {link} and agree to it."), _("privacy policy"), acceptance.policy
        )
        for name, text in self._texts().items():
            self.fields[f"{name}_version"] = forms.CharField(
                required=False, widget=forms.HiddenInput, initial=text.version
            )

    @property
    def declared_age(self) -> int:
        """The age that the newcomer says they have reached."""
        return age_in(self.cleaned_data["country"])

    def clean(self) -> dict[str, Any]:
        """See that both texts are still the ones that were shown."""
        cleaned: dict[str, Any] = super().clean() or {}
        for name, text in self._texts().items():
            if cleaned.get(f"{name}_version") != text.version:
                self._ask_again(name, text)
        return cleaned

    def _texts(self) -> dict[str, TextToAgree]:
        return {"standards": self.acceptance.standards, "policy": self.acceptance.policy}

    def _ask_again(self, name: str, text: TextToAgree) -> None:
        shown: Any = self.data
        data = shown.copy()
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
