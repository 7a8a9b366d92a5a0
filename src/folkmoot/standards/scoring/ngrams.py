"""The scorer that is always there: a table of weights for hashed n-grams, and numpy alone."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from folkmoot.standards.scoring.arrays import Described, read_arrays, refusal, write_arrays
from folkmoot.standards.scoring.calibration import Calibration, Floats
from folkmoot.standards.scoring.features import Places, places
from folkmoot.standards.scoring.reading import read

SHAPES = {"weights": 2, "steps": 1, "offsets": 1, "slopes": 1, "shifts": 1}


@dataclass(frozen=True, slots=True)
class NgramScorer(Described):
    """A linear model of which n-grams a text has, each weighing the same in every place.

    ``weights`` has one row an n-gram and one column a label, in steps of 1/127 of the
    label's greatest weight: eight bits are enough, for a score sums up hundreds of them.
    """

    weights: NDArray[np.int8]
    steps: Floats
    offsets: Floats
    calibration: Calibration

    @property
    def bits(self) -> int:
        """The table has 2 to the power of this many rows."""
        return len(self.weights).bit_length() - 1

    def values(self, rows: Places) -> Floats:
        """Raw values, before calibration: the weights' sum over the root of their count.

        Their mean would forget how much was said, their sum would grow with the length.
        """
        total: Floats = self.weights[rows].sum(axis=0, dtype=np.int64) * self.steps
        return total / math.sqrt(max(len(rows), 1)) + self.offsets

    def scores(self, text: str, *, context: str | None = None) -> Mapping[str, float]:  # noqa: ARG002
        """Each label's calibrated probability; ``{}`` for a text without a sign to read."""
        reading = read(text, next(iter(self.about.languages)))
        if not reading:
            return {}
        found = self.calibration(self.values(places(reading, self.bits)))
        return dict(zip(self.about.labels, np.round(found, 4).tolist(), strict=True))

    def save(self, path: Path) -> None:
        """Write the model as plain arrays."""
        arrays: dict[str, NDArray[Any]] = {
            "weights": self.weights,
            "steps": self.steps,
            "offsets": self.offsets,
            "slopes": self.calibration.slopes,
            "shifts": self.calibration.shifts,
        }
        write_arrays(path, self.about, arrays)


def load_ngrams(path: Path) -> NgramScorer:
    """The model in a file of arrays; refused where they do not fit each other."""
    about, arrays = read_arrays(path)
    if {name: array.ndim for name, array in arrays.items()} != SHAPES:
        raise refusal(path, f"needs the arrays {', '.join(SHAPES)}")
    weights = arrays["weights"]
    width = len(about.labels)
    is_fitting = all(array.shape[-1] == width for array in arrays.values())
    if not is_fitting or weights.dtype != np.int8 or len(weights).bit_count() != 1:
        raise refusal(path, "has arrays that do not fit its labels")
    calibration = Calibration(arrays["slopes"], arrays["shifts"])
    return NgramScorer(about, weights, arrays["steps"], arrays["offsets"], calibration)
