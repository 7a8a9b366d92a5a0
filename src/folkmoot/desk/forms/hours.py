"""The week of an edition."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.discussion.hours import DAYS


class HoursForm(FocusMixin, forms.Form):
    """Seven spans, Monday first; all empty is no limit."""

    def __init__(self, data: Any = None, *, key: str, week: Sequence[str]) -> None:
        super().__init__(data, prefix=key)
        for day in range(DAYS):
            self.fields[f"day{day}"] = forms.CharField(
                label=WEEKDAYS[day],
                max_length=20,
                required=False,
                initial=week[day] if week else "",
                widget=forms.TextInput(attrs={"placeholder": "08:00-22:00", "dir": "ltr"}),
            )
        self.fields["day0"].help_text = _(
            "From and until, such as 08:00-22:00; 20:00-02:00 ends the next morning. "
            "Empty: closed that day. All empty: open at all hours."
        )

    @property
    def week(self) -> list[str]:
        """The spans as written; nothing when none is."""
        spans = [self.cleaned_data[f"day{day}"] for day in range(DAYS)]
        return spans if any(spans) else []
