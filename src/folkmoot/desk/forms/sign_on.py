"""Partner sites: naming one, giving it a key, leaving a safeguard out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.actions.sign_on_keys import SiteFacts
from folkmoot.accounts.form_focus import FocusMixin
from folkmoot.accounts.sign_on_waivers import waivers_of

ADDRESS = {"inputmode": "url", "spellcheck": "false", "autocapitalize": "none"}


class SiteForm(FocusMixin, forms.Form):
    """A site that is to sign its readers on."""

    name = forms.CharField(
        label=_("Name of the site"),
        max_length=80,
        help_text=_("Readers see it, such as “The Harbour Post”."),
    )
    issuer = forms.CharField(
        label=_("Issuer"),
        max_length=200,
        help_text=_("What its tokens carry as “iss”, such as https://www.paper.example."),
        widget=forms.TextInput(attrs=ADDRESS),
    )
    origins = forms.CharField(
        label=_("Origins"),
        max_length=2000,
        help_text=_(
            "The web origins whose pages send readers here, one a line: https:// and the host."
        ),
        widget=forms.Textarea(attrs=ADDRESS | {"rows": 3}),
    )
    start_address = forms.CharField(
        label=_("Address to begin at"),
        required=False,
        max_length=500,
        help_text=_("Where a reader can start at the site; a button here leads there."),
        widget=forms.TextInput(attrs=ADDRESS),
    )

    def facts(self, publication: str) -> SiteFacts:
        """What was said."""
        data = self.cleaned_data
        return SiteFacts(
            name=data["name"],
            issuer=data["issuer"],
            origins=tuple(data["origins"].split()),
            publication=publication,
            start_address=data["start_address"],
        )


class KeyForm(FocusMixin, forms.Form):
    """A public key, or nothing."""

    public_key = forms.CharField(
        label=_("The site's public key"),
        required=False,
        max_length=4000,
        strip=True,
        help_text=_(
            "The text that begins with BEGIN PUBLIC KEY, of the kind Ed25519: what the site signs "
            "with stays with it. Left empty, a secret is made that both share (HS256)."
        ),
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocomplete": "off"}),
    )


class WaiverForm(FocusMixin, forms.Form):
    """One box for each sentence on what is given up; all must be ticked."""

    def __init__(self, *args: Any, what: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = f"id_{what}_%s"
        for waiver in waivers_of(what):
            self.fields[waiver.name] = forms.BooleanField(label=str(waiver.words), required=False)

    def ticked(self) -> tuple[str, ...]:
        """The sentences that were ticked."""
        return tuple(name for name, is_on in self.cleaned_data.items() if is_on)
