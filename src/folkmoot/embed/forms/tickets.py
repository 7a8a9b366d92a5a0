"""A word to the newsroom from the thread (B16)."""

from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.tickets import TEXT_LEAST, TEXT_MOST, Message

KINDS = (
    ("correction", _("A correction: something in the story is wrong")),
    ("question", _("A question to the author")),
    ("tip", _("A tip: something the newsroom should look into")),
)
MISSING = {
    "kind": _("Please choose what it is."),
    "text": _("Please write a sentence or two."),
    "email": _("Please give the address to which we can answer."),
}


class TicketForm(FocusMixin, forms.Form):
    """For a member: what it is, and the words."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": MISSING["kind"]},
    )
    text = forms.CharField(
        label=_("Your message"),
        help_text=_("Only the newsroom reads it. It does not appear in the discussion."),
        min_length=TEXT_LEAST,
        max_length=TEXT_MOST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": MISSING["text"]},
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"key": get_random_string(32)})

    def message(self) -> Message:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        return Message(data["kind"], data["text"], data["key"], data.get("email", ""))

    def refuse(self, refusal: FolkmootError) -> None:
        """Tell a refusal of the action at the fields that it names, or at the head."""
        named = [*refusal.facts.get("missing", ()), *refusal.facts.get("too_long", ())]
        fields = [name for name in named if name in self.fields and name in MISSING]
        for name in fields:
            self.add_error(name, str(MISSING[name]))
        if not fields:
            self.add_error(None, str(refusal.message))


class StrangersTicketForm(CaptchaMixin, TicketForm):
    """For everybody else: also where to answer, and a captcha."""

    captcha_action = "ticket"
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("For the answer; nothing else is sent there."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": MISSING["email"]},
    )

    def __init__(self, data: Any = None, *, visitor: str) -> None:
        super().__init__(data)
        self.visitor = visitor
        self.add_captcha()
