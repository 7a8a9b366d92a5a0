"""Pictures of members: what is taken, what is refused, what survives (A4, AC-011, AC-118)."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, ImageFile, PngImagePlugin

from folkmoot.accounts.picture_errors import PictureNotReadable, PictureTooLarge
from folkmoot.accounts.pictures import MAX_BYTES, SIZES, squares_of

RED, BLUE = (200, 30, 30), (30, 30, 200)
SCRIPT = b"<script>alert(1)</script>"


def picture(kind: str = "PNG", size: tuple[int, int] = (300, 200), mode: str = "RGB", **options):
    image = Image.new(mode, size, RED if mode == "RGB" else 0)
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def halves(size: tuple[int, int] = (200, 200)) -> Image.Image:
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (0, size[1] // 2, size[0], size[1]))
    return image


def opened(square: bytes) -> Image.Image:
    return Image.open(BytesIO(square))


def near(colour: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


def chunk(kind: bytes, data: bytes) -> bytes:
    body = kind + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


def png_of(width: int, height: int, *more: bytes) -> bytes:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_format_becomes_squares_of_each_size(kind):
    squares = squares_of(picture(kind))
    assert tuple(squares) == SIZES
    for size, square in squares.items():
        image = opened(square)
        assert (image.format, image.size, image.mode) == ("WEBP", (size, size), "RGB")
        assert near(image.getpixel((size // 2, size // 2)), RED)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1", "I;16", "CMYK"])
def test_each_mode_is_understood(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(squares_of(picture(kind, mode=mode))[160]).mode == "RGB"


def test_nothing_but_the_pixels_survives():
    exif = Image.Exif()
    exif[0x010E], exif[0x8825] = SCRIPT.decode(), {1: "N", 2: (52.0, 30.0, 0.0)}
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", SCRIPT.decode(), zip=True)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for sent in (
        picture("JPEG", exif=exif, comment=SCRIPT, icc_profile=profile),
        picture("PNG", exif=exif, pnginfo=notes, icc_profile=profile),
        picture("WEBP", exif=exif, xmp=SCRIPT, icc_profile=profile),
        picture("JPEG", icc_profile=SCRIPT * 9),
        picture("PNG") + SCRIPT,
        picture("JPEG") + b"PK\x03\x04" + SCRIPT,
    ):
        for square in squares_of(sent).values():
            image = opened(square)
            assert not image.getexif()
            assert not {"exif", "icc_profile", "xmp", "comment"} & set(image.info)
            assert b"script" not in square
            assert b"EXIF" not in square


def test_what_a_camera_turned_is_upright_and_the_middle_is_kept():
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 3
    halves().save(out, "PNG", exif=exif)
    image = opened(squares_of(out.getvalue())[160])
    assert near(image.getpixel((80, 20)), BLUE)
    wide = Image.new("RGB", (600, 200), BLUE)
    wide.paste(RED, (200, 0, 400, 200))
    out = BytesIO()
    wide.save(out, "PNG")
    image = opened(squares_of(out.getvalue())[160])
    assert near(image.getpixel((8, 80)), RED)
    assert near(image.getpixel((152, 80)), RED)


@pytest.mark.parametrize("kind", ["WEBP", "PNG"])
def test_of_a_moving_picture_the_first_frame(kind):
    out = BytesIO()
    frames = [Image.new("RGB", (90, 90), colour) for colour in (RED, BLUE, BLUE)]
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=90)
    image = opened(squares_of(out.getvalue())[160])
    assert getattr(image, "n_frames", 1) == 1
    assert near(image.getpixel((80, 80)), RED)


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00" * 200,
        b"GIF89a" + b"\x00" * 99,
        picture("GIF"),
        picture("BMP"),
        picture("TIFF"),
        picture("ICO"),
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<!doctype html>" + SCRIPT,
        b"%PDF-1.7\n",
        picture("JPEG")[:400],
        picture("PNG")[:120],
        picture("WEBP")[:60],
        b"\xff\xd8\xff\xe0" + b"A" * 400,
        b"RIFF\x10\x00\x00\x00WEBPVP8 ",
        png_of(0, 0),
        png_of(40, 40, chunk(b"IDAT", zlib.compress(b"short"))),
        png_of(40, 40, chunk(b"zTXt", b"a\x00\x00" + zlib.compress(b"\x00" * 9_000_000))),
        png_of(40, 40, chunk(b"iCCP", b"a\x00\x00" + zlib.compress(b"\x00" * 9_000_000))),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(sent):
    with pytest.raises(PictureNotReadable):
        squares_of(sent)


@pytest.mark.parametrize(
    "sent",
    [
        b"\x00" * (MAX_BYTES + 1),
        png_of(50_000, 50_000, chunk(b"IDAT", zlib.compress(b"\x00" * 100_000))),
        png_of(9_000, 9_000, chunk(b"IDAT", zlib.compress(b"\x00" * 100_000))),
        png_of(12_000, 9_000, chunk(b"IDAT", zlib.compress(b"\x00" * 100_000))),
        png_of(2**31 - 1, 2**31 - 1, chunk(b"IDAT", b"")),
        picture("JPEG", size=(6000, 5000)),
    ],
)
def test_bombs_are_refused_before_they_are_decoded(sent, monkeypatch):
    monkeypatch.setattr(ImageFile.ImageFile, "load", pytest.fail)
    with pytest.raises(PictureTooLarge):
        squares_of(sent)
