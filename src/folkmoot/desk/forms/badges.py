"""Giving a badge: author or expert."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.discussion.actions.badges import NAME_LENGTH
from folkmoot.discussion.actions.guests import FIELD_LENGTH


class BylineForm(FocusMixin, forms.Form):
    """Which member is which author."""

    name = forms.CharField(
        label=_("Name of the member"),
        max_length=80,
        help_text=_("As it stands beside their comments."),
    )
    byline = forms.CharField(
        label=_("Name of the author"),
        max_length=NAME_LENGTH,
        help_text=_("Exactly as it stands under stories."),
    )


class ExpertForm(FocusMixin, forms.Form):
    """Who is an expert in what, and until when."""

    name = forms.CharField(
        label=_("Name of the member"),
        max_length=80,
        help_text=_("As it stands beside their comments."),
    )
    field = forms.CharField(
        label=_("Field"),
        max_length=FIELD_LENGTH,
        help_text=_("Readers see it beside the name, such as 'hydrology'."),
    )
    at = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Empty: until you take it back."),
    )

    def clean_at(self) -> datetime | None:
        """The end of that day."""
        day = self.cleaned_data["at"]
        return day and timezone.make_aware(datetime.combine(day, time(23, 59, 59)))
