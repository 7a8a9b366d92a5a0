"""Looking a word list up in a text, on every rung of the ladder, the lowest first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from folkmoot.standards.disguises import LONGEST_WORD, Squeezed, short, squeeze, tokens
from folkmoot.standards.finding import Rung, Span
from folkmoot.standards.folding import Folded, as_it_is
from folkmoot.standards.lexicon import NO_WORDS, Term, WordList, gather
from folkmoot.standards.text import Text

FEWEST_LETTERS_INSIDE = 4

_PICTURES = "\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff"
_MASKED = re.compile(
    rf"(?<![^\W_])[^\W\d_]+(?:[*#%@$!^•×]+|[-_]{{2,}}|\.{{2,}}|[{_PICTURES}]+)[^\W\d_]*"
)
_MAY_BE_MASKED = re.compile(rf"[*#]|[%@$!^•×{_PICTURES}](?=[^\W\d_])|--|__|\.\.(?=[^\W\d_])")
_ELLIPSIS = re.compile(r"\.{3}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Match:
    """A term in the text: where, on which rung, and as what it was read there.

    ``terms`` are several where signs hide so much that more than one would fit.
    """

    terms: tuple[Term, ...]
    span: Span
    rung: Rung
    read_as: str
    is_hint: bool = False

    @property
    def severity(self) -> int:
        """The mildest reading counts."""
        return min(term.severity for term in self.terms)


class Matcher:
    """A word list compiled: one pass over a form finds all its terms at once."""

    def __init__(self, words: WordList) -> None:
        self._terms = _by_text(words.terms)
        self._drawn_out = _by_squeezed(self._terms.values())
        self._shapes = _by_shape(self._terms.values())
        self._plain = Automaton(self._terms)
        self._squeezed = Automaton(self._drawn_out)
        self._allowed = Automaton(words.allowed)

    def matches(self, text: Text) -> Iterator[Match]:
        """Every term, each place once, by the lowest rung that shows it.

        A place inside an innocent word of the list is passed over on every rung.
        """
        taken = self._allowed_places(text)
        for match in self._all(text):
            begin, end = match.span
            if begin not in taken and end - 1 not in taken:
                taken.update(range(begin, end))
                yield match

    def _allowed_places(self, text: Text) -> set[int]:
        taken: set[int] = set()
        for form in _whole_forms(text):
            for word, begin in self._allowed.hits(form.text):
                end = begin + len(word)
                if rest_of_word(form.text, end) == "":
                    taken.update(range(*form.span(begin, end)))
        return taken

    def _all(self, text: Text) -> Iterator[Match]:
        yield from self._on_rung(text, text.folded("case"), "case")
        if text.folded("invisible") is not text.folded("case"):
            yield from self._on_rung(text, text.folded("invisible"), "invisible")
        yield from self._on_rung(text, text.folded("lookalike"), "lookalike")
        yield from self._on_rung(text, text.folded("leet"), "leet")
        yield from self._drawn(text)
        yield from self._on_rung(text, text.folded("spaced"), "spaced")
        yield from self._inside_spaced(text.folded("spaced"))
        for match in self._on_rung(text, text.joined, "spaced"):
            yield replace(match, is_hint=True)
        yield from self._masked(text.folded("invisible"))

    def _on_rung(self, text: Text, form: Folded, rung: Rung) -> Iterator[Match]:
        found = []
        for word, begin in self._plain.hits(form.text):
            term, end = self._terms[word], begin + len(word)
            rest = rest_of_word(form.text, end)
            if rest in term.endings:
                found.append((begin, -end - len(rest), term))
        for begin, end, term in sorted(found, key=lambda each: each[:2]):
            span = form.span(begin, -end)
            read_as = form.text[begin:-end]
            as_written = rung == "case" and text.raw[slice(*span)] == read_as
            yield Match((term,), span, "raw" if as_written else rung, read_as)

    def _drawn(self, text: Text) -> Iterator[Match]:
        for form in text.readings:
            text_squeezed = short(form.text)
            if text_squeezed != form.text:
                hits = [
                    hit
                    for hit in self._squeezed.hits(text_squeezed)
                    if self._may_be(*hit, text_squeezed)
                ]
                yield from self._drawn_in(squeeze(form), hits) if hits else ()

    def _may_be(self, word: str, begin: int, text: str) -> bool:
        rest = rest_of_word(text, begin + len(word))
        return any(rest in endings for _, _, endings in self._drawn_out[word])

    def _drawn_in(self, squeezed: Squeezed, hits: list[tuple[str, int]]) -> Iterator[Match]:
        form, runs = squeezed.form, squeezed.runs
        for word, begin in hits:
            end = begin + len(word)
            rest = rest_of_word(form.text, end)
            whole = end + len(rest)
            for term, least, endings in self._drawn_out[word]:
                is_long = all(map(int.__ge__, runs[begin:end], least))
                if is_long and rest in endings and _is_drawn_out(term, max(runs[begin:whole])):
                    yield Match((term,), form.span(begin, whole), "repeat", term.text + rest)

    def _inside_spaced(self, form: Folded) -> Iterator[Match]:
        """Within spaced-out letters the gaps between words are lost: ``f u c k y o u``."""
        for word, begin in self._plain.hits(form.text, inside=True):
            end = begin + len(word)
            at_edge = rest_of_word(form.text, end) == "" or _is_free(form.text, begin)
            if at_edge and len(word) >= FEWEST_LETTERS_INSIDE:
                yield Match((self._terms[word],), form.span(begin, end), "spaced", word)

    def _masked(self, form: Folded) -> Iterator[Match]:
        if not _MAY_BE_MASKED.search(form.text):
            return
        for token in tokens(form):
            for found in _MASKED.finditer(token.text):
                terms = self._fitting(found[0])
                if terms:
                    span = token.span(*found.span())
                    yield Match(terms, span, "leet", found[0], is_hint=True)

    def _fitting(self, masked: str) -> tuple[Term, ...]:
        """The terms that a word with signs for letters may stand for: ``f**k``.

        The mildest comes first, for that reading counts: no one can be held to the worst
        word that would fit. One letter alone says so little that a strong word must fit.
        """
        hidden = masked[-1]
        if not hidden.isalpha() and (hidden not in "*#" or masked[-2:] != hidden * 2):
            return ()
        fitting = {
            term
            for each in {masked, _ELLIPSIS.sub("..", masked)}
            for word, term in self._shapes.get((each[0], len(each)), ())
            if all(a == b or not a.isalpha() for a, b in zip(each, word, strict=True))
        }
        if sum(map(str.isalpha, masked)) == 1 and (
            len(masked) < FEWEST_LETTERS_INSIDE or all(term.severity == 1 for term in fitting)
        ):
            return ()
        return tuple(sorted(fitting, key=lambda term: (term.severity, term.text, term.language)))


class Automaton:
    """Many words looked for in one pass; a match must begin where a word begins."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._search = AhoCorasick(self._words) if self._words else None

    def hits(self, text: str, *, inside: bool = False) -> Iterator[tuple[str, int]]:
        """Each word found and where it begins."""
        if not text or self._search is None:
            return
        for number, begin, _ in self._search.find_matches_as_indexes(text, overlapping=True):
            if inside or _is_free(text, begin):
                yield self._words[number], begin


def _is_word(sign: str) -> bool:
    return sign.isalnum() or (not sign.isascii() and unicodedata.category(sign)[0] == "M")


def _is_free(text: str, begin: int) -> bool:
    """Whether a word may begin here. Scripts that write without gaps have no such place."""
    return begin == 0 or not _is_word(text[begin - 1]) or bool(_UNSPACED.match(text[begin]))


def rest_of_word(text: str, end: int) -> str:
    """What is left of the word after a match; a few letters more than any ending suffice."""
    if _UNSPACED.match(text[end - 1]):
        return ""
    stop = end
    last = min(len(text), end + LONGEST_WORD)
    while stop < last and _is_word(text[stop]):
        stop += 1
    return text[end:stop]


def _is_drawn_out(term: Term, longest: int) -> bool:
    """Three of a letter is play; two may be a slip in another word, so more is asked."""
    return longest > 2 or (term.severity > 1 and len(term.text) >= FEWEST_LETTERS_INSIDE)


def _whole_forms(text: Text) -> tuple[Folded, ...]:
    case, invisible = text.folded("case"), text.folded("invisible")
    return (case,) if case is invisible else (case, invisible)


def _by_text(terms: Iterable[Term]) -> dict[str, Term]:
    """Terms by what they read; where lists share one, its harshest entry with all endings."""
    by_text: dict[str, Term] = {}
    for term in terms:
        known = by_text.get(term.text, term)
        worse = max(known, term, key=lambda each: each.severity)
        by_text[term.text] = replace(worse, endings=known.endings | term.endings)
    return by_text


Drawn = tuple[Term, tuple[int, ...], frozenset[str]]


def _by_squeezed(terms: Iterable[Term]) -> dict[str, list[Drawn]]:
    by_squeezed: dict[str, list[Drawn]] = {}
    for term in terms:
        if term.text.isalpha():
            squeezed = squeeze(as_it_is(term.text))
            endings = frozenset(map(short, term.endings))
            by_squeezed.setdefault(squeezed.form.text, []).append((term, squeezed.runs, endings))
    return by_squeezed


def _by_shape(terms: Iterable[Term]) -> dict[tuple[str, int], list[tuple[str, Term]]]:
    shapes: dict[tuple[str, int], list[tuple[str, Term]]] = {}
    for term in terms:
        for end in term.endings if term.text.isalpha() else ():
            word = term.text + end
            shapes.setdefault((word[0], len(word)), []).append((word, term))
    return shapes


@lru_cache(maxsize=64)
def matcher(topic: str, languages: tuple[str, ...], *, own: WordList = NO_WORDS) -> Matcher:
    """The compiled lists of these languages, the edition's first, and the newsroom's words."""
    return Matcher(gather(topic, languages, own=own))
