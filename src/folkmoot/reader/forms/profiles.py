"""What a member can change: the name, and language with time zone."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.entrance_forms import email_field
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.queries.profiles import known_languages, known_zones
from folkmoot.core.errors import FolkmootError


class RefusableForm(FocusMixin, forms.Form):
    """A form whose action may refuse by name."""

    def refuse(self, field: str | None, refusal: FolkmootError) -> None:
        """Show the refusal at the field, or at the head of the form."""
        self.add_error(field, ValidationError(str(refusal.message), code=refusal.code))
        if field is not None:
            self.fields[field].widget.attrs["autofocus"] = True


class NameForm(RefusableForm):
    """The display name."""

    display_name = forms.CharField(
        label=_("Display name"),
        max_length=160,
        help_text=_("2 to 40 characters. After a change it stays for two weeks."),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )


class PlaceForm(RefusableForm):
    """Language and time zone."""

    language = forms.ChoiceField(
        label=_("Language"), help_text=_("Of these pages and of our mails to you.")
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Every date and time is shown in it.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {"language": known_languages(), "time_zone": [(z, z) for z in known_zones()]}
        for name, pairs in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(pairs)


class ReasonForm(RefusableForm):
    """Why something grave is done; kept on record."""

    reason = forms.CharField(
        label=_("Reason, kept on record"),
        help_text=_("How you know that it is really your colleague who asks."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )


class EmailForm(RefusableForm):
    """Another address."""

    email = email_field(autocomplete="email")


class PictureForm(RefusableForm):
    """A picture; what it is decides by its bytes, whatever its name says."""

    picture = forms.FileField(
        label=_("Picture"),
        max_length=255,
        help_text=_(
            "JPEG, PNG or WebP, up to 2 MB. We cut a square from its middle and keep nothing else "
            "of the file: neither its name nor where it was taken."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
