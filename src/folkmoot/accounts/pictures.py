"""A picture that somebody sent becomes one of ours: decoded, cut square, written anew.

Nothing of the file survives but its pixels: no metadata, no name, no bytes that mean something
else to another program. What it is decides by its bytes, against a short list of formats; its
size in pixels is looked at before anything is decoded.
"""

import struct
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from folkmoot.accounts.picture_errors import PictureNotReadable, PictureTooLarge

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_BYTES = 2 * 1_048_576
MAX_PIXELS = 25_000_000
SIZES = (160, 80, 40)
BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    OverflowError,
    MemoryError,
    KeyError,
    TypeError,
    IndexError,
    struct.error,
)
"""What Pillow and its codecs raise on files that are not what they say."""


def squares_of(data: bytes) -> dict[int, bytes]:
    """The picture as WebP squares of each size, cut from its middle.

    Of a moving picture, the first frame; a picture that a camera turned is upright; what was
    transparent is white.

    Raises:
        PictureTooLarge: it has too many bytes or pixels.
        PictureNotReadable: it is of another format, or broken.
    """
    if len(data) > MAX_BYTES:
        raise PictureTooLarge
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as sent:
            if sent.width * sent.height > MAX_PIXELS:
                raise PictureTooLarge
            square = _square(sent)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooLarge from error
    except BROKEN as error:
        raise PictureNotReadable from error
    return {size: _written(square, size) for size in SIZES}


def _square(sent: Image.Image) -> Image.Image:
    side = max(SIZES)
    profile = sent.info.get("icc_profile")
    sent.draft("RGB", (2 * side, 2 * side))
    sent.load()
    upright = ImageOps.exif_transpose(sent)
    fitted = ImageOps.fit(_opened(upright), (side, side), Image.Resampling.LANCZOS)
    plain = _in_srgb(fitted, profile)
    if "A" in plain.getbands():
        paper = Image.new("RGBA", plain.size, "white")
        plain = Image.alpha_composite(paper, plain.convert("RGBA"))
    return plain.convert("RGB")


def _opened(picture: Image.Image) -> Image.Image:
    """In a mode that can be resized smoothly; CMYK stays for its colour profile."""
    if picture.mode in {"RGB", "RGBA", "L", "CMYK"}:
        return picture
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    return picture.convert("RGBA" if has_alpha else "RGB")


def _in_srgb(picture: Image.Image, profile: object) -> Image.Image:
    """The colours as a screen shows them; a profile that cannot be used is passed over."""
    if not isinstance(profile, bytes) or picture.mode not in {"RGB", "CMYK", "L"}:
        return picture
    try:
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, given, screen, outputMode="RGB") or picture
    except (ImageCms.PyCMSError, *BROKEN):
        return picture


def _written(square: Image.Image, size: int) -> bytes:
    clean = Image.frombytes("RGB", square.size, square.tobytes())
    out = BytesIO()
    clean.resize((size, size), Image.Resampling.LANCZOS).save(out, "WEBP", quality=82, method=4)
    return out.getvalue()
