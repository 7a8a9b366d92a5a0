"""Which script a letter belongs to, for the questions that links and languages ask."""

import unicodedata
from functools import lru_cache

EAST_ASIAN = frozenset({"han", "hiragana", "katakana", "hangul", "bopomofo"})
_NAMES = {
    "CJK": "han",
    "KATAKANA-HIRAGANA": "katakana",
    "IDEOGRAPHIC": "han",
    "KANGXI": "han",
}
_NOT_A_SCRIPT = "MODIFIER"


@lru_cache(maxsize=8192)
def script_of(letter: str) -> str:
    """The script of one letter in lower case, ``""`` for whatever is not a letter.

    The Unicode name of a letter begins with its script; full-width and other
    compatibility forms count as the letter that they stand for.
    """
    if not letter.isalpha():
        return ""
    plain = unicodedata.normalize("NFKC", letter)
    first = unicodedata.name(plain[0], "").split(" ", 1)[0]
    if first in {"", _NOT_A_SCRIPT}:
        return ""
    return _NAMES.get(first, first.lower())


def scripts_in(word: str) -> frozenset[str]:
    """The scripts of a word's letters."""
    return frozenset(map(script_of, word)) - {""}


def is_mixed(word: str) -> bool:
    """Whether a word mixes scripts that no language writes together.

    Japanese and Korean mix several of their own, and take Latin letters in.
    """
    scripts = scripts_in(word)
    if scripts & EAST_ASIAN:
        return not scripts <= EAST_ASIAN | {"latin"}
    return len(scripts) > 1
