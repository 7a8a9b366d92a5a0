"""How discussions behave: reactions, and the time for editing."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin


class WaysForm(FocusMixin, forms.Form):
    """What a publisher decides for all stories."""

    has_reactions = forms.BooleanField(label=_("Readers can recommend comments"), required=False)
    reaction_word = forms.CharField(
        label=_("The word on the button"),
        max_length=30,
        required=False,
        help_text=_("Such as 'Well said'. Empty: 'Recommend', in the language of the edition."),
    )
    edit_minutes = forms.IntegerField(
        label=_("Minutes in which authors may edit a comment"),
        min_value=1,
        max_value=525_600,
        required=False,
        help_text=_("Empty: always. Each edit is checked like a new comment."),
    )
    close_after_days = forms.IntegerField(
        label=_("Days for which a story takes comments"),
        min_value=1,
        max_value=3_650,
        required=False,
        help_text=_("Empty: always. An editor may set another number for one story."),
    )
