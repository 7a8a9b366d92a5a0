"""The encoder's part of the command: the judged model, then the shipped one, each exported.

The judged model never sees two whole sources. The shipped one goes on from it: it learns
those two as well, among rows of the others so that nothing is forgotten.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch

from folkmoot.standards.scoring import load_scorer
from folkmoot.standards.scoring.arrays import About
from folkmoot.standards.scoring.encoder import EncoderScorer
from folkmoot.standards.scoring.reading import read
from folkmoot.standards.scoring.scorer import LABELS
from tools.train import judging
from tools.train.encoder import Recipe, fine_tune, published
from tools.train.export import describe, write_encoder
from tools.train.mixture import LEFT_OUT, Mixture, english
from tools.train.ngrams import calibration_of, targets_of
from tools.train.own import last_rows, own_rows
from tools.train.sources import Row, unique

REPLAYED = 0.2
GOING_ON = (Recipe(epochs=3.5, rate=9e-5), Recipe(epochs=3.0, rate=7e-5))
SETTLING = Recipe(epochs=1.0, rate=4e-5)
LAST = (Recipe(epochs=1.25, rate=6e-5), Recipe(epochs=1.0, rate=5e-5))
HARMLESS = ("neutral identity", "disability, neutral", "counter-speech", "reclaimed")


def train_judged(data: Path, out: Path, recipe: Recipe) -> None:
    """The model that the figures of sources left out come from."""
    mixture = english(data, leave_out=LEFT_OUT, seed=recipe.seed)
    encoder = fine_tune(published(), mixture.train, recipe)
    out.mkdir(parents=True, exist_ok=True)
    torch.save(encoder.state_dict(), out / "judged.pt")
    finish(encoder, about("judged"), out / "judged", mixture)


def train_shipped(data: Path, out: Path, *, version: str, seed: int) -> None:
    """The model that is shipped: on from the judged one, with the sources it had to miss."""
    mixture = english(data, seed=seed)
    encoder = published()
    encoder.load_state_dict(torch.load(out / "judged.pt", weights_only=True))
    new = [row for row in mixture.train if row.source in LEFT_OUT]
    known = [row for row in mixture.train if row.source not in LEFT_OUT]
    replayed = [row for row in known if _is_replayed(row)]
    for turn, recipe in enumerate(GOING_ON, 1):
        encoder = fine_tune(encoder, [*new, *replayed], replace(recipe, seed=seed + turn))
    some = [row for row in replayed if row.share("last") < 0.5]
    last = [*some, *new[::2], *plenty(seed)]
    encoder = fine_tune(encoder, last, replace(SETTLING, seed=seed + 3))
    others = [row for row in known if not row.source.startswith("own")]
    short = list(last_rows("en", seed=10 + seed))
    harmless = [row for row in own_rows("en", seed=77, each=45) if row.part in HARMLESS]
    for turn, (recipe, share, more) in enumerate(
        zip(LAST, (0.55, 0.2), ([], [*new, *unique(harmless)]), strict=True), 3
    ):
        rows = [row for row in others if row.share("last") < share]
        rows += [*new, *plenty(turn - 2), *short, *more]
        encoder = fine_tune(encoder, rows, replace(recipe, seed=seed + turn))
    torch.save(encoder.state_dict(), out / "shipped.pt")
    finish(encoder, about(version), out / "shipped", mixture)


def _is_replayed(row: Row) -> bool:
    """Our own texts always: they hold what the new sources would teach it to forget."""
    return row.source.startswith("own") or row.share("replay") < REPLAYED


def plenty(seed: int) -> list[Row]:
    """Twice as many of our own texts: the last lesson is that a name of people is no offence."""
    return unique(own_rows("en", seed=10 + seed, each=30))


def about(version: str) -> About:
    """What the English encoder says of itself."""
    return About("encoder-en", version, frozenset({"en"}), LABELS)


def finish(encoder: Any, told: About, folder: Path, mixture: Mixture) -> None:
    """Export, then fit the curves on the exported file: eight bits shift the values a little."""
    write_encoder(encoder, told, folder)
    held = mixture.calibrate
    values = exported_values(folder, held)
    describe(told, calibration_of(values, targets_of(held, LABELS)), folder)


def exported_values(folder: Path, rows: Sequence[Row]) -> Any:
    """Raw values of rows by the exported file."""
    scorer = load_scorer(folder)
    if not isinstance(scorer, EncoderScorer):
        raise TypeError(f"{folder} holds no encoder")
    return np.array([scorer.values(read(row.text, "en")) for row in rows])


def judge_encoder(data: Path, out: Path, *, seed: int) -> dict[str, Any]:
    """The report: both models on what each did not see."""
    told: dict[str, Any] = {"seed": seed, "left_out": list(LEFT_OUT)}
    for name, leave_out in (("judged", LEFT_OUT), ("shipped", ())):
        scorer = load_scorer(out / name)
        mixture = english(data, leave_out=leave_out, seed=seed)
        told[name] = {
            "version": scorer.version,
            "rows": mixture.counts(),
            "unseen": judging.by_source(scorer, mixture.judge),
            "clean": judging.false_alarms(scorer, mixture.judge),
            "bias": judging.identity_bias(scorer, data, "en"),
        }
    mixture = english(data, leave_out=LEFT_OUT, seed=seed)
    told["alt-profanity-check"] = judging.peer_figures(mixture.judge)
    (out / "encoder-en.json").write_text(json.dumps(told, indent=1), encoding="utf-8")
    return told
