"""Reporting a comment on a page of its own, also without script and without an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.captcha_field import CaptchaMixin
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.core.errors import FolkmootError
from folkmoot.moderation.queries.reports import ReportForm as Facts
from folkmoot.moderation.reporting import (
    EXPLANATION_MOST,
    ILLEGAL,
    NAME_MOST,
    OTHER,
    Reported,
)

MISSING = {
    "ground": _("Please choose what is wrong with the comment."),
    "explanation": _("Please say in a sentence what is wrong with it."),
    "name": _("The law asks for your name."),
    "email": _("Please give the address at which we can tell you what was decided."),
    "is_in_good_faith": _("Please confirm that what you say is right as far as you know."),
}
GOOD_FAITH = _("I say this in good faith: what I report is accurate and complete as far as I know.")


class ReportForm(FocusMixin, forms.Form):
    """For a member: the rules in force, something else, or the law."""

    ground = forms.ChoiceField(
        label=_("What is wrong with it?"),
        widget=forms.RadioSelect,
        error_messages={"required": MISSING["ground"]},
    )
    explanation = forms.CharField(
        label=_("In your own words"),
        help_text=_(
            "Needed for 'something else' and for what is against the law: say why. "
            "The author never learns who reported."
        ),
        required=False,
        max_length=EXPLANATION_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    name = forms.CharField(
        label=_("Your name"),
        required=False,
        max_length=NAME_MOST,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("For the receipt and for the decision; nothing else is sent there."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    is_child_abuse = forms.BooleanField(
        label=_("It shows or asks for the sexual abuse of children"),
        help_text=_("Then you need give neither name nor address."),
        required=False,
    )
    is_in_good_faith = forms.BooleanField(label=GOOD_FAITH, required=False)

    def __init__(self, data: Any = None, *, facts: Facts, is_member: bool = True) -> None:
        initial = {} if is_member else {"ground": ILLEGAL}
        super().__init__(data, initial=initial)
        grounds: list[tuple[str, object]] = [(ILLEGAL, _("It is against the law"))]
        if is_member:
            rules = [(each.rule, each.title) for each in facts.grounds]
            grounds = [*rules, (OTHER, _("Something else")), *grounds]
        self.fields["ground"].choices = grounds  # type: ignore[attr-defined]
        if is_member:
            for name in ("name", "email", "is_child_abuse"):
                del self.fields[name]
            self.fields["is_in_good_faith"].help_text = _("Needed for what is against the law.")
        else:
            self.fields["ground"].widget = forms.HiddenInput()
            self.fields["explanation"].help_text = _(
                "Say which words are against the law, and why you think so."
            )

    def reported(self) -> Reported:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        return Reported(
            ground=data["ground"],
            explanation=data["explanation"],
            name=data.get("name", ""),
            email=data.get("email", ""),
            is_child_abuse=data.get("is_child_abuse", False),
            is_in_good_faith=data["is_in_good_faith"],
        )

    def refuse(self, refusal: FolkmootError) -> None:
        """Tell a refusal of the action at the fields that it names, or at the head."""
        named = [*refusal.facts.get("missing", ()), *refusal.facts.get("too_long", ())]
        fields = [name for name in named if name in self.fields]
        for name in fields:
            self.add_error(name, str(MISSING[name]))
        if not fields:
            self.add_error(None, str(refusal.message))
        self.fields[(fields or ["explanation"])[0]].widget.attrs["autofocus"] = True


class NoticeForm(CaptchaMixin, ReportForm):
    """For everybody else: the law alone, with name, address and a captcha."""

    captcha_action = "notice"

    def __init__(self, data: Any = None, *, facts: Facts, visitor: str) -> None:
        super().__init__(data, facts=facts, is_member=False)
        self.visitor = visitor
        self.add_captcha()
