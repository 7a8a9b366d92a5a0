"""Which rows train, which calibrate and which judge; the same on every machine.

Judging rows never train: a source left out is left out whole, and for languages with one
source a fifth of its texts, by the hash of their letters. Of what trains, a tenth is kept
back for calibration.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.train import sources
from tools.train.own import own_rows
from tools.train.sources import Row, unique
from tools.train.terms import obscene_terms, term_rows, with_obscenity

ENGLISH = {
    "surge-toxicity": sources.surge_toxicity,
    "hatemoji": sources.hatemoji,
    "edos": sources.edos,
    "davidson": sources.davidson,
    "mlma-en": sources.mlma("en"),
    "sms-spam": sources.sms_spam,
    "polis-en": sources.polis("en"),
    "surge-profanity": term_rows,
}
OTHERS = {
    "de": {"germeval2018": sources.germeval, "polis-de": sources.polis("de")},
    "fr": {"mlma-fr": sources.mlma("fr")},
    "ar": {"mlma-ar": sources.mlma("ar")},
    "pt": {"told-br": sources.told_br},
}
CLEAN_PARTS = {
    "polis-en": ("bg2050", "march-on", "scoop-hivemind.affordable"),
    "polis-de": ("austria-climate.5tzfrp5eaa",),
}
"""Conversations whose opinions train; those of all others judge false alarms."""

MOST = {"davidson/1": 3_000, "edos/none": 4_500, "sms-spam/ham": 3_200}
LEFT_OUT = ("surge-toxicity", "hatemoji")
"""The sources that no judged English model sees: one near to comments, one made to mislead."""

CALIBRATION = 0.1
JUDGED = 0.2


@dataclass(frozen=True, slots=True)
class Mixture:
    """Rows apart by what they are for."""

    train: list[Row]
    calibrate: list[Row]
    judge: list[Row]

    def counts(self) -> dict[str, dict[str, int]]:
        """How many rows of each source are for what."""
        return {
            name: dict(sorted(Counter(row.source for row in getattr(self, name)).items()))
            for name in ("train", "calibrate", "judge")
        }


def english(data: Path, *, leave_out: Iterable[str] = (), seed: int = 1) -> Mixture:
    """All English sources but those left out, which judge; Stormfront always judges."""
    out = {*leave_out, "stormfront"}
    terms = obscene_terms(data, "en")
    rows = [row for name, source in ENGLISH.items() for row in unique(source(data))]
    rows += unique(sources.stormfront(data))
    rows += unique(own_rows("en", seed=seed))
    rows = with_obscenity(_first_copies(rows), terms)
    train, judge = [], []
    for row in rows:
        (judge if row.source in out or not _may_train(row) else train).append(row)
    return _with_calibration(_thinned(train), judge)


def other(language: str, data: Path, *, seed: int = 1, judged: float = JUDGED) -> Mixture:
    """The one source of a language, split by the hash of each text, and our own texts."""
    rows = [row for source in OTHERS[language].values() for row in unique(source(data))]
    rows += unique(own_rows(language, seed=seed, each=40))
    train, judge = [], []
    for row in _first_copies(rows):
        is_split = not row.source.startswith(("polis", "own"))
        is_judge = (is_split and row.share("judge") < judged) or not _may_train(row)
        (judge if is_judge else train).append(row)
    return _with_calibration(train, judge)


def _may_train(row: Row) -> bool:
    if row.source == "hatemoji":
        return row.part != "test"
    parts = CLEAN_PARTS.get(row.source)
    return parts is None or row.part.startswith(parts)


def _first_copies(rows: list[Row]) -> list[Row]:
    """A text that stands in two sources counts for the first: none is on both sides."""
    kept: dict[str, Row] = {}
    for row in rows:
        kept.setdefault(row.key, row)
    return list(kept.values())


def _thinned(rows: list[Row]) -> list[Row]:
    """The commonest kinds cut down to what the others can stand beside."""
    by_kind: dict[str, list[Row]] = {}
    for row in rows:
        by_kind.setdefault(_kind(row), []).append(row)
    kept = []
    for kind, members in by_kind.items():
        members.sort(key=lambda row: row.share("thin"))
        kept += members[: MOST.get(kind, len(members))]
    return kept


def _kind(row: Row) -> str:
    if row.source == "edos":
        return "edos/none" if "toxicity" not in row.labels else "edos/sexist"
    if row.source == "sms-spam":
        return "sms-spam/spam" if row.labels["spam"] > 0.5 else "sms-spam/ham"
    return f"{row.source}/{row.part}" if row.source == "davidson" else row.source


def _with_calibration(rows: list[Row], judge: list[Row]) -> Mixture:
    train = [row for row in rows if row.share("calibrate") >= CALIBRATION]
    calibrate = [row for row in rows if row.share("calibrate") < CALIBRATION]
    return Mixture(train, calibrate, judge)
