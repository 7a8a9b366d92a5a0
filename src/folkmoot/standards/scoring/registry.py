"""Which scorers are installed, and which one speaks a language."""

import os
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from folkmoot.standards.errors import ModelInvalid
from folkmoot.standards.scoring.encoder import ENCODER, load_encoder
from folkmoot.standards.scoring.ngrams import load_ngrams
from folkmoot.standards.scoring.scorer import Scorer

MODELS = Path(__file__).parent / "models"
GROUP = "folkmoot.models"
CHOICE = "FOLKMOOT_SCORER"
CHOICES = ("best", "ngrams")

_loading = Lock()


def scorer_for(language: str) -> Scorer | None:
    """The best installed scorer for a base language; ``None`` where none speaks it.

    Loaded at the first question and kept. With ``FOLKMOOT_SCORER=ngrams`` in the
    environment only n-grams are asked, even where an encoder is installed.
    """
    return _kept(language, chosen())


def chosen() -> str:
    """Which scorers may be asked: ``best`` or ``ngrams``; another word is refused."""
    choice = os.environ.get(CHOICE, "") or "best"
    if choice not in CHOICES:
        raise ModelInvalid(f'{CHOICE} is "{choice}". Write one of: {", ".join(CHOICES)}.')
    return choice


def _kept(language: str, choice: str) -> Scorer | None:
    with _loading:
        return _first(language, choice)


@cache
def _first(language: str, choice: str) -> Scorer | None:
    for path in _paths(choice):
        if path.stem.rpartition("-")[2] == language:
            return load_scorer(path)
    return None


def scorers() -> tuple[Scorer, ...]:
    """Every installed scorer, loaded, the one that is asked first in front."""
    with _loading:
        return tuple(_loaded(path) for path in _paths(chosen()))


@cache
def _loaded(path: Path) -> Scorer:
    return load_scorer(path)


def load_scorer(path: str | Path) -> Scorer:
    """A scorer from its file of arrays or its encoder's folder: another version, or one's own."""
    path = Path(path)
    return load_encoder(path) if (path / ENCODER).exists() else load_ngrams(path)


@cache
def _paths(choice: str) -> tuple[Path, ...]:
    """Encoders of other packages before our own n-grams; a name ends in its language."""
    encoders = _encoders() if choice == "best" and can_run_encoders() else ()
    return (*encoders, *sorted(MODELS.glob("*.npz")))


def can_run_encoders() -> bool:
    """Whether the packages that an encoder needs are installed."""
    return all(find_spec(name) for name in ("onnxruntime", "tokenizers"))


def _encoders() -> Iterator[Path]:
    """Folders named by the entry points of installed model packages."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: point.name):
        yield Path(point.load())
