"""A text as words to be read: each with every reading that the ladder of foldings gives it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import regex

from folkmoot.standards.finding import Rung, Span
from folkmoot.standards.folding import Folded, drop_invisible, fold_case
from folkmoot.standards.links import Link
from folkmoot.standards.passages import sentences

_A_WORD = r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’ʼ][\p{L}\p{M}\p{N}]+)*"
_WORD = regex.compile(_A_WORD + r"|\d+")
_PIECE = regex.compile(
    r"(?P<email>[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{2,64})+)"
    r"|(?P<handle>(?<![\w@])@[\w.]{2,40})"
    r"|(?P<phone>(?<![\w.,])\+?\(?\d(?:[ ()/.-]{0,2}\d){6,16}(?!\w))"
    r"|(?P<money>[$€£¥₽₴₺₹₿]\s?\d(?:[\d.,']*\d)?[km]?|\d(?:[\d.,']*\d)?\s?[$€£¥₽₴₺₹₿])"
    r"|(?P<number>\d[\d.,:]*\d|\d)"
    rf"|(?P<word>{_A_WORD})"
)
_DRAWN_OUT = re.compile(r"([^\W\d_])\1{2,}")
_ALIKE = str.maketrans("ёıأإآٱىةʼ’", "еiاااايه''")
FEWEST_LETTERS_OF_A_NAME = 4

REPEAT: Rung = "repeat"
NO_KIND: frozenset[str] = frozenset()
_KINDS = {
    "email": frozenset(("email", "contact")),
    "handle": frozenset(("handle", "contact")),
    "phone": frozenset(("phone", "contact")),
    "money": frozenset(("money", "number")),
    "number": frozenset(("number",)),
}
_LINK = frozenset(("link", "contact"))


class Token(NamedTuple):
    """One word or thing in a sentence.

    ``readings`` are what it may be read as, with the rung that each needed; ``kinds``
    name what it is beside a word: link, email, handle, phone, contact, money, number,
    or a name under which it is known (``person``, ``house``).
    """

    span: Span
    readings: tuple[tuple[str, Rung], ...] = ()
    kinds: frozenset[str] = NO_KIND


def plain(word: str) -> str:
    """A word as lists and texts are compared: folded, without marks that people leave out."""
    return drop_invisible(fold_case(word)).text.translate(_ALIKE)


Names = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Names by their first word: all their words, and their kind; the longest first."""


def prepare_names(named: Iterable[tuple[str, str]]) -> Names:
    """Names, given as name and kind, made ready to be found; a surname alone counts too."""
    prepared: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for name, kind in named:
        words = tuple(plain(name).split())
        for each in filter(None, (words, words[-1:] if _is_surname(words) else ())):
            prepared.setdefault(each[0], set()).add((each, kind))
    return {
        first: tuple(sorted(names, key=lambda each: (-len(each[0]), each)))
        for first, names in prepared.items()
    }


def _is_surname(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and len(words[-1]) >= FEWEST_LETTERS_OF_A_NAME


class Forms(NamedTuple):
    """A text as it was written and as it may be read.

    ``seen`` is the form that a reader sees, ``others`` are the forms of the higher rungs,
    whose lines read some of the words otherwise.
    """

    raw: str
    seen: Folded
    others: tuple[tuple[Folded, Rung], ...] = ()


def read(
    forms: Forms,
    *,
    links: Iterable[Link],
    names: Names,
    is_wanted: Callable[[list[str]], bool] | None = None,
) -> tuple[tuple[Token, ...], ...]:
    """The tokens of each sentence of the text in order, one row for each.

    With ``is_wanted``, a question about the words of a sentence, those for which it says
    no may be left unread: their row is empty.
    """
    raw, seen, others = forms
    text = seen.text.translate(_ALIKE)
    view = _View(raw, text, seen, _by_place(others), [Span(each.begin, each.end) for each in links])
    rows = (_row(view, place, is_wanted) for place in sentences(raw))
    return tuple(_with_names(row, names) for row in rows) if names else tuple(rows)


class _View(NamedTuple):
    """A text with all that is needed to read any sentence of it."""

    raw: str
    text: str
    seen: Folded
    more: Mapping[Span, list[tuple[str, Rung]]]
    links: list[Span]


def _row(
    view: _View, place: Span, is_wanted: Callable[[list[str]], bool] | None
) -> tuple[Token, ...]:
    """The tokens of one sentence; only if a sentence hides something are all readings sought."""
    begins = view.seen.begins
    if isinstance(begins, range):
        begin, end = place
    else:
        begin, end = bisect_left(begins, place.begin), bisect_left(begins, place.end)
    more = {
        span: found for span, found in view.more.items() if place.begin <= span.begin < place.end
    }
    is_drawn = _DRAWN_OUT.search(view.text, begin, end) is not None
    is_plain = not (more or is_drawn)
    if is_wanted and is_plain and not is_wanted(_WORD.findall(view.text, begin, end)):
        return ()
    tokens = list(_tokens(view, begin, end))
    if not is_plain:
        tokens = [each if each.kinds else _with_readings(each, more) for each in tokens]
    links = [link for link in view.links if place.begin <= link.begin < place.end]
    tokens = _with_links(tokens, links) if links else tokens
    return tuple(_with_spaced(tokens, more) if more else tokens)


def _by_place(forms: Iterable[tuple[Folded, Rung]]) -> dict[Span, list[tuple[str, Rung]]]:
    places: dict[Span, list[tuple[str, Rung]]] = {}
    for form, rung in forms:
        begin = 0
        for line in form.text.split("\n") if form.text else ():
            end = begin + len(line)
            if line:
                reading = (line.translate(_ALIKE), rung)
                places.setdefault(form.span(begin, end), []).append(reading)
            begin = end + 1
    return places


def _with_readings(token: Token, more: Mapping[Span, list[tuple[str, Rung]]]) -> Token:
    """A word with what it may be read as on the higher rungs."""
    others = (*more.get(token.span, ()), *_drawn_out(token.readings[0][0]))
    return Token(token.span, token.readings + others) if others else token


def _tokens(view: _View, begin: int, end: int) -> Iterator[Token]:
    """The pieces of a stretch of the text as they are written."""
    raw, is_same = view.raw, isinstance(view.seen.begins, range)
    for found in _PIECE.finditer(view.text, begin, end):
        first, last = found.span()
        span = Span(first, last) if is_same else view.seen.span(first, last)
        kind, word = found.lastgroup, found[0]
        if kind != "word":
            yield Token(span, ((word, "case"),), _KINDS[kind or ""])
        else:
            written = raw[span.begin : span.end]
            yield Token(span, ((word, "raw" if written == word else _rung(word, written)),))


def _rung(word: str, raw: str) -> Rung:
    return "case" if raw.lower().translate(_ALIKE) == word else "invisible"


def _drawn_out(word: str) -> tuple[tuple[str, Rung], ...]:
    """The word with each letter drawn out written once, and twice."""
    if not _DRAWN_OUT.search(word):
        return ()
    return tuple((_DRAWN_OUT.sub(times, word), REPEAT) for times in (r"\1", r"\1\1"))


def _with_links(tokens: Iterable[Token], links: list[Span]) -> list[Token]:
    """Each link as one token, in the place of the words in it."""
    kept: list[Token] = []
    waiting = sorted(links)
    for token in tokens:
        while waiting and waiting[0].end <= token.span.begin:
            kept.append(_link(waiting.pop(0)))
        if not waiting or token.span.end <= waiting[0].begin:
            kept.append(token)
        elif "email" in token.kinds:
            kept.append(token)
            waiting.pop(0)
    return kept + [_link(span) for span in waiting]


def _link(span: Span) -> Token:
    return Token(span, (), _LINK)


def _with_spaced(tokens: list[Token], more: Mapping[Span, list[tuple[str, Rung]]]) -> list[Token]:
    """A word of single letters or signs as one token, in the place of its pieces."""
    known = {token.span for token in tokens}
    things = [token.span for token in tokens if token.kinds]
    whole = sorted(
        span
        for span in more
        if span not in known and not any(_overlap(span, thing) for thing in things)
    )
    if not whole:
        return tokens
    kept: list[Token] = []
    for token in tokens:
        while whole and whole[0].end <= token.span.begin:
            kept.append(_spaced(whole.pop(0), more))
        if not whole or token.span.end <= whole[0].begin:
            kept.append(token)
    return kept + [_spaced(span, more) for span in whole]


def _spaced(span: Span, more: Mapping[Span, list[tuple[str, Rung]]]) -> Token:
    return Token(span, tuple(more[span]))


def _overlap(one: Span, other: Span) -> bool:
    return one.begin < other.end and other.begin < one.end


def _with_names(sentence: tuple[Token, ...], names: Names) -> tuple[Token, ...]:
    """Names as one token each, with their kind."""
    kept: list[Token] = []
    at = 0
    while at < len(sentence):
        kind, length = _name_at(sentence, at, names)
        if length:
            whole = Span(sentence[at].span.begin, sentence[at + length - 1].span.end)
            kept.append(Token(whole, sentence[at].readings, frozenset({kind})))
        else:
            kept.append(sentence[at])
        at += length or 1
    return tuple(kept)


def _name_at(sentence: tuple[Token, ...], at: int, names: Names) -> tuple[str, int]:
    for reading, _ in sentence[at].readings:
        for first in (reading, reading.removesuffix("'s"), reading.removesuffix("s")):
            for words, kind in names.get(first, ()):
                there = sentence[at + 1 : at + len(words)]
                if len(there) == len(words) - 1 and all(map(_is_read, there, words[1:])):
                    return kind, len(words)
    return "", 0


def _is_read(token: Token, word: str) -> bool:
    """Read as the word, its genitive in ``'s`` or ``s`` included."""
    return any(reading in {word, word + "'s", word + "s"} for reading, _ in token.readings)
