"""Lists of phrases made ready to be looked up: which of them may stand at a word."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

from folkmoot.standards.phrase_book import CONTEXT, Entry, entries

WORDS_REMEMBERED = 32_768
"""For how many words a book remembers which entries they lead to: most words come again."""

LANGUAGES_REMEMBERED = 128
"""More than there are lists: each is made ready once, whichever are read together."""


class Book:
    """Entries of lists, looked up by the words of their anchors.

    An anchor of several words is looked up by its first two: the first is often one that
    stands in every sentence.
    """

    def __init__(self, listed: Iterable[Entry]) -> None:
        self._by_word: dict[str, list[Entry]] = {}
        self._by_prefix: dict[str, list[Entry]] = {}
        self._by_pair: dict[tuple[str, str], list[Entry]] = {}
        for entry in listed:
            for word in entry.anchor.words:
                self._by_word.setdefault(word, []).append(entry)
            for prefix in entry.anchor.prefixes:
                self._by_prefix.setdefault(prefix, []).append(entry)
            for pair in entry.anchor.rows:
                self._by_pair.setdefault(pair, []).append(entry)
        self._openings = frozenset(first for first, _ in self._by_pair)
        self._lengths = tuple(sorted({len(prefix) for prefix in self._by_prefix}))
        self.anchored_at = lru_cache(maxsize=WORDS_REMEMBERED)(self._anchored_at)

    def _anchored_at(self, word: str) -> tuple[Entry, ...]:
        """The entries whose anchor a word may be; none for most words."""
        found = list(self._by_word.get(word, ()))
        for length in self._lengths:
            found += self._by_prefix.get(word[:length], ()) if length <= len(word) else ()
        return tuple(dict.fromkeys(found))

    def anchored_at_pair(self, word: str, after: str) -> Iterable[Entry]:
        """The entries whose anchor of several words may begin with these two."""
        if word not in self._openings:
            return ()
        found = self._by_pair.get((word, after), ()), self._by_pair.get((word, "*"), ())
        return dict.fromkeys(chain(*found))

    def may_stand_in(self, words: Sequence[str]) -> bool:
        """Whether a sentence of these words, in this order, may have any of the phrases."""
        known = frozenset(words)
        by_word = chain.from_iterable(map(self.anchored_at, words))
        by_pair = chain.from_iterable(map(self.anchored_at_pair, words, words[1:]))
        return any(entry.may_stand_in(known) for entry in chain(by_word, by_pair))


@lru_cache(maxsize=LANGUAGES_REMEMBERED)
def book(language: str) -> Book:
    """The phrases of a language that are looked for in every text."""
    return Book(entry for entry in entries(language) if entry.topic != CONTEXT)


@lru_cache(maxsize=LANGUAGES_REMEMBERED)
def context_book(language: str) -> Book:
    """The phrases that say how another is meant: looked for only beside one of the others."""
    return Book(entry for entry in entries(language) if entry.topic == CONTEXT)
