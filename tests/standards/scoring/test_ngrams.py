import os
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import pytest

from folkmoot.standards.scoring import load_scorer
from folkmoot.standards.scoring.ngrams import NgramScorer
from folkmoot.standards.scoring.scorer import Scorer
from tests.standards.growth import assert_linear
from tests.standards.scoring.tiny import KIND, RUDE, tiny

TEXTS = [*KIND, *RUDE, "something else altogether", "Ünïcode ѕtuріd 😀", "x" * 3_000]


def scores_in_a_process(path: str) -> list[dict[str, float]]:
    scorer = load_scorer(path)
    return [dict(scorer.scores(text)) for text in TEXTS]


def test_what_was_learned_is_told_apart() -> None:
    kind = [tiny().scores(text)["insult"] for text in KIND]
    rude = [tiny().scores(text)["insult"] for text in RUDE]
    assert max(kind) < 0.3
    assert min(rude) > 0.7


def test_training_twice_from_one_seed_gives_one_model() -> None:
    again = tiny.__wrapped__()
    assert np.array_equal(again.weights, tiny().weights)
    assert again.scores(RUDE[0]) == tiny().scores(RUDE[0])


def test_the_scores_are_these() -> None:
    assert tiny().scores("you silly fool") == pytest.approx(GOLDEN, abs=0.002)


GOLDEN = {"toxicity": 0.9116, "insult": 0.9116, "spam": 0.5335}


def test_a_text_without_a_sign_has_no_scores() -> None:
    for text in ("", "  \n", "\u200b"):
        assert tiny().scores(text) == {}


def test_scores_are_probabilities_for_whatever_text() -> None:
    for text in (*TEXTS, "\U0010ffff", "\ud800", "a" + "\u0301" * 500, "0", "🏳️‍🌈"):
        found = tiny().scores(text)
        assert set(found) == {"toxicity", "insult", "spam"}
        assert all(0 <= value <= 1 for value in found.values())


def test_context_is_not_read() -> None:
    assert tiny().scores(RUDE[0], context=KIND[0]) == tiny().scores(RUDE[0])


def test_threads_get_the_same_scores() -> None:
    alone = [tiny().scores(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(tiny().scores, TEXTS * 5)) == alone * 5


@pytest.mark.slow  # another process has to load the library
def test_another_process_gets_the_same_scores(tmp_path: Path) -> None:
    tiny().save(tmp_path / "tiny.npz")
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        elsewhere = pool.submit(scores_in_a_process, os.fspath(tmp_path / "tiny.npz")).result()
    assert elsewhere == [tiny().scores(text) for text in TEXTS]


def test_scoring_takes_no_longer_than_the_text() -> None:
    assert_linear(tiny().scores, ("a", "fool ", "fo0l ", "ab1", "é", "🔪", "1", ". "))


def test_it_is_a_scorer() -> None:
    scorer: Scorer = tiny()
    assert isinstance(scorer, NgramScorer)
    assert scorer.weights.dtype == np.int8
