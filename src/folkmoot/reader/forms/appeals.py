"""The letter to the moderators (A9): subject, user ID, explanation."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.core.errors import FolkmootError
from folkmoot.moderation.letters import (
    EXPLANATION_LEAST,
    EXPLANATION_MOST,
    SUBJECT_MOST,
    Letter,
)


class LetterForm(FocusMixin, forms.Form):
    """The letter. The user ID is filled in and fixed where it is known."""

    subject = forms.CharField(
        label=_("Subject"),
        max_length=SUBJECT_MOST,
        error_messages={"required": _("Say in a few words what you ask for.")},
    )
    user_id = forms.CharField(
        label=_("Your user ID"),
        help_text=_("26 letters and digits. It stands in our mail to you."),
        max_length=40,
        error_messages={"required": _("Please copy your user ID from our mail.")},
    )
    explanation = forms.CharField(
        label=_("Explanation"),
        help_text=_(
            "What you did or wrote that led to the decision, and why it should be looked at "
            "again. At least %(least)d characters, at most %(most)d."
        )
        % {"least": EXPLANATION_LEAST, "most": EXPLANATION_MOST},
        min_length=EXPLANATION_LEAST,
        max_length=EXPLANATION_MOST,
        widget=forms.Textarea(attrs={"rows": 8, "data-count": str(EXPLANATION_MOST)}),
        error_messages={"required": _("Please explain what led to the decision.")},
    )

    def __init__(self, data: object = None, *, user_id: str = "", subject: str = "") -> None:
        super().__init__(data, initial={"user_id": user_id, "subject": subject})
        if user_id:
            field = self.fields["user_id"]
            field.disabled = True
            field.help_text = ""

    def letter(self) -> Letter:
        """What the action takes."""
        return Letter(self.cleaned_data["subject"], self.cleaned_data["explanation"])

    def refuse(self, refusal: FolkmootError) -> None:
        """Tell a refusal of the action at the fields that it names, or at the head."""
        named = [*refusal.facts.get("missing", ()), *refusal.facts.get("too_long", ())]
        for field in named:
            self.add_error(field, str(self.fields[field].error_messages["required"]))
        if not named:
            self.add_error(None, str(refusal.message))
        self.fields[(named or ["subject"])[0]].widget.attrs["autofocus"] = True
