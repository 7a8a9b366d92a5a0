"""How something is said: as the author's own word, or quoted, reported, denied, condemned.

News debate is full of words that nobody there stands for: a threat that a court heard, a
slogan that an article names, contempt that a reader answers. So what detectors see is
lowered by the company it stands in. Counter-speech is where word lists and learned models
alike go wrong most (Röttger and others, HateCheck, ACL 2021).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from folkmoot.standards.finding import JSON, Rung, Seen, Span
from folkmoot.standards.passages import is_within
from folkmoot.standards.phrases import Phrase
from folkmoot.standards.reading import plain
from folkmoot.standards.text import Text

SOFTER = 0.5
"""What is left of a score where the words are not the author's own: below every action."""

REACH = 60
"""Code points before a place, within its sentence, from where a word of context governs it."""

SHORTLY_AFTER = 24
"""Code points after a place within which ``said the minister`` still belongs to it."""

FEWEST_OWN = 15
"""Code points beside the quotations below which a text is nothing but what it quotes."""

ACROSS_CLAUSES = frozenset(("reporting", "condemning", "joking", "belonging"))
ANYWHERE = frozenset(("condemning", "joking", "belonging"))
QUOTED = "quoted"
DISTANCE = frozenset((QUOTED, "negation", "reporting", "condemning", "asking", "joking"))
"""The ways of saying something without meaning it that most detectors heed."""

_BREAK = regex.compile(r"[,;:–—(]|\s-\s")
_INSIDE_CLAUSE = regex.compile(r"[\p{L}\p{N}'’]\s*\Z")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said at one place of a text, before it is weighed how it is meant."""

    kind: str
    score: float
    span: Span
    rung: Rung
    facts: Mapping[str, JSON]

    @classmethod
    def of(cls, phrase: Phrase, **more: JSON) -> "Remark":
        """A phrase of a list as a remark; ``more`` are further facts for a moderator."""
        facts = {"read_as": phrase.read_as, "language": phrase.language, **more}
        return cls(phrase.kind, phrase.score, phrase.span, phrase.rung, facts)


class Stance:
    """The words of context of one text, looked up by place."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._contexts = sorted(text.contexts, key=lambda each: each.span)
        self._begins = [each.span.begin for each in self._contexts]
        self._sentences = [span.begin for span in text.sentences]
        self._around: dict[int, frozenset[str]] = {}

    def of(self, span: Span) -> frozenset[str]:
        """The kinds of context that bear on a place, ``quoted`` among them."""
        number = bisect_left(self._sentences, span.begin + 1) - 1
        first = max(self._sentences[number], span.begin - REACH) if number >= 0 else 0
        kinds = {
            each.kind for each in self._between(first, span.begin) if self._governs(each, span)
        }
        kinds |= self._kinds_in_sentence(number) & ANYWHERE
        if self._text.raw[span.end : span.end + 1] in {",", '"', "”", "“", "»"}:
            after = self._between(span.end, span.end + SHORTLY_AFTER)
            kinds |= {"reporting" for each in after if each.kind == "saying"}
        if self._has_own_words and is_within(span, self._text.quotations):
            kinds.add(QUOTED)
        return frozenset(kinds - {"saying"})

    def _between(self, begin: int, end: int) -> list[Phrase]:
        return self._contexts[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]

    def _governs(self, context: Phrase, span: Span) -> bool:
        """Whether no clause ends between: ``I don't care, you ...`` denies nothing after it."""
        if context.span.end > span.begin:
            return False
        gap = self._text.raw[context.span.end : span.begin]
        return context.kind in ACROSS_CLAUSES or not _BREAK.search(gap)

    def _kinds_in_sentence(self, number: int) -> frozenset[str]:
        if number not in self._around:
            begin, *_ = self._sentences[number:] or [0]
            end, *_ = self._sentences[number + 1 :] or [len(self._text.raw)]
            kinds = frozenset(each.kind for each in self._between(begin, end))
            self._around[number] = kinds
        return self._around[number]

    @cached_property
    def _has_own_words(self) -> bool:
        quoted = sum(end - begin for begin, end in self._text.quotations)
        return len(self._text.raw.strip()) - quoted >= FEWEST_OWN


def begins_clause(text: Text, span: Span) -> bool:
    """Whether nothing of its own clause stands before: so an order begins, seldom a report."""
    return not _INSIDE_CLAUSE.search(text.raw, max(0, span.begin - 8), span.begin)


def sightings(
    text: Text,
    remarks: Iterable[Remark],
    *,
    allowed: Iterable[str] = (),
    heeding: Callable[[str], frozenset[str]],
) -> Iterator[Seen]:
    """Each remark once, the strongest where they overlap, lowered where it is not meant so.

    ``heeding`` names the kinds of context that lower a remark of a kind. What lowered it
    stands among the facts as ``said_as``. ``allowed`` are words and phrases that the
    newsroom puts up with: a remark in which one stands is passed over.
    """
    borne = [f" {plain(word)} " for word in allowed if word.strip()]
    chosen = strongest(remark for remark in remarks if not _is_borne(remark, borne))
    stance = Stance(text) if chosen else None
    for remark in chosen:
        how = stance.of(remark.span) & heeding(remark.kind) if stance else frozenset()
        score = round(remark.score * SOFTER if how else remark.score, 3)
        said_as: list[JSON] = [*sorted(how)]
        facts = {"kind": remark.kind, **remark.facts, "said_as": said_as}
        yield Seen(score, (remark.span,), remark.rung, facts)


def _is_borne(remark: Remark, borne: list[str]) -> bool:
    read_as = f" {plain(str(remark.facts['read_as']))} "
    return any(words in read_as for words in borne)


def strongest(remarks: Iterable[Remark]) -> list[Remark]:
    """Remarks that do not overlap, the higher scores first to be kept, in the text's order."""
    taken: set[int] = set()
    kept: list[Remark] = []
    for remark in sorted(
        remarks, key=lambda each: (-each.score, -len(range(*each.span)), each.span)
    ):
        place = range(*remark.span)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(remark)
    return sorted(kept, key=lambda each: each.span)
