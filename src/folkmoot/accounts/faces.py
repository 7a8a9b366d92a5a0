"""The small picture beside a name: the member's own, else the first letter of the name.

It says nothing that the name beside it does not say, so it has no words of its own. A drawn
one comes from the name alone: no address, no third party, one and the same wherever it stands.
"""

from functools import lru_cache
from html import escape
from zlib import crc32

import regex
from django.conf import settings

from folkmoot.accounts.avatar_files import avatar_name
from folkmoot.accounts.pictures import SIZES
from folkmoot.core.conf import conf

TONES = 8
_FIRST = regex.compile(r"\X")


def face(name: str, key: str = "", *, size: int = 40) -> str:
    """The HTML of it, escaped; empty where the newsroom has switched avatars off.

    `size` is one of those that are stored, in pixels of a plain screen.
    """
    if not conf.avatars:
        return ""
    return _sent(key, size) if key else _drawn(name)


def _sent(key: str, size: int) -> str:
    plain, sharp = avatar_address(key, size), avatar_address(key, min(2 * size, max(SIZES)))
    return (
        f'<img class="fm-face" src="{plain}" srcset="{sharp} 2x" alt="" width="{size}" '
        f'height="{size}" loading="lazy" decoding="async">'
    )


def avatar_address(key: str, size: int) -> str:
    """Where one size is fetched."""
    return f"{settings.MEDIA_URL}{avatar_name(key, size)}"


@lru_cache(maxsize=4096)
def _drawn(name: str) -> str:
    letter = _FIRST.search(name.strip())
    tone = crc32(name.encode()) % TONES
    shown = escape(letter[0].upper() if letter else "")
    return f'<span class="fm-face" data-tone="{tone}" aria-hidden="true">{shown}</span>'
