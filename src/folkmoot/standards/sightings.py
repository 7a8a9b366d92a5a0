"""From the phrases of a list to things seen: each weighed by how it is said."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from folkmoot.standards.finding import JSON, RUNGS, Rung, Seen, Span
from folkmoot.standards.phrases import Phrase
from folkmoot.standards.reading import plain
from folkmoot.standards.stance import Excuses, Stance, begins_clause
from folkmoot.standards.text import Text

HARMLESS = "harmless"
"""The kind of phrases that only look like others of their topic and take them out."""

AT_A_START = "!"
"""A kind that ends so counts only where a clause begins: an order, not a tale."""

MOST_TOLD = 10
"""Readings told of one thing seen: a text that repeats itself needs no thousand."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said at one place of a text.

    ``score`` is that of the list, ``said_as`` the kinds of context that lower it and
    ``factor`` what they leave of it; ``more`` are further facts for a moderator. The words
    of a phrase are counted in its sentence, from ``first`` to ``last``.
    """

    kind: str
    score: float
    span: Span
    rung: Rung
    read_as: str
    language: str
    sentence: int = 0
    first: int = 0
    last: int = 0
    more: Mapping[str, JSON] = field(default_factory=dict)
    said_as: tuple[str, ...] = ()
    factor: float = 1.0

    @classmethod
    def of(cls, phrase: Phrase) -> "Remark":
        """A phrase of a list as a remark."""
        return cls(
            phrase.kind.removesuffix(AT_A_START),
            phrase.score,
            phrase.span,
            phrase.rung,
            phrase.read_as,
            phrase.language,
            phrase.sentence,
            phrase.first,
            phrase.last,
        )

    @property
    def weight(self) -> float:
        """What the score is worth by the way it is said."""
        return round(self.score * self.factor, 3)


def remarks_on(text: Text, topic: str) -> list[Remark]:
    """The phrases of a topic, in the order of the text, without those that only look like it.

    Left out are phrases that meet a ``harmless`` one, and those whose kind ends in ``!``
    where no clause begins.
    """
    phrases = text.phrases(topic)
    harmless = [phrase.span for phrase in phrases if phrase.kind == HARMLESS]
    return [
        Remark.of(phrase)
        for phrase in phrases
        if phrase.kind != HARMLESS
        and not (harmless and overlaps(phrase.span, harmless))
        and (not phrase.kind.endswith(AT_A_START) or begins_clause(text, phrase.span))
    ]


def overlaps(span: Span, places: Sequence[Span]) -> bool:
    """Whether a place has a part in common with one of the places, given in order."""
    after = bisect_right(places, span.end, key=lambda each: each.begin)
    return any(place.end > span.begin and place.begin < span.end for place in places[:after][-4:])


def weighed(text: Text, remarks: Iterable[Remark], excuses: Excuses) -> list[Remark]:
    """Remarks lowered where they are not meant so; of several excuses the strongest counts.

    None is dropped: quotation marks and words of reporting may be a pretence.
    """
    listed = list(remarks)
    stance = Stance(text) if listed else None
    return [_lowered(each, stance.of(each.span), excuses) for each in listed if stance]


def _lowered(remark: Remark, company: frozenset[str], excuses: Excuses) -> Remark:
    how = sorted(company & excuses.keys())
    if not how:
        return remark
    return replace(remark, said_as=tuple(how), factor=min(excuses[kind] for kind in how))


def one_by_one(remarks: Iterable[Remark], *, allowed: Iterable[str] = ()) -> Iterator[Seen]:
    """Each remark as one thing seen, the strongest where they overlap.

    ``allowed`` are words and phrases that the newsroom puts up with: a remark in which
    one stands is passed over.
    """
    borne = [f" {plain(word)} " for word in allowed if word.strip()]
    for remark in strongest(each for each in remarks if not _is_borne(each, borne)):
        facts = _facts(remark, read_as=remark.read_as)
        yield Seen(remark.weight, (remark.span,), remark.rung, facts)


def _is_borne(remark: Remark, borne: list[str]) -> bool:
    read_as = f" {plain(remark.read_as)} " if borne else ""
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


def by_kind(remarks: Iterable[Remark], **facts: JSON) -> Iterator[Seen]:
    """One thing seen for each kind, with all its places and the highest of their weights."""
    kinds: dict[str, list[Remark]] = {}
    for remark in remarks:
        kinds.setdefault(remark.kind, []).append(remark)
    for kind, together in kinds.items():
        yield as_one(together, kind=kind, **facts)


def as_one(
    remarks: Sequence[Remark], score: float | None = None, /, *, kind: str, **facts: JSON
) -> Seen:
    """These remarks as one thing seen, of their highest weight unless a score is given."""
    best = max(remarks, key=lambda each: each.weight)
    readings: list[JSON] = [*islice(dict.fromkeys(each.read_as for each in remarks), MOST_TOLD)]
    told = _facts(best, read_as=readings)
    return Seen(
        best.weight if score is None else score,
        tuple(sorted({each.span for each in remarks})),
        max((each.rung for each in remarks), key=RUNGS.index),
        {**told, "kind": kind, **facts},
    )


def _facts(remark: Remark, *, read_as: JSON) -> dict[str, JSON]:
    said_as: list[JSON] = [*remark.said_as]
    told: dict[str, JSON] = {
        "kind": remark.kind,
        "read_as": read_as,
        "language": remark.language,
    }
    return {**told, **remark.more, "said_as": said_as}
