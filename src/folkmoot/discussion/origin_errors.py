"""What is refused about the sites on whose pages discussions may stand."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class OriginNotValid(FolkmootError):
    """What was named is no origin of a web site."""

    code = "origin-not-valid"
    message = _("An origin is https:// and the host, with nothing after it. Nothing was changed.")


class OriginUnknown(FolkmootError):
    """A page shows a discussion on a site that the publication has not named."""

    code = "origin-unknown"
    message = _("This discussion may not be shown on this site.")
