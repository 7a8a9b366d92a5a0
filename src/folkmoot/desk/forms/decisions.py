"""The one form in which a case is decided."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.moderation.answer import MOST_DAYS, MOST_WORDS, Answer
from folkmoot.moderation.queries.standards import RuleChoice
from folkmoot.moderation.registry import measures, rulings_on_comments

UNSEEN = _("It is not clear which text you saw. Nothing was decided: look at it once more.")
UNKNOWN_CHANGE = {"required": UNSEEN, "invalid": UNSEEN}


class DecisionForm(forms.Form):
    """A ruling on the text, the rules it rests on, words to the author, perhaps a measure."""

    ruling = forms.ChoiceField(
        label=_("Ruling"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what becomes of the text.")},
    )
    rules = forms.MultipleChoiceField(
        label=_("Rules that were broken"), required=False, widget=forms.CheckboxSelectMultiple
    )
    words = forms.CharField(
        label=_("Words to the author"),
        help_text=_("Sent as you write them, after the rule's own explanation."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    measure = forms.ChoiceField(label=_("And for the account"), required=False)
    days = forms.IntegerField(
        label=_("Days"),
        help_text=_("A pause needs them. Without, a block lasts until it is lifted."),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
    )
    note = forms.CharField(
        label=_("Note for the desk"),
        help_text=_("Never shown to the author."),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    change = forms.IntegerField(widget=forms.HiddenInput, error_messages=UNKNOWN_CHANGE)

    def __init__(
        self,
        data: object = None,
        *,
        rules: Iterable[RuleChoice],
        change: int,
        found: object = (),
        is_reported: bool = False,
    ) -> None:
        """`found` are the rules that the engine saw: they stand ticked at first."""
        initial = {"change": change, "rules": list(found or ())}  # type: ignore[call-overload]
        super().__init__(data, initial=initial, label_suffix="")  # type: ignore[arg-type]
        self.fields["ruling"].choices = [  # type: ignore[attr-defined]
            (ruling.name, ruling.label) for ruling in rulings_on_comments(is_reported=is_reported)
        ]
        self.fields["rules"].choices = [  # type: ignore[attr-defined]
            (rule.id, f"{rule.id} {rule.title}") for rule in rules
        ]
        self.fields["measure"].choices = [  # type: ignore[attr-defined]
            ("", _("Nothing more")),
            *((ruling.name, ruling.label) for ruling in measures()),
        ]

    def answer(self) -> Answer:
        """What was filled in, as the action takes it."""
        data = self.cleaned_data
        return Answer(
            ruling=data["ruling"],
            rules=tuple(data["rules"]),
            words=data["words"],
            note=data["note"],
            measure=data["measure"],
            days=data["days"],
        )


class WordsForm(forms.Form):
    """An answer in words: to an appeal, or to a proposed final block."""

    outcome = forms.ChoiceField(
        label=_("Answer"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose an answer.")},
    )
    words = forms.CharField(
        label=_("Reasons"),
        help_text=_("The member reads them as you write them."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Please write the member a sentence that says why.")},
    )
    change = forms.IntegerField(widget=forms.HiddenInput, error_messages=UNKNOWN_CHANGE)

    def __init__(
        self, data: object = None, *, outcomes: Iterable[tuple[str, object]] = (), change: int = 0
    ) -> None:
        super().__init__(data, initial={"change": change}, label_suffix="")  # type: ignore[arg-type]
        self.fields["outcome"].choices = list(outcomes)  # type: ignore[attr-defined]
