"""How a text is read before it is scored: as a reader sees it, with its disguises taken off.

The same reading stands before training and before scoring, for n-grams and encoder alike,
so a trick that it undoes need not be learned.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

import regex

from folkmoot.standards.disguises import unleet, unspace
from folkmoot.standards.folding import Folded, as_it_is, drop_invisible, fold_case
from folkmoot.standards.lookalikes import reread

_MAY_BE_ADDRESS = ("http", "www.", "[url]", "@url", "HTTP", "Http", "WWW.", "[URL]", "@URL")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\[url\]|@url\b|http\b", re.IGNORECASE)
_HANDLE = re.compile(r"@\w{2,}|\[user\]", re.IGNORECASE)
_DRAWN_OUT = re.compile(r"(\D)\1{2,}")
_MAY_BE_PICTURE = re.compile(r"[\u203c-\u3299\U0001f000-\U0001faff]")
_PICTURE = regex.compile(r"[\p{Emoji_Presentation}\p{Extended_Pictographic}\U0001f3fb-\U0001f3ff]")
_MAY_BE_LEET = re.compile(r"[0-9@$!|+]")
_LEET_INSIDE = re.compile(r"[a-z][013456789!|+]+[a-z]|[a-z]?[@$][a-z]|[a-z][$@]")
_SKIN = re.compile(r"emoji modifier fitzpatrick type-(\S+)")
_FLAG = "regional indicator symbol letter "
_ORDINARY = frozenset(map(chr, range(128))) | frozenset("“”„‘’‚«»‹›…–—·§€£°")
_OWN_LETTERS = {"de": "äöüß", "en": "", "fr": "àâæçéèêëîïôœùûüÿ", "pt": "ãáàâçéêíõóôú"}
_PLAIN = {language: _ORDINARY | frozenset(own) for language, own in _OWN_LETTERS.items()}


def read(text: str, language: str) -> str:
    """The text in lower case, without what no reader sees, disguises undone, emoji named.

    Addresses and handles become one word each: whom somebody writes to says nothing of
    what is said. Takes time in proportion to the text.
    """
    if any(sign in text for sign in _MAY_BE_ADDRESS):
        text = _ADDRESS.sub(" httplink ", text)
    if "@" in text or "[" in text:
        text = _HANDLE.sub(" user ", text)
    text = text.lower() if text.isascii() else _seen(text, language)
    text = _instead(text, unspace(as_it_is(text)))
    if _MAY_BE_LEET.search(text) and _LEET_INSIDE.search(text):
        text = _instead(text, filter(_was_leet_in(text), unleet(as_it_is(text))))
    return " ".join(_DRAWN_OUT.sub(r"\1\1", text).split())


def _seen(text: str, language: str) -> str:
    """As it is seen: letters of other shapes as plain ones, pictures by their names."""
    if _MAY_BE_PICTURE.search(text):
        text = _PICTURE.sub(_named, text)
    text = drop_invisible(fold_case(text)).text
    if language not in _PLAIN or _PLAIN[language].issuperset(text):
        return text
    return _instead(text, reread(as_it_is(text), text, edition=language))


def _instead(text: str, pieces: Iterable[Folded]) -> str:
    """The text with each piece in the place it was read from; the first reading counts."""
    parts: list[str] = []
    done = 0
    for piece in pieces:
        begin, end = piece.span(0, len(piece.text))
        if begin >= done:
            parts += (text[done:begin], piece.text)
            done = end
    return "".join([*parts, text[done:]]) if parts else text


class _was_leet_in:  # noqa: N801 reads as the question it answers
    """Whether a word of this text has figures among its letters, not only before or after."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, piece: Folded) -> bool:
        begin, end = piece.span(0, len(piece.text))
        return _LEET_INSIDE.search(self.text, begin, end) is not None


def _named(found: "regex.Match[str]") -> str:
    return f" {_name(found[0])} "


@lru_cache(maxsize=4_096)
def _name(picture: str) -> str:
    """What an emoji shows, in English words: the makers of Unicode named them all."""
    name = unicodedata.name(picture, "").lower()
    if name.startswith(_FLAG):
        return name.removeprefix(_FLAG)
    skin = _SKIN.match(name)
    if skin:
        return "dark skinned" if skin[1] in {"5", "6"} else "light skinned"
    return name.replace("-", " ")
