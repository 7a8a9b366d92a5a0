"""Hashed n-grams of characters within words, and of words: which ones a text has.

Each n-gram has a polynomial over its code points for a fingerprint, so that all of them
are made by a handful of array operations; its upper bits say which row of the weights is
its own (the hashing trick: Weinberger et al. 2009, arXiv 0902.2206).
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.uint32]
Hashes = NDArray[np.uint64]

SHORTEST, LONGEST = 2, 5
_BLANK = 32
_BASE: Final = np.uint64(0x9E3779B97F4A7C15)
_MIX: Final = np.uint64(0xBF58476D1CE4E5B9)
_WORD_SALT: Final = np.uint64(0xD6E8FEB86659FD93)
_PAIR_SALT: Final = np.uint64(0xA0761D6478BD642F)


def places(text: str, bits: int) -> Places:
    """The rows that a text's n-grams have in a table of ``2 ** bits``, each once, in order.

    Characters: all runs of two to five within a word, whose ends count as a blank.
    Words: each one, and each with the next.
    """
    if not text:
        return np.zeros(0, np.uint32)
    codes = np.frombuffer(f" {text} ".encode("utf-32-le", "surrogatepass"), np.uint32)
    signs = codes.astype(np.uint64)
    found = np.concatenate([*_of_characters(signs), *_of_words(signs)])
    found ^= found >> np.uint64(29)
    rows = ((found * _MIX) >> np.uint64(64 - bits)).astype(np.uint32)
    rows.sort()
    return rows[np.concatenate(([True], rows[1:] != rows[:-1]))]


def _of_characters(signs: Hashes) -> list[Hashes]:
    """A blank may stand at either end of a run, never inside it."""
    blank = signs == _BLANK
    hashes = signs.copy()
    inside = np.ones(len(signs), bool)
    found = []
    for length in range(2, LONGEST + 1):
        hashes = hashes[:-1] * _BASE + signs[length - 1 :]
        if not len(hashes):
            break
        inside = inside[:-1] if length == 2 else inside[:-1] & ~blank[length - 2 : -1]
        found.append(hashes[inside])
    return found


def _of_words(signs: Hashes) -> list[Hashes]:
    """Fingerprints of whole words from running sums: all at once, however long they are."""
    blanks = np.flatnonzero(signs == _BLANK)
    powers, inverse = _powers(_room(len(signs) + 1))
    sums = np.concatenate((np.zeros(1, np.uint64), np.cumsum(signs * powers[: len(signs)])))
    begins, ends = blanks[:-1] + 1, blanks[1:]
    words = (sums[ends] - sums[begins]) * inverse[begins] ^ _WORD_SALT
    return [words, words[:-1] * _PAIR_SALT + words[1:]]


def _room(wanted: int) -> int:
    return max(2_048, 1 << (wanted - 1).bit_length())


@cache
def _powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse, modulo 2 to the 64th."""
    upwards = np.full(size, _BASE, np.uint64)
    downwards = np.full(size, np.uint64(pow(int(_BASE), -1, 1 << 64)), np.uint64)
    upwards[0] = downwards[0] = 1
    return np.cumprod(upwards), np.cumprod(downwards)
