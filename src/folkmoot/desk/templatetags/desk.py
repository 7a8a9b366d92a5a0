"""Words for what is stored as a name: states, measures, actions, ends."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from folkmoot.accounts.faces import face
from folkmoot.desk.rules import are_harsh

register = template.Library()
register.filter(are_harsh)

WORDS = {
    "state": {
        "published": _("published"),
        "held": _("waiting"),
        "removed": _("removed"),
        "withdrawn": _("deleted by its author"),
    },
    "action": {
        "publish": _("nothing, only noted"),
        "nudge": _("ask to reword"),
        "hold": _("wait for a person"),
        "remove": _("remove"),
    },
    "measure": {
        "warn": _("a warning"),
        "hold-next": _("holding what they write next"),
        "pause": _("a pause from writing"),
        "block": _("a block from writing"),
        "closure": _("the closing of the account"),
        "close-account": _("the closing of the account"),
        "confirm-final": _("a final block"),
        "remove": _("a removal"),
    },
    "appeal": {
        "waiting": _("appeal waits"),
        "won": _("appeal won"),
        "pardoned": _("pardoned on appeal"),
        "lost": _("appeal lost"),
    },
    "reversal": {
        "pardoned": _("pardoned"),
        "overturned": _("overturned"),
        "undone": _("taken back"),
        "lifted": _("lifted"),
        "expired": _("over"),
        "replaced": _("replaced by a newer one"),
        "overridden": _("lifted by the publisher"),
    },
}


@register.filter
def in_words(name: str, kind: str) -> object:
    """The name as a person says it; as it is where there is no word for it."""
    return WORDS[kind].get(name, name)


@register.simple_tag
def face_of(name: str, avatar: str) -> SafeString:
    """The picture beside a member's name."""
    return SafeString(face(name, avatar))


@register.filter
def number_of(counts: dict[str, int], name: str) -> int:
    """How many of this name there are."""
    return counts.get(name, 0)
