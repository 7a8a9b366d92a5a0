"""The contact form (E8)."""

from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.enquiries import TEXT_LEAST, TEXT_MOST, Question

TOPICS = (
    ("newsroom", _("A question or word to the newsroom")),
    ("correction", _("A correction: something in a story is wrong")),
    ("privacy", _("Privacy and my data")),
    ("technical", _("Something technical that does not work")),
)
MISSING = {
    "about": _("Please choose what it is about."),
    "email": _("Please give the address to which we can answer."),
    "text": _("Please write a sentence or two."),
}


class EnquiryForm(CaptchaMixin, FocusMixin, forms.Form):
    """What it is about, where to answer, the words."""

    captcha_action = "enquiry"
    about = forms.ChoiceField(
        label=_("What is it about?"),
        choices=TOPICS,
        widget=forms.RadioSelect,
        error_messages={"required": MISSING["about"]},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("For the confirmation and the answer; nothing else is sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": MISSING["email"]},
    )
    text = forms.CharField(
        label=_("Your message"),
        min_length=TEXT_LEAST,
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 8, "data-count": str(TEXT_MOST)}),
        error_messages={"required": MISSING["text"]},
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, data: Any = None, *, email: str = "", about: str = "", visitor: str = ""
    ) -> None:
        initial = {"key": get_random_string(32), "email": email, "about": about}
        super().__init__(data, initial=initial, label_suffix="")
        self.visitor = visitor
        self.add_captcha()

    def question(self) -> Question:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        return Question(data["about"], data["email"], data["text"], data["key"])

    def refuse(self, refusal: FolkmootError) -> None:
        """Tell a refusal of the action at the fields that it names, or at the head."""
        named = [*refusal.facts.get("missing", ()), *refusal.facts.get("too_long", ())]
        fields = [name for name in named if name in MISSING]
        for name in fields:
            self.add_error(name, str(MISSING[name]))
        if not fields:
            self.add_error(None, str(refusal.message))
