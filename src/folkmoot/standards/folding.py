"""The first rungs of the ladder against evasion: case and invisible characters.

A folded form keeps, for each of its characters, where it came from, so that whatever
is seen in it can be marked in the text as the author wrote it.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import regex

from folkmoot.standards.finding import Span
from folkmoot.standards.scripts import script_of
from folkmoot.standards.twins import readings

MOST_MARKS = 30
"""As many marks on one letter as Unicode's stream-safe form allows. More say nothing, and
putting thousands of them in order takes time that grows with the square of their number."""

IOTA_BELOW = "\u0345"
RIGHT_TO_LEFT = "\u202e"

_MARKED = regex.compile(r"\P{M}?\p{M}+")
_UNSEEN = regex.compile(
    r"[\p{Default_Ignorable_Code_Point}\p{Cf}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u0640"
    r"\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    r"\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    r"\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_REVERSED = regex.compile(r"\u202e([^\u202a-\u202e\n]+)")
_FIGURES = {"0": "o", "1": "l", "|": "l"}
_PARENTHESISED = frozenset(map(chr, (*range(0x249C, 0x24B6), *range(0x1F110, 0x1F12A))))


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded form of a text or of some of its words, and where each character came from."""

    text: str
    begins: Sequence[int]
    ends: Sequence[int]

    def span(self, begin: int, end: int) -> Span:
        """The place in the raw text of ``text[begin:end]``, which must not be empty."""
        begins, ends = self.begins, self.ends
        return Span(
            min(begins[begin], begins[end - 1]),
            max(ends[begin], ends[end - 1]),
        )

    def part(self, begin: int, end: int) -> "Folded":
        """A piece of this form."""
        return Folded(self.text[begin:end], self.begins[begin:end], self.ends[begin:end])

    def reading(self, text: str) -> "Folded":
        """The same places read as other characters, one for one."""
        return Folded(text, self.begins, self.ends)

    def picking(self, places: Sequence[int]) -> "Folded":
        """The characters at these places only, in this order."""
        return Folded(
            "".join([self.text[place] for place in places]),
            [self.begins[place] for place in places],
            [self.ends[place] for place in places],
        )


NOTHING = Folded("", (), ())


def lines(pieces: Iterable[Folded]) -> Folded:
    """Pieces as one form, each on a line of its own so that nothing is read across them."""
    texts: list[str] = []
    begins: list[int] = []
    ends: list[int] = []
    for piece in filter(_has_text, pieces):
        texts.append(piece.text)
        begins.extend(piece.begins)
        ends.extend(piece.ends)
        begins.append(piece.begins[-1])
        ends.append(piece.ends[-1])
    return Folded("\n".join(texts), begins[:-1], ends[:-1]) if texts else NOTHING


def _has_text(form: Folded) -> bool:
    return form.text != ""


def fold_case(raw: str) -> Folded:
    """Unicode compatibility forms and case: ``Ｆｕ𝒏`` and ``FUN`` become ``fun``."""
    if raw.isascii():
        return as_it_is(raw.lower())
    if _MARKED.search(raw):
        return _fold_marked(raw)
    parts = list(map(_fold_character, raw))
    text = "".join(parts)
    if len(text) == len(raw):
        return as_it_is(text)
    begins = [place for place, part in enumerate(parts) for _ in part]
    return Folded(text, begins, [place + 1 for place in begins])


def as_it_is(text: str) -> Folded:
    """A form that differs from the raw text in no place."""
    return Folded(text, range(len(text)), range(1, len(text) + 1))


@lru_cache(maxsize=16_384)
def _fold_character(character: str) -> str:
    if character in _PARENTHESISED:
        return character
    return unicodedata.normalize("NFKC", character).casefold()


def _fold_marked(raw: str) -> Folded:
    """A letter is folded together with the marks on it, and takes their place as well."""
    parts: list[str] = []
    begins: list[int] = []
    ends: list[int] = []

    def add(folded: str, begin: int, end: int) -> None:
        parts.append(folded)
        begins.extend([begin] * len(folded))
        ends.extend([end] * len(folded))

    done = 0
    for found in _MARKED.finditer(raw):
        for place in range(done, found.start()):
            add(_fold_character(raw[place]), place, place + 1)
        add(_fold_cluster(found[0][: MOST_MARKS + 1]), found.start(), found.end())
        done = found.end()
    for place in range(done, len(raw)):
        add(_fold_character(raw[place]), place, place + 1)
    return Folded("".join(parts), begins, ends)


def _fold_cluster(cluster: str) -> str:
    """A letter with its marks; a Greek mark that folds to a letter stays a mark elsewhere."""
    if script_of(cluster[0].lower()) != "greek":
        cluster = cluster.replace(IOTA_BELOW, "")
    return unicodedata.normalize("NFKC", cluster).casefold()


@lru_cache(maxsize=16_384)
def _is_unseen(sign: str) -> bool:
    return _UNSEEN.match(sign) is not None


def drop_invisible(form: Folded) -> Folded:
    """Without what no reader sees, and without marks that belong to no letter.

    Gone are zero-width characters, bidirectional controls, variation selectors, soft
    hyphens, tag characters, control characters and marks stacked on letters that do
    not take them. Vowel signs of Indic scripts stay: they are seen and are letters.
    """
    if not any(map(_is_unseen, set(form.text))):
        return form
    keep: list[int] = []
    done = 0
    for found in _UNSEEN.finditer(form.text):
        keep.extend(range(done, found.start()))
        done = found.end()
    keep.extend(range(done, len(form.text)))
    return form.picking(keep)


def turn_reversed(form: Folded) -> Folded | None:
    """As it is seen where an override makes the letters run from right to left."""
    if RIGHT_TO_LEFT not in form.text:
        return None
    places = list(range(len(form.text)))
    for found in _REVERSED.finditer(form.text):
        begin, end = found.span(1)
        places[begin:end] = reversed(places[begin:end])
    return drop_invisible(form.picking(places))


def skeleton(text: str) -> str:
    """What a text looks like: two texts with one skeleton are easily taken for each other.

    For comparing names and the like with one another, not for reading: here, other than
    on the ladder, whole words of another script and letters with accents are folded too.
    """
    table = readings()
    form = drop_invisible(fold_case(text))
    looks = []
    for sign, place in zip(form.text, form.begins, strict=True):
        reading = table.get(text[place]) or table.get(sign)
        looks.append(reading.other if reading and reading.is_strict else _FIGURES.get(sign, sign))
    return "".join(looks)
