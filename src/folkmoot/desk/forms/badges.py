"""Giving a badge: author or expert."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from folkmoot.desk.forms.members import KnowingMemberForm, MemberForm
from folkmoot.discussion.actions.badges import NAME_LENGTH


class BylineForm(MemberForm):
    """Which member is which author."""

    byline = forms.CharField(
        label=_("Name of the author"),
        max_length=NAME_LENGTH,
        help_text=_("Exactly as it stands under stories."),
    )


class ExpertForm(KnowingMemberForm):
    """Who is an expert in what, and until when."""

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
