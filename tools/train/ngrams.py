"""Fitting the n-gram scorer: logistic regression on hashed n-grams, in numpy alone.

Each step looks at a few hundred texts and moves every weight by what it has not moved yet
(AdaGrad: Duchi, Hazan, Singer 2011), so rare n-grams learn as fast as common ones.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from folkmoot.standards.scoring.arrays import About
from folkmoot.standards.scoring.calibration import Calibration, Floats, fit_platt, sigmoid
from folkmoot.standards.scoring.features import places
from folkmoot.standards.scoring.ngrams import NgramScorer
from folkmoot.standards.scoring.reading import read
from tools.train.disguise import disguised
from tools.train.neutral import neutralised
from tools.train.sources import Row


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is fitted; ``decay`` draws weights that nothing holds back to nought."""

    seed: int = 1
    bits: int = 18
    epochs: int = 8
    rate: float = 0.12
    decay: float = 2e-6
    batch: int = 256
    disguised: float = 0.3


@dataclass(frozen=True, slots=True)
class Table:
    """Texts as the rows of the weights that their n-grams have, one after another."""

    rows: NDArray[np.uint32]
    bounds: NDArray[np.int64]

    def part(self, which: NDArray[np.int64]) -> "Table":
        """Some of the texts."""
        pieces = [self.rows[self.bounds[each] : self.bounds[each + 1]] for each in which]
        return _table(pieces)

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many n-grams each text has."""
        return np.diff(self.bounds)


def _table(pieces: Sequence[NDArray[np.uint32]]) -> Table:
    bounds = np.concatenate(([0], np.cumsum([len(piece) for piece in pieces])))
    return Table(np.concatenate(pieces), bounds.astype(np.int64))


def table(texts: Sequence[str], language: str, bits: int) -> Table:
    """Texts, read and hashed as the scorer does it; an empty one gets one row of its own."""
    hashed = (places(read(text, language), bits) for text in texts)
    return _table([rows if len(rows) else np.zeros(1, np.uint32) for rows in hashed])


def fit(
    rows: Sequence[Row],
    about: About,
    recipe: Recipe,
    *,
    held: Sequence[Row] = (),
    names: Sequence[str] = (),
) -> NgramScorer:
    """Train on rows, calibrate on those held back (or on the same, where there are none).

    ``names`` of people are made to weigh nothing by themselves.
    """
    chance = random.Random(recipe.seed)
    language = next(iter(about.languages))
    copies = [row for row in rows if chance.random() < recipe.disguised]
    texts = [row.text for row in rows] + [disguised(row.text, chance) for row in copies]
    targets = targets_of([*rows, *copies], about.labels)
    weights, offsets = descend(table(texts, language, recipe.bits), targets, recipe)
    scorer = quantised(about, neutralised(weights, names, language), offsets)
    held = held or rows
    values = raw_values(scorer, table([row.text for row in held], language, recipe.bits))
    return calibrated(scorer, values, targets_of(held, about.labels))


def targets_of(rows: Sequence[Row], labels: Sequence[str]) -> Floats:
    """One line a row, one column a label; NaN where the source does not tell."""
    return np.array([[row.labels.get(name, np.nan) for name in labels] for row in rows])


def descend(given: Table, targets: Floats, recipe: Recipe) -> tuple[Floats, Floats]:
    """The weights and offsets that explain the targets."""
    size, width = 1 << recipe.bits, targets.shape[1]
    weights, moved = np.zeros((size, width)), np.full((size, width), 1e-8)
    means = np.nanmean(targets, axis=0).clip(0.01, 0.99)
    offsets = np.log(means / (1 - means))
    order = np.random.default_rng(recipe.seed)
    for epoch in range(recipe.epochs):
        rate = recipe.rate * (1 - epoch / recipe.epochs)
        places_of = order.permutation(len(targets))
        for begin in range(0, len(places_of), recipe.batch):
            chosen = places_of[begin : begin + recipe.batch]
            step = _gradient(given.part(chosen), targets[chosen], weights, offsets)
            touched, gradient, shift = step
            gradient += recipe.decay * len(chosen) * weights[touched]
            moved[touched] += gradient**2
            weights[touched] -= rate * gradient / np.sqrt(moved[touched])
            offsets -= 0.5 * rate * shift / len(chosen)
    return weights, offsets


def _gradient(
    batch: Table, targets: Floats, weights: Floats, offsets: Floats
) -> tuple[NDArray[np.uint32], Floats, Floats]:
    """Which rows a batch touches, and how each of them and the offsets should move."""
    scale = 1 / np.sqrt(batch.counts)
    sums = np.add.reduceat(weights[batch.rows], batch.bounds[:-1], axis=0)
    wrong = sigmoid(sums * scale[:, None] + offsets) - targets
    wrong[np.isnan(wrong)] = 0
    touched, where = np.unique(batch.rows, return_inverse=True)
    spread = np.repeat(wrong * scale[:, None], batch.counts, axis=0)
    gradient = np.stack([np.bincount(where, column, len(touched)) for column in spread.T], axis=1)
    return touched, gradient, wrong.sum(axis=0)


def quantised(about: About, weights: Floats, offsets: Floats) -> NgramScorer:
    """Weights as bytes, each label on its own scale; the rarest extremes are cut to it."""
    steps = np.quantile(np.abs(weights), 0.9999, axis=0).clip(1e-9) / 127
    small = np.clip(np.round(weights / steps), -127, 127).astype(np.int8)
    plain = Calibration(np.ones(len(offsets)), np.zeros(len(offsets)))
    return NgramScorer(about, small, steps, offsets, plain)


def raw_values(scorer: NgramScorer, given: Table) -> Floats:
    """The scorer's values of many texts at once."""
    pieces = (
        given.rows[begin:end] for begin, end in zip(given.bounds, given.bounds[1:], strict=False)
    )
    return np.array([scorer.values(piece) for piece in pieces])


def calibration_of(values: Floats, targets: Floats) -> Calibration:
    """A curve for each label, from rows with a plain yes or no; both count alike in sum.

    So a probability of one half is where texts that have the label and texts that have
    not are equally likely, were they equally many.
    """
    found = []
    for column, truth in zip(values.T, targets.T, strict=True):
        known = (truth <= 0.1) | (truth >= 0.9)
        truths = (truth[known] > 0.5).astype(float)
        share = truths.mean().clip(0.001, 0.999)
        weights = np.where(truths > 0.5, 0.5 / share, 0.5 / (1 - share))
        found.append(fit_platt(column[known], truths, weights))
    slopes, shifts = zip(*found, strict=True)
    return Calibration(np.array(slopes), np.array(shifts))


def calibrated(scorer: NgramScorer, values: Floats, targets: Floats) -> NgramScorer:
    """The same scorer with its curves fitted."""
    about, weights, steps, offsets, _ = (
        getattr(scorer, name) for name in ("about", "weights", "steps", "offsets", "calibration")
    )
    return NgramScorer(about, weights, steps, offsets, calibration_of(values, targets))
