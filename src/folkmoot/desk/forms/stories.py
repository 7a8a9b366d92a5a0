"""What an editor sets for one story: its mode, its ways, its guests."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.desk.forms.members import KnowingMemberForm
from folkmoot.discussion.actions.story_modes import REASON_LENGTH
from folkmoot.discussion.actions.story_ways import MOST_DAYS, MOST_SECONDS, QUESTION_LENGTH
from folkmoot.discussion.opening import StoryMode


class ModeForm(FocusMixin, forms.Form):
    """Open, check first or closed: now, or from a time on by the clocks of the edition."""

    mode = forms.ChoiceField(
        label=_("How comments come to stand"), choices=StoryMode, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("What readers are told when it is closed"),
        max_length=REASON_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    at = forms.DateTimeField(
        label=_("From when on"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text=_("By the clocks of the edition. Empty: at once."),
    )


class StoryWaysForm(FocusMixin, forms.Form):
    """For how long and how fast, and what the newsroom asks."""

    question = forms.CharField(
        label=_("Question of the newsroom"),
        max_length=QUESTION_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("It stands above the composer, and comments are answers to it. Empty: none."),
    )
    is_for_questions = forms.BooleanField(
        label=_("Readers ask, guests answer"),
        required=False,
        help_text=_("Questions can then be read by whether they are answered."),
    )
    slow_seconds = forms.IntegerField(
        label=_("Slow mode: seconds between two comments of a member"),
        min_value=0,
        max_value=MOST_SECONDS,
        required=False,
        help_text=_("Empty: no slow mode. The newsroom and guests are not slowed down."),
    )
    close_after_days = forms.IntegerField(
        label=_("Days for which this story takes comments"),
        min_value=0,
        max_value=MOST_DAYS,
        required=False,
        help_text=_("Empty: as the publication has it. 0: always."),
    )

    def clean_slow_seconds(self) -> int:
        """No number is no slow mode."""
        return self.cleaned_data["slow_seconds"] or 0


class GuestForm(KnowingMemberForm):
    """Who answers, and as what."""
