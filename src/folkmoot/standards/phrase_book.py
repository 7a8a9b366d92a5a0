"""Lists of phrases: a small grammar, read from text files and made ready to be looked up.

A line of a list is a phrase, a tab, a score from 0 to 1, a tab and the kind of thing that
the phrase is. A phrase is elements with blanks between them; each stands for one word of a
text, and all words must stand in one sentence::

    kill            the word, folded as texts are
    kill|shoot      one of them; the_hell is two words
    kill(|s|ed)     the word with one of these parts in the place of the brackets
    kill*           the word with any ending
    really?         may be missing
    _               any one word;   ..  up to three of them,   ..6  up to six
    <money>         a thing: link, email, handle, phone, contact, money, number, person, house
    @harm           one of a class, which a line "@harm = kill shoot beat_up" gave before

A kind that ends in ``!`` counts only where a clause begins, as an order does; phrases of the
kind ``harmless`` take out those of their topic that they meet (see ``sightings``).

Nothing in it can take more time than the sentence is long: gaps are bounded and there is
no repetition.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache
from importlib.resources.abc import Traversable
from itertools import groupby, product

from folkmoot.standards.errors import LexiconInvalid
from folkmoot.standards.languages import common_words
from folkmoot.standards.lexicon import LANGUAGE, LEXICONS, read_head
from folkmoot.standards.reading import plain

CONTEXT = "context"
"""The topic whose phrases say how another phrase is meant: negation, reporting, and so on."""

MOST_WORDS = 4_000
"""As many words as one element may stand for; more is a slip in the list."""

_GAP = re.compile(r"\.\.(\d?)")
_BRACKET = re.compile(r"\(([^()]*)\)")
_THINGS = frozenset(
    ("link", "email", "handle", "phone", "contact", "money", "number", "person", "house")
)
_ACCENTS = str.maketrans(
    "áàâãäåçćčéèêëęíìîïłńóòôõöőśšúùûüýźżžğş", "aaaaaaccceeeeeiiiilnoooooossuuuuyzzzgs"
)
_WITHOUT_ACCENTS = frozenset(("es", "fr", "it", "pl", "pt", "tr"))
_UMLAUTS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"))


Row = tuple[str, ...]
"""An alternative of several words; the last may end in ``*``."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """What may stand at one place of a phrase.

    A gap has no words and lets ``most`` pass. ``rows`` are alternatives of several words,
    looked up by the first two of them, or by the last two, the last first, where a phrase
    is walked backwards; ``*`` is a word that may have any ending. ``firsts`` are the words
    that it may begin with, those with any ending aside.
    """

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    firsts: frozenset[str] = frozenset()
    rows: Mapping[tuple[str, str], tuple[Row, ...]] = field(default_factory=dict)
    rows_by_last: Mapping[tuple[str, str], tuple[Row, ...]] = field(default_factory=dict)
    things: frozenset[str] = frozenset()
    is_optional: bool = False
    is_gap: bool = False
    most: int = 1

    @property
    def is_lexical(self) -> bool:
        """Whether it must stand in the text, and as a word."""
        return not (self.is_optional or self.is_gap or self.things) and bool(
            self.words or self.prefixes or self.rows
        )


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One phrase of a list.

    ``anchor`` is the element by which it is looked up, ``left`` are those before it, the
    nearest first, ``right`` those after it. ``needed`` are sets of words of which the
    sentence must have one each, with the beginnings that will do as well: a quick answer
    for most.
    """

    topic: str
    language: str
    kind: str
    score: float
    anchor: Element
    left: tuple[Element, ...]
    right: tuple[Element, ...]
    needed: tuple[tuple[frozenset[str], tuple[str, ...]], ...] = ()

    def may_stand_in(self, words: AbstractSet[str]) -> bool:
        """Whether a sentence of these words has one for each element that must stand."""
        return not any(
            words.isdisjoint(firsts)
            and not (prefixes and any(word.startswith(prefixes) for word in words))
            for firsts, prefixes in self.needed
        )


@cache
def entries(language: str) -> tuple[Entry, ...]:
    """The phrases of one language, from every file ``<topic>.phrases`` in its folder."""
    folder = LEXICONS / language
    if not LANGUAGE.fullmatch(language) or not folder.is_dir():
        return ()
    files = sorted((each for each in folder.iterdir()), key=lambda each: each.name)
    return tuple(
        entry
        for file in files
        if file.name.endswith(".phrases")
        for entry in read_phrases(file, language)
    )


def read_phrases(file: Traversable, language: str) -> Iterator[Entry]:
    """The phrases of one file; a line that cannot be read is refused by its number."""
    source = file.read_text(encoding="utf-8")
    read_head(source, file.name)
    classes: dict[str, tuple[str, ...]] = {}
    topic = file.name.removesuffix(".phrases")
    for number, line in enumerate(source.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            if line.startswith("@") and "=" in line:
                name, _, members = line.partition("=")
                classes[name.strip()] = tuple(
                    each for member in members.split() for each in _members(member, classes)
                )
            else:
                yield _entry(line, topic=topic, language=language, classes=classes)
        except ValueError as error:
            raise LexiconInvalid(f'{file.name}, line {number}: "{line}": {error}') from None


def _entry(
    line: str, *, topic: str, language: str, classes: Mapping[str, tuple[str, ...]]
) -> Entry:
    phrase, *rest = (part.strip() for part in line.split("\t"))
    if len(rest) != 2:
        raise ValueError("write the phrase, a tab, a score, a tab and its kind.")
    score = float(rest[0])
    if not 0 < score <= 1:
        raise ValueError("the score must lie between 0 and 1.")
    elements = tuple(_element(each, classes, language) for each in phrase.split())
    lexical = [place for place, element in enumerate(elements) if element.is_lexical]
    if not lexical or elements[0].is_gap or elements[-1].is_gap:
        raise ValueError("it needs a word that must stand, and no gap at either end.")
    anchor = min(lexical, key=lambda place: _commonness(elements[place], language))
    left, right = elements[:anchor][::-1], elements[anchor + 1 :]
    needed = tuple((each.firsts, each.prefixes) for each in (*left, *right) if each.is_lexical)
    return Entry(topic, language, rest[1], score, elements[anchor], left, right, needed)


def _commonness(element: Element, language: str) -> tuple[int, int]:
    """How often an element will be met: small words of the language last, then by number.

    Words of one or two letters count as small whether they are listed or not.
    """
    small = common_words(language)
    firsts = element.firsts
    common = sum(len(word) < 3 or word in small for word in firsts)
    return common, len(firsts) + 3 * len(element.prefixes)


def _element(source: str, classes: Mapping[str, tuple[str, ...]], language: str) -> Element:
    gap = _GAP.fullmatch(source)
    if gap:
        return Element(is_gap=True, is_optional=True, most=int(gap[1] or 3))
    if source == "_":
        return Element(is_gap=True)
    is_optional = source.endswith("?")
    members = list(_members(source.removesuffix("?"), classes))
    things = frozenset(member[1:-1] for member in members if member.startswith("<"))
    if things - _THINGS:
        raise ValueError(f"unknown: <{'>, <'.join(sorted(things - _THINGS))}>.")
    rows = [row for member in members if member[0] != "<" for row in _rows(member, language)]
    return Element(
        words=frozenset(row[0] for row in rows if len(row) == 1 and row[0][-1] != "*"),
        prefixes=tuple(
            sorted({row[0][:-1] for row in rows if len(row) == 1 and row[0][-1] == "*"})
        ),
        firsts=frozenset(row[0] for row in rows if row[0][-1] != "*"),
        rows=_by_pair(rows, lambda row: (row[0], _open(row[1]))),
        rows_by_last=_by_pair(rows, lambda row: (_open(row[-1]), row[-2])),
        things=things,
        is_optional=is_optional,
    )


def _by_pair(
    rows: Iterable[Row], pair: Callable[[Row], tuple[str, str]]
) -> Mapping[tuple[str, str], tuple[Row, ...]]:
    longer = sorted({row for row in rows if len(row) > 1}, key=pair)
    return {key: tuple(group) for key, group in groupby(longer, key=pair)}


def _open(word: str) -> str:
    return "*" if word.endswith("*") else word


def _members(source: str, classes: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every alternative that a source stands for, classes and brackets written out."""
    for part in _split(source):
        if part.startswith("@"):
            if part not in classes:
                raise ValueError(f"the class {part} was not given before.")
            yield from classes[part]
        elif part.startswith("<"):
            yield part
        else:
            yield from _expanded(part)


def _split(source: str) -> list[str]:
    """Parts between bars, those in brackets not counted."""
    return [part for part in re.split(r"\|(?![^()]*\))", source) if part]


def _expanded(part: str) -> Iterator[str]:
    pieces = _BRACKET.split(part)
    fixed, choices = pieces[::2], [piece.split("|") for piece in pieces[1::2]]
    choices = [each if len(each) > 1 else ["", *each] for each in choices]
    if "(" in "".join(fixed) or ")" in "".join(fixed):
        raise ValueError("brackets must be closed and may not stand in one another.")
    total = 1
    for each in choices:
        total *= len(each)
    if total > MOST_WORDS:
        raise ValueError("its brackets stand for too many words.")
    for chosen in product(*choices):
        yield "".join(a + b for a, b in zip(fixed, (*chosen, ""), strict=True))


def _rows(member: str, language: str) -> Iterable[tuple[str, ...]]:
    """The words of a member as they may be typed: also without accents, where people do."""
    is_open = member.endswith("*")
    folded = plain(member.removesuffix("*").replace("_", " "))
    forms = {folded}
    if language in _WITHOUT_ACCENTS:
        forms.add(folded.translate(_ACCENTS))
    if language == "de":
        typed = folded
        for letter, letters in _UMLAUTS:
            typed = typed.replace(letter, letters)
        forms.add(typed)
    if not folded.strip():
        raise ValueError("an empty word.")
    return [tuple((form + "*" if is_open else form).split()) for form in forms]
