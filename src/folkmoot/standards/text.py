"""A text as detectors see it: raw, in words, and folded, each mapped back to the raw text."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

import regex

from folkmoot.standards.disguises import respell, squeeze, unjoin, unleet, unspace
from folkmoot.standards.finding import Rung, Span
from folkmoot.standards.folding import (
    Folded,
    as_it_is,
    drop_invisible,
    fold_case,
    lines,
    turn_reversed,
)
from folkmoot.standards.languages import Guess, base, common_share, guess_language
from folkmoot.standards.links import Link, find_links
from folkmoot.standards.lookalikes import reread
from folkmoot.standards.passages import quotations, sentences
from folkmoot.standards.phrase_index import book, context_book
from folkmoot.standards.phrases import Phrase, find_phrases
from folkmoot.standards.reading import Forms, Names, Token, prepare_names, read
from folkmoot.standards.scripts import script_of

WORD = regex.compile(r"[\p{L}\p{N}][\p{L}\p{M}\p{N}\p{Cf}]*(?:['’ʼ][\p{L}\p{M}\p{N}]+)*")
ENOUGH_SMALL_WORDS = 0.2

TOKEN = regex.compile(r"\S+")


class Word(NamedTuple):
    """A word or token and its place in the raw text, in code points."""

    raw: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Letters:
    """How many letters a text has, and how they are written."""

    count: int
    cased: int
    upper: int

    @classmethod
    def of(cls, text: str) -> "Letters":
        """The letters of a text counted."""
        upper = sum(map(str.isupper, text))
        cased = upper + sum(map(str.islower, text))
        return cls(sum(map(str.isalpha, text)), cased, upper)

    @property
    def upper_share(self) -> float:
        """Capitals among the letters that have a case at all; 0 where none has."""
        return self.upper / self.cased if self.cased else 0.0


class Text:
    """One text and every view of it, each computed once and only when asked for.

    ``edition`` is the language of the edition it was written for, ``named`` are the names
    of those whom it may be about, each with its kind: ``person`` for the people of the
    story, ``house`` for the publication and its staff.
    """

    def __init__(
        self, raw: str, edition: str = "en", named: tuple[tuple[str, str], ...] = ()
    ) -> None:
        self.raw = raw
        self.edition = edition
        self.named = named

    @cached_property
    def letters(self) -> Letters:
        """The counts behind every question about capitals."""
        return Letters.of(self.raw)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Runs of letters and digits; an apostrophe inside belongs to the word."""
        raw = self.raw
        places = (found.span() for found in WORD.finditer(raw))
        return tuple([Word(raw[begin:end], begin, end) for begin, end in places])

    @cached_property
    def tokens(self) -> tuple[Word, ...]:
        """What stands between white space, signs and all."""
        return tuple(Word(found[0], *found.span()) for found in TOKEN.finditer(self.raw))

    def folded(self, rung: Rung) -> Folded:
        """The text folded up to and including this rung of the ladder.

        The first three rungs fold the text as a whole. Each further one holds only the
        words that it reads otherwise, one a line: what it left alone was seen before.
        """
        form: Folded = getattr(self, f"_{rung}")
        return form

    @cached_property
    def _raw(self) -> Folded:
        return as_it_is(self.raw)

    @cached_property
    def _case(self) -> Folded:
        return fold_case(self.raw)

    @cached_property
    def _seen(self) -> Folded:
        """What a reader sees, in lower case: the form on which the word-wise rungs work."""
        return drop_invisible(self._case)

    @cached_property
    def _invisible(self) -> Folded:
        turned = turn_reversed(self._case)
        return self._seen if turned is None else lines((self._seen, turned))

    @cached_property
    def _lookalike(self) -> Folded:
        return lines(reread(self._invisible, self.raw, edition=self.edition))

    @cached_property
    def _leet(self) -> Folded:
        seen, reread_too = self._invisible, self._lookalike
        return lines(chain(unleet(seen), unleet(reread_too), respell(seen)))

    @cached_property
    def _spaced(self) -> Folded:
        apart = tuple(unspace(self._invisible))
        together = lines(apart)
        reread_too = reread(together, self.raw, edition=self.edition) if apart else ()
        return lines((*apart, *reread_too, *unleet(together)))

    @cached_property
    def _repeat(self) -> Folded:
        return lines(squeeze(form).form for form in self.readings)

    @property
    def readings(self) -> tuple[Folded, ...]:
        """Every form in which letters may still be drawn out."""
        forms = (self._invisible, self._lookalike, self._leet, self._spaced)
        return tuple(form for form in forms if form.text)

    @cached_property
    def joined(self) -> Folded:
        """Words broken by a sign inside, put together; only ever a hint."""
        return lines(unjoin(self._invisible))

    @cached_property
    def scripts(self) -> frozenset[str]:
        """The scripts of its letters."""
        if self.raw.isascii():
            return frozenset({"latin"})
        return frozenset(map(script_of, set(self.raw))) - {""}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links in the text, each with its registered domain; nothing is fetched."""
        return find_links(self.raw)

    @cached_property
    def language(self) -> Guess | None:
        """Which language the text itself is in; ``None`` where nothing should be said."""
        return guess_language(self.raw)

    @cached_property
    def lowered(self) -> tuple[str, ...]:
        """The words in lower case, without their places: cheaper where only the words count."""
        return tuple(WORD.findall(self.raw.lower()))

    @cached_property
    def edition_share(self) -> float | None:
        """The share of small words of the edition's language; ``None`` without a list of them."""
        return common_share(self.lowered, self.edition)

    @cached_property
    def spoken(self) -> str:
        """The language to read the text in: its own if that can be told, else the edition's.

        The small words of the edition's language settle it at little cost for nearly
        every text; only the rest is asked about in earnest.
        """
        if (self.edition_share or 0) >= ENOUGH_SMALL_WORDS:
            return base(self.edition)
        return base(self.language.language if self.language else self.edition)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Where its sentences lie."""
        return sentences(self.raw)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Where it quotes: passages in quotation marks, lines behind ``>``."""
        return quotations(self.raw)

    @cached_property
    def read(self) -> tuple[tuple[Token, ...], ...]:
        """The words of each sentence with all their readings, one row a sentence."""
        return self._read(None)

    def _read(self, is_wanted: Callable[[list[str]], bool] | None) -> tuple[tuple[Token, ...], ...]:
        others: tuple[tuple[Folded, Rung], ...] = (
            (self._lookalike, "lookalike"),
            (self._leet, "leet"),
            (self._spaced, "spaced"),
        )
        return read(
            Forms(self.raw, self._seen, others),
            links=self.links,
            names=_names(self.named),
            is_wanted=is_wanted,
        )

    def phrases(self, topic: str) -> tuple[Phrase, ...]:
        """The phrases of a topic that stand in it, in the order of the text.

        Looked for are those of the edition's language, of the text's own, and of English.
        Those of ``context`` are not among them: see ``contexts``.
        """
        return self._phrases.get(topic, ())

    @cached_property
    def contexts(self) -> tuple[Phrase, ...]:
        """Every phrase that says how another is meant."""
        books = tuple(map(context_book, self._listed_languages))
        return tuple(chain(*find_phrases(self.read, books).values()))

    @cached_property
    def _listed_languages(self) -> tuple[str, ...]:
        return tuple(sorted({base(self.edition), self.spoken, "en"}))

    @cached_property
    def _phrases(self) -> dict[str, tuple[Phrase, ...]]:
        books = tuple(map(book, self._listed_languages))
        sentences = self._read(lambda words: any(each.may_stand_in(words) for each in books))
        return find_phrases(sentences, books) if any(sentences) else {}

    @cached_property
    def scores(self) -> Mapping[str, float]:
        """What the learned scorer of its language says; nothing where none speaks it."""
        from folkmoot.standards.scoring import scorer_for

        scorer = scorer_for(self.spoken)
        return scorer.scores(self.raw) if scorer else {}


@lru_cache(maxsize=256)
def _names(named: tuple[tuple[str, str], ...]) -> Names:
    return prepare_names(named)
