"""The private place for files: the storage named `private`, which no address serves."""

from typing import BinaryIO

from django.core.files import File
from django.core.files.storage import Storage, storages

PRIVATE = "private"


def keep_file(name: str, content: BinaryIO) -> str:
    """Store a file; the name it got."""
    return str(_storage().save(name, File(content)))


def open_file(name: str) -> File[bytes]:
    """Open a stored file for reading.

    Raises:
        FileNotFoundError: there is none of this name.
    """
    return _storage().open(name)


def drop_file(name: str) -> None:
    """Delete a file; nothing happens when it is gone."""
    _storage().delete(name)


def _storage() -> Storage:
    return storages[PRIVATE]
