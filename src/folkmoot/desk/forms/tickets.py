"""Answering a reader's word to the newsroom."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.tickets import TEXT_MOST


class TicketAnswerForm(forms.Form):
    """The words to the reader; for a correction whether the story was changed."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("The reader sees it with your name."),
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please write the reader an answer.")},
    )
    is_corrected = forms.BooleanField(label=_("The story was corrected"), required=False)

    def __init__(self, data: Any = None, *, kind: str) -> None:
        super().__init__(data, label_suffix="")
        if kind != "correction":
            del self.fields["is_corrected"]

    def refuse(self, refusal: FolkmootError) -> None:
        """Tell a refusal of the action where it is mended."""
        is_about_words = "words" in refusal.facts.get("missing", ())
        self.add_error("words" if is_about_words else None, str(refusal.message))
