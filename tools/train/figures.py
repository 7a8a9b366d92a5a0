"""The figures of a report: ranking, precision, calibration and unintended bias."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from folkmoot.standards.scoring.calibration import Floats

Truths = NDArray[np.bool_]


def auc(scores: Floats, truths: Truths) -> float:
    """The chance that a text with the label stands above one without; ties count half."""
    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    firsts = np.searchsorted(ordered, ordered, side="left")
    lasts = np.searchsorted(ordered, ordered, side="right")
    ranks = np.empty(len(scores))
    ranks[order] = (firsts + lasts + 1) / 2
    yes, no = int(truths.sum()), int((~truths).sum())
    if not yes or not no:
        return float("nan")
    return float((ranks[truths].sum() - yes * (yes + 1) / 2) / (yes * no))


def _curve(scores: Floats, truths: Truths) -> tuple[Floats, Floats]:
    """Precision and recall at each score that occurs, from the highest down."""
    order = np.argsort(-scores, kind="stable")
    last_of_a_score = np.append(np.diff(scores[order]) != 0, True)
    hits = np.cumsum(truths[order])[last_of_a_score]
    flagged = (np.arange(len(scores)) + 1)[last_of_a_score]
    return hits / flagged, hits / max(1, int(truths.sum()))


def average_precision(scores: Floats, truths: Truths) -> float:
    """Precision averaged over recall."""
    precision, recall = _curve(scores, truths)
    return float((np.diff(recall, prepend=0.0) * precision).sum())


def recall_at(scores: Floats, truths: Truths, precision: float) -> float:
    """The greatest recall at which precision is still this high; 0 if it never is."""
    reached, recall = _curve(scores, truths)
    return float(recall[reached >= precision].max(initial=0.0))


def calibration_error(scores: Floats, truths: Truths, bins: int = 10) -> float:
    """Expected calibration error: how far, on average, a score is from the share of truths."""
    bin_of = np.minimum((scores * bins).astype(int), bins - 1)
    error = 0.0
    for each in range(bins):
        inside = bin_of == each
        if inside.any():
            error += inside.mean() * abs(scores[inside].mean() - truths[inside].mean())
    return float(error)


def ranking(scores: Floats, truths: Truths) -> dict[str, float]:
    """Everything that is reported of one label on one set of texts."""
    return {
        "texts": len(scores),
        "share": round(float(truths.mean()), 3),
        "auc": round(auc(scores, truths), 4),
        "average_precision": round(average_precision(scores, truths), 4),
        "recall_at_precision_0.9": round(recall_at(scores, truths, 0.9), 4),
        "recall_at_precision_0.95": round(recall_at(scores, truths, 0.95), 4),
        "calibration_error": round(calibration_error(scores, truths), 4),
    }


def bias(scores: Floats, truths: Truths, members: Truths) -> dict[str, float]:
    """Borkan et al. 2019 (arXiv 1903.04561): ranking within a subgroup and across its border.

    Low BPSN: the subgroup's harmless texts stand above others' harmful ones. Low BNSP:
    its harmful ones stand below others' harmless ones.
    """
    bpsn, bnsp = members ^ truths, members == truths
    return {
        "texts": int(members.sum()),
        "subgroup": round(auc(scores[members], truths[members]), 4),
        "bpsn": round(auc(scores[bpsn], truths[bpsn]), 4),
        "bnsp": round(auc(scores[bnsp], truths[bnsp]), 4),
    }


def power_mean(values: Sequence[float], power: float = -5.0) -> float:
    """A mean that leans towards the worst of the values."""
    given = np.array(values, float)
    return float(np.mean(given**power) ** (1 / power))
