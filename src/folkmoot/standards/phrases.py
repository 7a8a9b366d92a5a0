"""Looking phrases up in a text: which of the lists' phrases stand in it, where, on which rung."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from folkmoot.standards.finding import RUNGS, Rung, Span
from folkmoot.standards.phrase_book import Element, Entry
from folkmoot.standards.phrase_index import Book
from folkmoot.standards.reading import Token

CONFIDENCE: dict[Rung, float] = {
    "raw": 1.0,
    "case": 1.0,
    "invisible": 0.98,
    "lookalike": 0.93,
    "leet": 0.9,
    "repeat": 0.9,
    "spaced": 0.8,
}
"""What a reading is worth by the rung it needed: the more folding, the likelier a coincidence."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a list that stands in the text.

    ``score`` is the list's, lowered by the rung that was needed. ``first`` and ``last``
    count words in the sentence of number ``sentence``.
    """

    topic: str
    kind: str
    score: float
    span: Span
    rung: Rung
    read_as: str
    language: str
    sentence: int
    first: int
    last: int


def find_phrases(
    sentences: Iterable[Sequence[Token]], books: Sequence[Book]
) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of every topic in these books, in the order of the text."""
    by_topic: dict[str, list[Phrase]] = {}
    for number, sentence in enumerate(sentences):
        found = (phrase for book in books for phrase in _in_sentence(sentence, book, number))
        for phrase in _best(found) if sentence else ():
            by_topic.setdefault(phrase.topic, []).append(phrase)
    return {topic: tuple(phrases) for topic, phrases in by_topic.items()}


def _best(found: Iterable[Phrase]) -> list[Phrase]:
    """Each place once for each topic and kind, by its highest score."""
    best: dict[tuple[str, str, Span], Phrase] = {}
    for phrase in found:
        key = (phrase.topic, phrase.kind, phrase.span)
        if key not in best or best[key].score < phrase.score:
            best[key] = phrase
    return sorted(best.values(), key=lambda each: (each.span, each.topic, each.kind))


def _in_sentence(sentence: Sequence[Token], book: Book, number: int) -> Iterator[Phrase]:
    """First as the words stand, then, where some may be read otherwise, with every reading."""
    is_plain = all(len(token.readings) < 2 for token in sentence)
    bare = sentence if is_plain else [_lowest(token) for token in sentence]
    yield from _as_read(bare, book, number)
    if not is_plain:
        yield from _as_read(sentence, book, number)


def _lowest(token: Token) -> Token:
    return token._replace(readings=token.readings[:1])


def _as_read(sentence: Sequence[Token], book: Book, number: int) -> Iterator[Phrase]:
    words = {reading for token in sentence for reading, _ in token.readings}
    for at, entry in _candidates(sentence, book):
        if not entry.may_stand_in(words):
            continue
        for end in _steps(entry.anchor, sentence, at, 1):
            left = _reach(entry.left, sentence, at - 1, step=-1)
            right = _reach(entry.right, sentence, end, step=1) if left is not None else None
            if left is not None and right is not None:
                yield _phrase(entry, sentence, (left + 1, right - 1), number)


def _candidates(sentence: Sequence[Token], book: Book) -> Iterator[tuple[int, Entry]]:
    """The entries whose anchor may stand at a word: for most words there are none."""
    after: tuple[tuple[str, Rung], ...] = ()
    for at in range(len(sentence) - 1, -1, -1):
        readings = sentence[at].readings
        for reading, _ in readings:
            for entry in book.anchored_at(reading):
                yield at, entry
            for next_one, _ in after:
                for entry in book.anchored_at_pair(reading, next_one):
                    yield at, entry
        after = readings


def _reach(
    elements: Sequence[Element], sentence: Sequence[Token], at: int, *, step: int
) -> int | None:
    """The place after the last element, walking one way; nothing if they do not all stand."""
    if not elements:
        return at
    first, *rest = elements
    for after in _steps(first, sentence, at, step):
        end = _reach(rest, sentence, after, step=step)
        if end is not None:
            return end
    return None


def _steps(element: Element, sentence: Sequence[Token], at: int, step: int) -> Iterator[int]:
    """The places where the next element may stand, the nearest first."""
    if element.is_gap:
        for length in range(0 if element.is_optional else 1, element.most + 1):
            if length == 0 or 0 <= at + (length - 1) * step < len(sentence):
                yield at + length * step
        return
    if 0 <= at < len(sentence) and _is(element, sentence[at]):
        yield at + step
    if element.rows and 0 <= at < len(sentence):
        yield from _row_ends(element, sentence, at, step)
    if element.is_optional:
        yield at


def _row_ends(element: Element, sentence: Sequence[Token], at: int, step: int) -> Iterator[int]:
    """The places after those alternatives of several words that stand here."""
    if not 0 <= at + step < len(sentence):
        return
    nearest = [reading for reading, _ in sentence[at].readings]
    next_ones = [reading for reading, _ in sentence[at + step].readings]
    if step > 0:
        rows, pairs = element.rows, product(nearest, (*next_ones, "*"))
    else:
        rows, pairs = element.rows_by_last, product((*nearest, "*"), next_ones)
    for pair in pairs:
        for row in rows.get(pair, ()):
            if _stand(row, sentence, at if step > 0 else at - len(row) + 1):
                yield at + len(row) * step


def _is(element: Element, token: Token) -> bool:
    if element.things and element.things & token.kinds:
        return True
    words, prefixes = element.words, element.prefixes
    return any(
        reading in words or (prefixes and reading.startswith(prefixes))
        for reading, _ in token.readings
    )


def _stand(words: Sequence[str], sentence: Sequence[Token], begin: int) -> bool:
    end = begin + len(words)
    return begin >= 0 and end <= len(sentence) and all(map(_reads, sentence[begin:end], words))


def _reads(token: Token, word: str) -> bool:
    prefix = word.removesuffix("*")
    if prefix != word:
        return any(reading.startswith(prefix) for reading, _ in token.readings)
    return any(reading == word for reading, _ in token.readings)


def _phrase(
    entry: Entry, sentence: Sequence[Token], places: tuple[int, int], number: int
) -> Phrase:
    first, last = places
    tokens = sentence[first : last + 1]
    rung = max((rung for token in tokens for _, rung in token.readings), key=RUNGS.index)
    return Phrase(
        topic=entry.topic,
        kind=entry.kind,
        score=round(entry.score * CONFIDENCE[rung], 3),
        span=Span(tokens[0].span.begin, tokens[-1].span.end),
        rung=rung,
        read_as=" ".join(token.readings[0][0] for token in tokens if token.readings),
        language=entry.language,
        sentence=number,
        first=first,
        last=last,
    )
