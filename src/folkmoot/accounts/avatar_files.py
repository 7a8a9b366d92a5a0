"""Where the avatars lie: in the public place for files, under names that nobody chose.

A name is random and never used twice, so a file may be kept by browsers for ever, and a file
that is not known any more cannot be found. Who sent it, and what it was called, is not in it.
"""

from collections.abc import Mapping
from datetime import datetime
from secrets import token_hex

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from folkmoot.accounts.pictures import SIZES

FOLDER = "avatars"


def keep_avatar(squares: Mapping[int, bytes]) -> str:
    """Store the squares; the key that they are known by."""
    key = token_hex(16)
    for size, square in squares.items():
        default_storage.save(avatar_name(key, size), ContentFile(square))
    return key


def avatar_name(key: str, size: int) -> str:
    """The name of one size in the public place."""
    return f"{FOLDER}/{key}-{size}.webp"


def avatar_bytes(key: str) -> bytes:
    """The largest size as it is stored.

    Raises:
        FileNotFoundError: there is none.
    """
    with default_storage.open(avatar_name(key, max(SIZES))) as file:
        return bytes(file.read())


def drop_avatar_files(key: str) -> None:
    """Delete all sizes; nothing happens when they are gone."""
    for size in SIZES:
        default_storage.delete(avatar_name(key, size))


def keys_before(moment: datetime) -> frozenset[str]:
    """The keys of the files that were stored before a moment."""
    if not default_storage.exists(FOLDER):
        return frozenset()
    _, names = default_storage.listdir(FOLDER)
    return frozenset(
        name.partition("-")[0]
        for name in names
        if default_storage.get_modified_time(f"{FOLDER}/{name}") < moment
    )
