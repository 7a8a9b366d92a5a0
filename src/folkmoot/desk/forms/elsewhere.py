"""Naming another place where a story is discussed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError
from folkmoot.desk.refusals import put_into
from folkmoot.moderation.actions.elsewhere import NAME_LENGTH

NETWORKS = (
    ("fediverse", _("The fediverse: replies are shown here")),
    ("link", _("Another network: only a link")),
)


class PlaceForm(forms.Form):
    """The story, the network and the address there."""

    story = forms.CharField(
        label=_("Story"),
        max_length=500,
        help_text=_("Its address on your site, or its id."),
    )
    network = forms.ChoiceField(label=_("Network"), choices=NETWORKS)
    address = forms.CharField(
        label=_("Address there"),
        max_length=500,
        help_text=_("The public page on which people answer there."),
    )
    name = forms.CharField(
        label=_("Name of the place"),
        max_length=NAME_LENGTH,
        required=False,
        help_text=_("As readers see it; the host's name if empty."),
    )

    def refuse(self, refusal: FolkmootError) -> None:
        """Show the refusal where it is read."""
        put_into(self, refusal)

    def facts(self) -> dict[str, Any]:
        """What the action takes beside the story."""
        return {name: self.cleaned_data[name] for name in ("network", "address", "name")}
