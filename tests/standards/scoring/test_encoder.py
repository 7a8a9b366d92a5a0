"""The encoder's parts that need no trained model, and what happens where a file is missing."""

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from folkmoot.standards.errors import ModelInvalid
from folkmoot.standards.scoring import encoder, load_scorer
from folkmoot.standards.scoring.arrays import About
from folkmoot.standards.scoring.calibration import Calibration
from folkmoot.standards.scoring.encoder import MOST_WINDOWS, WINDOW, EncoderScorer, windows

ABOUT = About("encoder-en", "1", frozenset({"en"}), ("toxicity", "spam"))


class Letters:
    """One piece a letter."""

    def encode(self, text: str, *, add_special_tokens: bool) -> SimpleNamespace:  # noqa: ARG002
        return SimpleNamespace(ids=[ord(letter) for letter in text])

    def token_to_id(self, name: str) -> int:
        return {"[CLS]": 1, "[SEP]": 2}[name]


class Counting:
    """Says how many pieces it was given and how many of them are an ``x``."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def run(self, _names: None, given: dict[str, np.ndarray]) -> list[np.ndarray]:
        (pieces,) = given["ids"]
        assert (pieces[0], pieces[-1]) == (1, 2)
        self.lengths.append(len(pieces))
        return [np.array([[len(pieces), (pieces == ord("x")).sum()]], np.float32)]


def scorer() -> EncoderScorer:
    plain = Calibration(np.ones(2), np.zeros(2))
    return EncoderScorer(ABOUT, Letters(), Counting(), plain)


def test_short_texts_are_one_window() -> None:
    assert windows([1, 2, 3]) == [[1, 2, 3]]
    assert windows([]) == [[]]


def test_long_texts_are_read_in_full_windows_and_the_longest_to_their_end() -> None:
    pieces = list(range(WINDOW * 3 + 5))
    assert [len(window) for window in windows(pieces)] == [WINDOW, WINDOW, WINDOW, 5]
    pieces = list(range(WINDOW * 40))
    cut = windows(pieces)
    assert len(cut) == MOST_WINDOWS
    assert cut[-1] == pieces[-WINDOW:]


def test_a_text_has_the_value_of_its_strongest_window() -> None:
    made = scorer()
    values = made.values("a" * WINDOW + "xx" + "a" * 10)
    assert values.tolist() == [WINDOW + 2, 2]
    assert made.session.lengths == [WINDOW + 2, 14]


def test_scores_are_named_by_label_and_nothing_is_said_of_an_empty_text() -> None:
    assert scorer().scores("x") == {"toxicity": 0.9526, "spam": 0.7311}
    assert scorer().scores("\u200b") == {}
    made = scorer()
    assert (made.name, made.version, made.languages) == ("encoder-en", "1", frozenset({"en"}))
    assert made.labels == ("toxicity", "spam")


def test_without_its_runtime_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / encoder.ENCODER).touch()
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(ModelInvalid, match=r'pip install "folkmoot\[encoder\]"'):
        load_scorer(tmp_path)


@pytest.mark.parametrize("described", ["", "[]", '{"format": 1}'])
def test_a_broken_folder_is_refused_by_name(tmp_path: Path, described: str) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    (tmp_path / encoder.ENCODER).write_bytes(b"no graph")
    (tmp_path / encoder.DESCRIPTION).write_text(described)
    with pytest.raises(ModelInvalid, match=tmp_path.name):
        load_scorer(tmp_path)
