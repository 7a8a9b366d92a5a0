"""What is refused to readers of partner sites, and to who sets those up; each with its code."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class SignOnRefused(FolkmootError):
    """The word of a partner site was not taken; `reason` says why, to the log and no reader."""

    code = "sign-on-refused"
    message = _(
        "The site you came from could not sign you on. Go back to it and try once more; if it "
        "fails again, tell the site."
    )

    def __init__(self, reason: str = "") -> None:
        super().__init__()
        self.reason = reason


class StaffSignOn(FolkmootError):
    """A staff account without a second factor came by the word of a partner site."""

    code = "staff-sign-on"
    message = _(
        "Accounts of the newsroom do not come in by another site's word. Log in here, and set "
        "up a second factor if you want to come this way too."
    )


class IdentityTaken(FolkmootError):
    """The reader of a partner site has an account already, or the account another reader of it."""

    code = "identity-taken"
    message = _(
        "You are signed on already, or this account belongs to another reader of the same site. "
        "Nothing was changed."
    )


class SignOnSiteUnknown(FolkmootError):
    """No partner site has this id."""

    code = "sign-on-site-unknown"
    message = _("There is no such site. Nothing was changed.")


class SignOnSiteNotValid(FolkmootError):
    """What was said of a partner site cannot stand; the sentence says what."""

    code = "sign-on-site-not-valid"
    message = _("This cannot be used for a site. Nothing was changed.")


class SignOnKeyNotValid(FolkmootError):
    """What was given is no public key of the kind Ed25519."""

    code = "sign-on-key-not-valid"
    message = _(
        "This is no public key of the kind Ed25519. Paste the whole text that begins with "
        "BEGIN PUBLIC KEY; never the private one."
    )


class SignOnKeyUnknown(FolkmootError):
    """No open key of a partner site has this id."""

    code = "sign-on-key-unknown"
    message = _("There is no open key with this id. Nothing was changed.")


class WaiverMissing(FolkmootError):
    """A safeguard was to be left out without a tick at what is given up."""

    code = "waiver-missing"
    message = _("Please tick each sentence on what you give up. Nothing was changed.")
