"""How something is said: as the author's own word, or quoted, reported, denied, condemned.

News debate is full of words that nobody there stands for: a threat that a court heard, a
slogan that an article names, contempt that a reader answers. So what detectors see is
lowered by the company it stands in. Counter-speech is where word lists and learned models
alike go wrong most (Röttger and others, HateCheck, ACL 2021).
"""

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

import regex

from folkmoot.standards.finding import Span
from folkmoot.standards.passages import is_within
from folkmoot.standards.phrases import Phrase
from folkmoot.standards.text import Text

REACH = 60
"""Code points before a place, within its sentence, from where a word of context governs it."""

SHORTLY_AFTER = 24
"""Code points after a place within which ``said the minister`` still belongs to it."""

FEWEST_OWN = 15
"""Code points beside the quotations below which a text is nothing but what it quotes."""

ACROSS_CLAUSES = frozenset(("reporting", "condemning", "joking", "belonging"))
ANYWHERE = frozenset(("condemning", "joking", "belonging"))
QUOTED = "quoted"

Excuses = Mapping[str, float]
"""Kinds of context that lower what is said, each with the share of the score that it leaves."""

SOFTER = 0.5
"""What is mostly left where the words are not the author's own: below every action."""

DISTANCE: Excuses = dict.fromkeys(
    (QUOTED, "negation", "reporting", "condemning", "asking", "joking"), SOFTER
)
"""The ways of saying something without meaning it that most detectors heed."""

_BREAK = regex.compile(r"[,;:–—(]|\s-\s")
_INSIDE_CLAUSE = regex.compile(r"[\p{L}\p{N}]\p{M}*['’]?[^\S\n]*\Z")


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
    """Whether nothing of its own clause stands before: so an order begins, seldom a report.

    A clause begins with the text or a line, and after any sign that is no part of a word.
    """
    return not _INSIDE_CLAUSE.search(text.raw, max(0, span.begin - 8), span.begin)
