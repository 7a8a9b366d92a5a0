"""Names of people weigh nothing: what n-grams learned against a mere name is taken out again.

Data about hatred names its targets far more often than it praises them, so a linear model
learns the name as a sign of hate. Here the n-grams of each name, standing alone, are moved
by the least change that lets them sum up to nought; what stands beside the name still
counts, and pairs of words that hold it do too.
"""

from collections.abc import Sequence

import numpy as np

from folkmoot.standards.scoring.calibration import Floats
from folkmoot.standards.scoring.features import places
from folkmoot.standards.scoring.reading import read

SWEEPS = 20


def neutralised(weights: Floats, terms: Sequence[str], language: str) -> Floats:
    """The weights with no term's own sum above nought, in any column.

    Terms share n-grams, so each is put right in turn, several times over (Kaczmarz 1937).
    A term that lowers a score is left alone.
    """
    bits = len(weights).bit_length() - 1
    weights = weights.copy()
    rows = [places(read(term, language), bits) for term in terms]
    for _ in range(SWEEPS):
        for own in rows:
            excess = weights[own].sum(axis=0).clip(min=0)
            weights[own] -= excess / len(own)
    return weights


def greatest_sum(weights: Floats, terms: Sequence[str], language: str) -> float:
    """How much the worst term still weighs: for tests."""
    bits = len(weights).bit_length() - 1
    sums = [weights[places(read(term, language), bits)].sum(axis=0) for term in terms]
    return float(np.max(sums))
