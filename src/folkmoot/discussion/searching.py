"""The words of a text as searching knows them: stems, made into numbers; pure.

Whoever looks for `bridges` wants to find `bridge`. Each word is brought to its stem by the
rules of the edition's language, then loses its accents, so that it is found however it is
typed. Nothing of a query is an order to the database: signs are no part of a word.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import snowballstemmer

ALGORITHMS = {
    "ar": "arabic",
    "ca": "catalan",
    "cs": "czech",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fa": "persian",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nl": "dutch",
    "no": "norwegian",
    "pl": "polish",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
LONGEST_WORD = 64
MOST_WORDS = 8
"""So many words of a query count; nobody remembers more of a comment."""

MARKS = r"\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
MARKS += r"\u0900-\u0903\u093a-\u094f\u0b82\u0bbe-\u0bcd"
ALONE = r"\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts that put no space between words: there each sign is looked for by itself."""

_WORD = re.compile(rf"[{ALONE}]|(?:(?![{ALONE}])[^\W_][{MARKS}\u0640\u200d]*)+")
_NOT_HEARD = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200c\u200d]")
_here = threading.local()


@dataclass(frozen=True, slots=True)
class Place:
    """One word of a text: from where to where, and its stem."""

    begin: int
    end: int
    stem: str


def places(text: str, language: str) -> Iterator[Place]:
    """The words of a text in their order; single letters are none."""
    algorithm = ALGORITHMS.get(language.partition("-")[0].lower(), "")
    for found in _WORD.finditer(text):
        stem = _stem(found[0][:LONGEST_WORD], algorithm)
        if stem:
            yield Place(found.start(), found.end(), stem)


def stems(text: str, language: str) -> list[str]:
    """The stems of a text, each once, in the order of their first word."""
    return list(dict.fromkeys(place.stem for place in places(text, language)))


def word_number(stem: str, edition: int) -> int:
    """The number under which an edition's comments with this stem are found."""
    return _number(f"{edition} {stem}")


def story_number(story: int) -> int:
    """The number that every comment on a story has, as if it were a word of it."""
    return _number(f"story {story} ")


def author_number(account: int) -> int:
    """The number that every comment of an author has."""
    return _number(f"author {account} ")


def _number(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)


@lru_cache(maxsize=50_000)
def _stem(word: str, algorithm: str) -> str:
    plain = _NOT_HEARD.sub("", unicodedata.normalize("NFKC", word).casefold())
    if len(plain) == 1 and plain.isalpha() and not re.fullmatch(f"[{ALONE}]", plain):
        return ""
    stem = _stemmer(algorithm).stemWord(plain) if algorithm else plain
    bare = "".join(c for c in unicodedata.normalize("NFKD", stem) if not unicodedata.combining(c))
    return bare.casefold()


def _stemmer(algorithm: str) -> Any:
    """A stemmer of this thread: it remembers the word that it works on."""
    if not hasattr(_here, "stemmers"):
        _here.stemmers = {}
    if algorithm not in _here.stemmers:
        _here.stemmers[algorithm] = snowballstemmer.stemmer(algorithm)
    return _here.stemmers[algorithm]
