import numpy as np
import pytest

from folkmoot.standards.scoring.features import places
from tools.train.neutral import greatest_sum, neutralised
from tools.train.own import people

TERMS = ("female", "male", "gay", "wheelchair users")


def test_a_name_alone_weighs_nothing_afterwards() -> None:
    weights = np.random.default_rng(3).normal(0.5, 1, size=(1 << 12, 2))
    assert greatest_sum(weights, TERMS, "en") > 1
    assert greatest_sum(neutralised(weights, TERMS, "en"), TERMS, "en") < 0.05


def test_a_name_that_weighs_less_than_nothing_is_left_alone() -> None:
    weights = np.full((1 << 12, 1), -1.0)
    assert np.array_equal(neutralised(weights, TERMS, "en"), weights)


def test_what_no_name_has_is_left_alone() -> None:
    weights = np.ones((1 << 16, 1))
    touched = set().union(*(places(term, 16).tolist() for term in TERMS))
    changed = np.flatnonzero(neutralised(weights, TERMS, "en") != weights)
    assert set(changed.tolist()) <= touched


@pytest.mark.parametrize(
    ("language", "word"),
    [("en", "female"), ("en", "poles"), ("de", "türkischer"), ("fr", "aveugles")],
)
def test_the_names_of_people_are_taken_from_our_own_texts(language: str, word: str) -> None:
    assert word in people(language)


def test_a_language_without_texts_has_no_names() -> None:
    assert people("ar") == []
