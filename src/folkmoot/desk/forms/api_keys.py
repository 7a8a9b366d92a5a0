"""A new API key: who is to use it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin


class ApiKeyForm(FocusMixin, forms.Form):
    """A name, by which publishers tell their keys apart."""

    name = forms.CharField(
        label=_("Who is to use it?"),
        max_length=80,
        help_text=_("Such as Coral, the archive scripts, or the chat assistant."),
    )
