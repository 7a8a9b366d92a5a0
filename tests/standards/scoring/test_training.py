from pathlib import Path

import numpy as np
import pytest

from tests.standards.scoring import data_folder
from tools.train import judging, ngram_part
from tools.train.distil import LABELS, pieces, taught, words_in_frames
from tools.train.mixture import LEFT_OUT, english
from tools.train.own import own_rows
from tools.train.sources import Row

UNSEEN = {*LEFT_OUT, "stormfront"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return data_folder.write(tmp_path_factory.mktemp("data"))


def test_a_source_left_out_trains_and_calibrates_nothing(data: Path) -> None:
    mixture = english(data, leave_out=LEFT_OUT)
    seen = {row.source for row in (*mixture.train, *mixture.calibrate)}
    assert seen.isdisjoint(UNSEEN)
    assert {row.source for row in mixture.judge} == {*UNSEEN, "polis-en"}


def test_stormfront_and_hatemojis_test_part_never_train(data: Path) -> None:
    mixture = english(data)
    kept = [row for row in (*mixture.train, *mixture.calibrate) if row.source in UNSEEN]
    assert {row.source for row in kept} == set(LEFT_OUT)
    assert {row.part for row in kept if row.source == "hatemoji"} == {"train", "validation"}


def test_a_text_stands_on_one_side_only(data: Path) -> None:
    mixture = english(data, leave_out=LEFT_OUT)
    sides = [
        {row.key for row in side} for side in (mixture.train, mixture.calibrate, mixture.judge)
    ]
    assert sum(map(len, sides)) == len(set.union(*sides))


def test_accepted_opinions_alone_are_clean_text(data: Path) -> None:
    opinions = [row for row in english(data).judge if row.source == "polis-en"]
    assert {row.part for row in opinions} == {"15-per-hour-seattle"}
    assert not any("fool" in row.text for row in opinions)


def test_escaped_emoji_are_read_whole(data: Path) -> None:
    rows = [row for row in english(data).train if row.source == "mlma-en"]
    assert all("🙂" in row.text for row in rows)


@pytest.mark.slow  # a model is trained on everything there is
def test_the_whole_way_from_a_folder_to_a_model_and_its_figures(data: Path, tmp_path: Path) -> None:
    mixture = english(data, leave_out=LEFT_OUT)
    learned = [row for row in mixture.train if not row.source.startswith("own")]
    scorer = ngram_part.fit_english(learned, mixture.calibrate, version="1", seed=1)
    figures = judging.by_source(scorer, mixture.judge)
    assert figures["surge-toxicity"]["toxicity"]["plain"]["auc"] > 0.95
    assert figures["stormfront"]["hate"]["plain"]["auc"] > 0.9
    assert judging.false_alarms(scorer, mixture.judge)["toxicity"]["at_least_0.8"] == 0
    again = ngram_part.fit_english(learned, mixture.calibrate, version="1", seed=1)
    assert np.array_equal(again.weights, scorer.weights)


def test_own_texts_are_the_same_for_a_seed_and_leave_no_slot_open() -> None:
    first, second = (list(own_rows("en", seed=3)) for _ in range(2))
    assert first == second
    assert not any("{" in row.text or "}" in row.text for row in first)
    assert all(0 <= value <= 1 for row in first for value in row.labels.values())


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_every_group_that_breaks_a_rule_has_a_neighbour_that_does_not(language: str) -> None:
    rows = list(own_rows(language, seed=1))
    for label in ("hate", "insult"):
        assert any(row.labels.get(label) == 1 for row in rows)
        assert sum(row.labels.get(label, 0) == 0 for row in rows) > len(rows) / 3


def test_a_teacher_fills_what_a_source_does_not_tell() -> None:
    def sure(texts: list[str]) -> np.ndarray:
        return np.full((len(texts), len(LABELS)), 30.0)

    (row,) = taught([Row("made", "text", {"toxicity": 0.0})], sure)
    assert row.labels["toxicity"] == pytest.approx(0.5)
    assert row.labels["hate"] == pytest.approx(1.0)


def test_pieces_and_words_are_what_a_teacher_is_asked_about() -> None:
    rows = [Row("made", " ".join(f"word{n}" for n in range(30)))]
    assert all(2 <= len(piece.split()) <= 6 for piece in pieces(rows, most=5, seed=1))
    assert words_in_frames(["cat", "##s", "9", "née"])[:2] == ["cat", "you cat"]
