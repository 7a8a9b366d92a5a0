"""Old scores beside ours: do they rank texts alike, and which threshold flags as many?

Two scorers never give the same numbers, so a threshold cannot be carried over. What can be is
the share of texts that somebody wanted flagged: for each old threshold the report names ours at
which as many texts are flagged, and says how often the two then agree.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.standards.attributes import (
    OFFERED,
    REJECTION,
    attribute_values,
    detect_language,
    likelihood_of_rejection,
    speaks,
)
from folkmoot.standards.document import Standards
from folkmoot.standards.engine import review
from folkmoot.standards.errors import SubmissionInvalid
from folkmoot.standards.languages import base
from folkmoot.standards.old_scores import OldScores
from folkmoot.standards.submission import Submission

THRESHOLDS = (0.7, 0.8, 0.9)
FEWEST_FLAGGED = 30
"""Below so many flagged texts a threshold is a guess: the report says so."""
Numbers = NDArray[np.float64]
Pair = tuple[str, str]
Measure = Callable[[str, Sequence[str], str], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Threshold:
    """An old threshold, and ours at which as many texts are flagged (score at or above it).

    ``new`` is none where the old one flagged nothing. ``agreement`` is the share of texts on
    which both say the same; ``kappa`` is Cohen's (1960): the same with chance taken out, none
    where chance alone would agree on everything.
    """

    old: float
    flagged: int
    new: float | None
    new_flagged: int
    agreement: float
    kappa: float | None

    @property
    def is_thin(self) -> bool:
        """Too few texts were flagged to rely on it."""
        return self.flagged < FEWEST_FLAGGED


@dataclass(frozen=True, slots=True)
class Comparison:
    """One attribute in one language. ``correlation`` is none where one side never changes."""

    language: str
    attribute: str
    texts: int
    correlation: float | None
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All comparisons, and what was left out: how many scores by language and attribute.

    ``unreadable`` counts rows that could not be read; ``problems`` are the first few.
    """

    texts: int
    comparisons: tuple[Comparison, ...]
    unsupported: Mapping[Pair, int] = field(default_factory=dict)
    unreadable: int = 0
    problems: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "texts": self.texts,
            "unreadable": self.unreadable,
            "problems": list(self.problems),
            "comparisons": [
                asdict(each)
                | {
                    "thresholds": [
                        asdict(one) | {"is_thin": one.is_thin} for one in each.thresholds
                    ]
                }
                for each in self.comparisons
            ],
            "unsupported": [
                {"language": language, "attribute": attribute, "scores": number}
                for (language, attribute), number in sorted(self.unsupported.items())
            ],
        }


def compare(
    rows: Iterable[OldScores | SubmissionInvalid],
    measure: Measure,
    *,
    language: str = "en",
    thresholds: Sequence[float] = THRESHOLDS,
) -> Report:
    """Compare the scores of a file with ``measure``'s, per language and attribute.

    ``language`` is that of texts which neither say theirs nor are long enough to tell.
    """
    pairs: dict[Pair, tuple[array[float], array[float]]] = {}
    unsupported: Counter[Pair] = Counter()
    problems: list[str] = []
    texts = 0
    for row in rows:
        if isinstance(row, SubmissionInvalid):
            problems.append(row.sentence)
            continue
        texts += 1
        spoken = row.language or detect_language(row.text, language) or "und"
        names = [name for name in row.scores if name in OFFERED and speaks(name, spoken)]
        unsupported.update((spoken, name) for name in row.scores if name not in names)
        for name, value in measure(row.text, names, spoken).items():
            old, new = pairs.setdefault((base(spoken), name), (array("d"), array("d")))
            old.append(row.scores[name])
            new.append(value)
    comparisons = tuple(
        _comparison(pair, np.asarray(old), new=np.asarray(new), thresholds=thresholds)
        for pair, (old, new) in sorted(pairs.items())
    )
    return Report(texts, comparisons, unsupported, len(problems), tuple(problems[:10]))


def measured_by(standards: Standards) -> Measure:
    """Our values of a text; the standards are asked where it is about being rejected."""

    def measure(raw: str, names: Sequence[str], language: str) -> dict[str, float]:
        values = attribute_values(
            raw, [name for name in names if name != REJECTION], languages=[language]
        )
        if REJECTION in names:
            verdict = review(Submission(raw, base(language)), standards)
            values[REJECTION] = likelihood_of_rejection(verdict)
        return values

    return measure


def _comparison(
    pair: Pair, old: Numbers, *, new: Numbers, thresholds: Sequence[float]
) -> Comparison:
    return Comparison(
        language=pair[0],
        attribute=pair[1],
        texts=len(old),
        correlation=spearman(old, new),
        thresholds=tuple(equal_rate(old, new, at) for at in thresholds),
    )


def equal_rate(old: Numbers, new: Numbers, at: float) -> Threshold:
    """Our threshold with the number of flagged texts nearest to the old one's.

    Only scores above 0 are thresholds: at 0 everything would be flagged. Of two that are equally
    near the higher one is taken, which flags less.
    """
    flagged = old >= at
    wanted = int(flagged.sum())
    candidates = np.unique(new[new > 0])
    if not wanted or not len(candidates):
        return Threshold(at, wanted, None, 0, *_agreement(flagged, np.zeros_like(flagged)))
    counts = len(new) - np.searchsorted(np.sort(new), candidates, side="left")
    distance = np.abs(counts - wanted)
    best = int(np.flatnonzero(distance == distance.min())[-1])
    ours = new >= candidates[best]
    return Threshold(
        at, wanted, round(float(candidates[best]), 4), int(ours.sum()), *_agreement(flagged, ours)
    )


def _agreement(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> tuple[float, float | None]:
    observed = float(np.mean(one == other))
    first, second = float(one.mean()), float(other.mean())
    chance = first * second + (1 - first) * (1 - second)
    kappa = None if chance >= 1 else round((observed - chance) / (1 - chance), 4)
    return round(observed, 4), kappa


def spearman(one: Numbers, other: Numbers) -> float | None:
    """Spearman's rank correlation (1904): Pearson's, of the ranks; ties get their mean rank."""
    if len(one) < 2:
        return None
    first, second = _ranks(one), _ranks(other)
    first, second = first - first.mean(), second - second.mean()
    spread = float(np.sqrt((first @ first) * (second @ second)))
    return round(float(first @ second) / spread, 4) if spread else None


def _ranks(values: Numbers) -> Numbers:
    _, places, counts = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(counts)
    ranks: Numbers = (last - (counts - 1) / 2)[places]
    return ranks
