"""In which encodings a page is kept, and which of them a reader accepts."""

import gzip
from collections.abc import Iterator
from functools import lru_cache

import brotli

IDENTITY = ""
ENCODINGS = ("br", "gzip", IDENTITY)
"""The best first. Every browser that reads zstd reads br, which is smaller here."""

BROTLI_QUALITY = 5
GZIP_LEVEL = 6


def packed(body: bytes) -> Iterator[tuple[str, str, bytes]]:
    """For each encoding a reader may ask for: its name, the one that is sent, and the bytes.

    What does not grow smaller is sent as it is, so that one look is enough for every reader.
    """
    made = {
        "br": brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY),
        "gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
    }
    for asked in ENCODINGS:
        smaller = made.get(asked, body)
        is_worth_it = len(smaller) < len(body)
        yield asked, asked if is_worth_it else IDENTITY, smaller if is_worth_it else body


@lru_cache(maxsize=512)
def chosen(accept_encoding: str) -> str:
    """The best encoding that the header accepts; a reader who accepts none gets plain bytes."""
    parts = (part.replace(" ", "").lower() for part in accept_encoding.split(",")[:20])
    accepted = {
        name: not _is_zero(weight) for name, _, weight in (part.partition(";") for part in parts)
    }
    others = accepted.get("*", False)
    packings = (encoding for encoding in ENCODINGS if encoding)
    return next((each for each in packings if accepted.get(each, others)), IDENTITY)


def _is_zero(weight: str) -> bool:
    """True for `q=0`; what is not a number counts as one."""
    name, _, value = weight.partition("=")
    try:
        return name == "q" and float(value) <= 0
    except ValueError:
        return False
