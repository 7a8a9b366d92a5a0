from pathlib import Path

import numpy as np
import pytest

from folkmoot.standards.errors import ModelInvalid
from folkmoot.standards.scoring import load_scorer
from folkmoot.standards.scoring.arrays import About, write_arrays
from folkmoot.standards.scoring.ngrams import load_ngrams
from tests.standards.scoring.tiny import tiny

TEXT = "what a silly moron"
ABOUT = About("ngrams-en", "1", frozenset({"en"}), ("spam",))


def test_a_model_comes_back_from_its_file_as_it_was(tmp_path: Path) -> None:
    tiny().save(tmp_path / "ngrams-en.npz")
    again = load_scorer(tmp_path / "ngrams-en.npz")
    assert again.scores(TEXT) == tiny().scores(TEXT)
    assert (again.name, again.version, again.languages, again.labels) == (
        "ngrams-en",
        "1",
        frozenset({"en"}),
        ("toxicity", "insult", "spam"),
    )


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(ModelInvalid, match=r"nowhere\.npz is not there\. Install"):
        load_scorer("nowhere.npz")


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_a_file_that_was_cut_short_is_refused(tmp_path: Path, kept: float) -> None:
    path = tmp_path / "model.npz"
    tiny().save(path)
    path.write_bytes(path.read_bytes()[: int(path.stat().st_size * kept)])
    with pytest.raises(ModelInvalid, match="cannot be read"):
        load_scorer(path)


def test_arrays_that_were_changed_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    tiny().save(path)
    with np.load(path) as stored:
        arrays = dict(stored)
    arrays["offsets"] = arrays["offsets"] + 1
    np.savez(path, **arrays)
    with pytest.raises(ModelInvalid, match="is not as it was made"):
        load_scorer(path)


def test_objects_are_never_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    np.savez(path, about=np.array([{"format": 1}], dtype=object))
    with pytest.raises(ModelInvalid, match="cannot be read"):
        load_scorer(path)


def test_a_file_without_a_description_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    np.savez(path, weights=np.zeros(2))
    with pytest.raises(ModelInvalid, match="does not say what it is"):
        load_scorer(path)


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"format": 9}, "has format 9, and this library reads 1"),
        ({"format": 1, "name": "x"}, "does not say all about itself"),
        (
            {"format": 1, "name": "x", "version": "1", "languages": ["en"], "labels": ["beauty"]},
            "has labels that are not among toxicity",
        ),
    ],
)
def test_a_description_that_does_not_do_is_refused(told: dict[str, object], reason: str) -> None:
    with pytest.raises(ModelInvalid, match=reason):
        About.of(told, Path("model.npz"))


@pytest.mark.parametrize(
    ("name", "array", "reason"),
    [
        ("weights", np.zeros((3, 1), np.int8), "do not fit"),
        ("weights", np.zeros((4, 2), np.int8), "do not fit"),
        ("weights", np.zeros((4, 1)), "do not fit"),
        ("slopes", np.zeros((1, 1)), "needs the arrays"),
    ],
)
def test_arrays_that_do_not_fit_each_other_are_refused(
    tmp_path: Path, name: str, array: np.ndarray, reason: str
) -> None:
    path = tmp_path / "model.npz"
    one = np.ones(1)
    arrays = {"steps": one, "offsets": one, "slopes": one, "shifts": one}
    write_arrays(path, ABOUT, {**arrays, "weights": np.zeros((4, 1), np.int8), name: array})
    with pytest.raises(ModelInvalid, match=reason):
        load_ngrams(path)


def test_two_versions_stand_side_by_side(tmp_path: Path) -> None:
    for version in ("1", "2"):
        tiny(version, seed=int(version)).save(tmp_path / f"{version}.npz")
    older, newer = (load_scorer(tmp_path / f"{version}.npz") for version in ("1", "2"))
    assert (older.version, newer.version) == ("1", "2")
    assert older.scores(TEXT) != newer.scores(TEXT)
    assert older.scores(TEXT) == load_scorer(tmp_path / "1.npz").scores(TEXT)
