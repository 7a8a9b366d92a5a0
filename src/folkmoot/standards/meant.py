"""Phrases as they are meant: harmless turns taken out, quoted and reported ones weighed less."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from folkmoot.standards.finding import JSON, RUNGS, Seen, Span
from folkmoot.standards.phrase_book import CONTEXT
from folkmoot.standards.phrases import NEAR, Phrase
from folkmoot.standards.text import Text

HARMLESS = "harmless"
"""The kind of phrases that only look like others of their topic and take them out."""

AT_A_START = "!"
"""A kind that ends so counts only where a clause begins: an order, not a tale."""

ANYWHERE = frozenset(("reporting",))
"""Kinds of context that govern a phrase from anywhere in its sentence: "..., the court heard"."""

QUOTED = "quoted"
MOST_QUOTED = 0.8
"""A text that is quoted to a greater share than this says nothing else: no excuse."""

_STARTS = frozenset(".,;:!?…-–—*\"'“”„«»‘’()[]¡¿\n")
_FARTHEST = 4
MOST_TOLD = 10


class Meant(NamedTuple):
    """A phrase with its kind and what its score is worth in its company."""

    phrase: Phrase
    kind: str
    score: float
    excuse: str

    @property
    def sentence(self) -> int:
        """The number of its sentence."""
        return self.phrase.sentence


def meant(text: Text, topic: str, *, excuses: Mapping[str, float]) -> tuple[Meant, ...]:
    """The phrases of a topic that are meant, in the order of the text.

    ``excuses`` says by which factor a kind of context lowers a score: shortly before the
    phrase, for reporting anywhere in its sentence, ``quoted`` for quotation marks around.
    What stands inside a phrase belongs to it. Of several the strongest counts. Context
    never lets a phrase pass unseen: it may be a pretence.
    """
    found = text.phrases(topic)
    if not found:
        return ()
    harmless = [phrase.span for phrase in found if phrase.kind == HARMLESS]
    context = _places(text.phrases(CONTEXT))
    return tuple(
        _weighed(phrase, text, excuses, context.get(phrase.sentence, {}))
        for phrase in found
        if phrase.kind != HARMLESS
        and (not phrase.kind.endswith(AT_A_START) or begins_clause(text.raw, phrase.span.begin))
        and not (harmless and overlaps(phrase.span, harmless))
    )


Places = Mapping[str, frozenset[int]]
"""Where the words of each kind of context begin in a sentence, counted in words."""


def _places(context: tuple[Phrase, ...]) -> dict[int, Places]:
    sentences: dict[int, dict[str, set[int]]] = {}
    for each in context:
        sentences.setdefault(each.sentence, {}).setdefault(each.kind, set()).add(each.first)
    return {
        number: {kind: frozenset(places) for kind, places in kinds.items()}
        for number, kinds in sentences.items()
    }


def _weighed(phrase: Phrase, text: Text, excuses: Mapping[str, float], context: Places) -> Meant:
    company = {kind for kind, places in context.items() if _governs(kind, places, phrase)}
    if phrase.is_quoted and quoted_share(text) <= MOST_QUOTED:
        company.add(QUOTED)
    excusing = sorted((excuses[each], each) for each in company & excuses.keys())
    factor, excuse = excusing[0] if excusing else (1.0, "")
    kind = phrase.kind.removesuffix(AT_A_START)
    return Meant(phrase, kind, round(phrase.score * factor, 3), excuse)


def _governs(kind: str, places: frozenset[int], phrase: Phrase) -> bool:
    if kind in ANYWHERE:
        return min(places) < phrase.first or max(places) > phrase.last
    return any(at in places for at in range(phrase.first - NEAR, phrase.first))


def quoted_share(text: Text) -> float:
    """How much of the text stands in quotation marks or behind ``>``."""
    return sum(end - begin for begin, end in text.quotations) / max(1, len(text.raw.strip()))


def begins_clause(raw: str, begin: int) -> bool:
    """Whether nothing but a sign or the start of the text stands before a place."""
    for at in range(begin - 1, max(-1, begin - 1 - _FARTHEST), -1):
        if not raw[at].isspace():
            return raw[at] in _STARTS or not raw[at].isalnum()
    return True


def overlaps(span: Span, places: list[Span]) -> bool:
    """Whether a place has a part in common with one of the places, given in order."""
    after = bisect_right(places, span.end, key=lambda each: each.begin)
    return any(place.end > span.begin and place.begin < span.end for place in places[:after][-4:])


def by_kind(found: Iterable[Meant], **facts: JSON) -> Iterator[Seen]:
    """One thing seen for each kind, with all its places and the highest of their scores."""
    kinds: dict[str, list[Meant]] = {}
    for each in found:
        kinds.setdefault(each.kind, []).append(each)
    for kind, together in kinds.items():
        yield seen(together, kind=kind, **facts)


def seen(
    found: Sequence[Meant], score: float | None = None, /, *, kind: str, **facts: JSON
) -> Seen:
    """These phrases as one thing seen; the score is the highest of theirs unless given."""
    best = max(found, key=lambda each: each.score)
    readings = dict.fromkeys(each.phrase.read_as for each in found)
    read_as: list[JSON] = [*islice(readings, MOST_TOLD)]
    told: dict[str, JSON] = {
        "kind": kind,
        "read_as": read_as,
        "language": best.phrase.language,
    }
    if best.excuse:
        told["excuse"] = best.excuse
    return Seen.at(
        sorted({each.phrase.span for each in found}),
        score=best.score if score is None else score,
        rung=max((each.phrase.rung for each in found), key=RUNGS.index),
        **told,
        **facts,
    )
