"""What can be refused of a member's picture."""

from django.utils.translation import gettext_lazy as _

from folkmoot.core.errors import FolkmootError


class AvatarsOff(FolkmootError):
    """A picture was sent where the newsroom shows none."""

    code = "avatars-off"
    message = _("This newsroom shows no pictures of members. Nothing was changed.")


class PictureTooLarge(FolkmootError):
    """A picture has more bytes or pixels than can be taken."""

    code = "picture-too-large"
    message = _(
        "This picture is too large: 2 MB and 25 million pixels are the limit. Please choose a "
        "smaller one. Nothing was changed."
    )


class PictureNotReadable(FolkmootError):
    """What was sent is no JPEG, PNG or WebP picture, or a broken one."""

    code = "picture-not-readable"
    message = _(
        "This file cannot be used. Please choose a picture in the format JPEG, PNG or WebP. "
        "Nothing was changed."
    )
