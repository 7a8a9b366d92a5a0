"""Agreeing to a privacy policy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.form_focus import FocusMixin


class GateForm(FocusMixin, forms.Form):
    """One box, unticked, for the version that was on the page."""

    told = ""
    version = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agrees = forms.BooleanField(
        label=_("I have read the new privacy policy and agree to it."),
        error_messages={
            "required": _(
                "Tick the box to go on, or delete your account below. Reading stays free."
            )
        },
    )
