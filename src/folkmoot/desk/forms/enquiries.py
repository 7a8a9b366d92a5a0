"""Answering an enquiry of the contact form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.discussion.enquiries import TEXT_MOST


class EnquiryAnswerForm(forms.Form):
    """The words that are mailed; none where it was answered elsewhere."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("Mailed as you write it. Leave it empty if you have answered in another way."),
        required=False,
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, label_suffix="")
