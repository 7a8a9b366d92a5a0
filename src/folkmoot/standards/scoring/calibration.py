"""From a model's raw values to probabilities: two numbers a label, stored with the model.

Platt scaling: p = 1 / (1 + exp(-(slope * value + shift))), fitted on texts held out of
training. The slope is positive, so calibration never changes an order (Platt 1999,
"Probabilistic outputs for support vector machines").
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Calibration:
    """A slope above nought and a shift for each label."""

    slopes: Floats
    shifts: Floats

    def __call__(self, values: Floats) -> Floats:
        """Probabilities from raw values whose last axis runs over the labels."""
        return sigmoid(values * self.slopes + self.shifts)


def sigmoid(values: Floats) -> Floats:
    """The logistic function, without overflow for any finite value."""
    return 0.5 * (1 + np.tanh(0.5 * values))


def fit_platt(values: Floats, truths: Floats, weights: Floats | None = None) -> tuple[float, float]:
    """Slope and shift of the likeliest curve for 0/1 truths, by Newton's method.

    Platt's targets stand a little off 0 and 1, so that a label which the values part
    wholly gets finite numbers. A step that would make it worse is halved.
    """
    weights = np.ones(len(values)) if weights is None else weights
    high, low = weights[truths > 0.5].sum(), weights[truths <= 0.5].sum()
    targets = np.where(truths > 0.5, (high + 1) / (high + 2), 1 / (low + 2))
    design = np.stack((values, np.ones_like(values)))
    solution = np.array((1.0, 0.0))
    for _ in range(100):
        guess = sigmoid(solution @ design)
        gradient = design @ (weights * (guess - targets))
        spread = weights * np.maximum(guess * (1 - guess), 1e-9)
        step = np.linalg.solve((design * spread) @ design.T + 1e-9 * np.eye(2), gradient)
        now = _surprise(solution @ design, targets, weights)
        while (
            np.abs(step).max() > 1e-9
            and _surprise((solution - step) @ design, targets, weights) > now
        ):
            step /= 2
        solution -= step
        if np.abs(step).max() < 1e-8:
            break
    return max(float(solution[0]), 1e-3), float(solution[1])


def _surprise(values: Floats, targets: Floats, weights: Floats) -> float:
    """The weighted cross-entropy of the curve, written so that it has no overflow."""
    return float(weights @ (np.logaddexp(0, values) - targets * values))
