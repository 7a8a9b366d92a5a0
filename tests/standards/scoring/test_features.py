from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.scoring.features import LONGEST, SHORTEST, places
from tests.standards.growth import assert_linear


def grams(text: str) -> set[tuple[str, ...]]:
    """The same n-grams, found the slow way."""
    words = text.split(" ")
    found: set[tuple[str, ...]] = set()
    for word in words:
        edged = f" {word} "
        for length in range(SHORTEST, LONGEST + 1):
            found |= {(edged[at : at + length],) for at in range(len(edged) - length + 1)}
    return (
        found | {("word", word) for word in words} | {("pair", *pair) for pair in pairwise(words)}
    )


@pytest.mark.parametrize(
    "text", ["a", "go", "good morning", "the cat and the cat", "straße über alles", "ну да"]
)
def test_each_n_gram_of_words_and_within_words_has_one_place(text: str) -> None:
    assert len(wide(text)) == len(grams(text))


def wide(text: str) -> set[int]:
    """Places in a table so large that hardly two n-grams share one."""
    return set(places(text, 31).tolist())


def test_texts_share_the_places_of_the_n_grams_that_they_share() -> None:
    both = grams("red apples") & grams("red apricots")
    assert len(wide("red apples") & wide("red apricots")) == len(both)


def test_places_are_ordered_unique_and_within_the_table() -> None:
    found = places("again and again and again", 10)
    assert found.dtype == np.uint32
    assert found.tolist() == sorted(set(found.tolist()))
    assert found.max() < 1 << 10
    assert places("", 10).tolist() == []


@given(st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=12))
def test_the_place_of_a_word_does_not_hang_on_where_it_stands(word: str) -> None:
    assert wide(word) <= wide(f"some {word} here")


def test_hashing_takes_no_longer_than_the_text() -> None:
    assert_linear(lambda text: places(text, 18), ("a", "ab ", "word ", "é", " "))
