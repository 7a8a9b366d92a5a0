import random

import pytest

from tools.train.disguise import TRAINING, disguised
from tools.train.trial import WAYS, evaded

TEXT = "Nobody believes a single word of this ridiculous article anymore"


def test_the_same_chance_disguises_alike() -> None:
    first, second = (disguised(TEXT, random.Random(4)) for _ in range(2))
    assert first == second != TEXT


@pytest.mark.parametrize("kind", TRAINING)
@pytest.mark.parametrize("word", ["idiot", "LOSER", "straße", "ааааа"])
def test_every_disguise_takes_any_word(kind: object, word: str) -> None:
    assert kind(word, random.Random(1))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("word", ["bad", "idiot", "LOSER", "żółw"])
def test_every_way_of_the_trial_takes_any_word(way: object, word: str) -> None:
    assert way(word, random.Random(1))


def test_the_trial_is_the_same_for_a_seed_and_text() -> None:
    assert evaded(TEXT, seed=7) == evaded(TEXT, seed=7) != evaded(TEXT, seed=8)


def test_about_half_of_the_words_are_hidden_in_the_trial() -> None:
    changed = [evaded(f"{TEXT} {n}", seed=7) for n in range(20)]
    kept = sum(word in text.split() for text in changed for word in TEXT.split() if len(word) > 2)
    assert 0.3 < kept / (20 * 9) < 0.8
