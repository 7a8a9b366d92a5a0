"""Fields by which an editor names a member."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.discussion.actions.guests import FIELD_LENGTH


class MemberForm(FocusMixin, forms.Form):
    """Which member is meant."""

    name = forms.CharField(
        label=_("Name of the member"),
        max_length=80,
        help_text=_("As it stands beside their comments."),
    )


class KnowingMemberForm(MemberForm):
    """Which member, and what they know about."""

    field = forms.CharField(
        label=_("Field"),
        max_length=FIELD_LENGTH,
        help_text=_("Readers see it beside the name, such as 'hydrology'."),
    )
