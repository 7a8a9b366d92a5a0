"""What is refused about places on other networks, each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class ElsewhereNotValid(FolkmootError):
    """The address on another network cannot be used, or the story has too many."""

    code = "elsewhere-not-valid"
    message = _(
        "This address cannot be used. It must be the public https address of the story's own "
        "page there; a story can have ten."
    )


class ElsewhereUnknown(FolkmootError):
    """There is no such place, or no such reply from there."""

    code = "elsewhere-unknown"
    message = _("This is no longer there. Nothing was changed.")
