"""Whom a text mentions: the longest name of a participant after an @, outside of quotes."""

import pytest

from folkmoot.discussion.mentions import MOST_MENTIONS, mentioned, possible_names

NAMES = {"bea": 1, "bea okafor": 2, "jean-luc d'arc": 3, "ж": 4, "عمر": 5, "o": 6}


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("@Bea says so", {1: "Bea"}),
        ("(@BEA OKAFOR) says so", {2: "BEA OKAFOR"}),
        ("@Bea Okaforson is another", {1: "Bea"}),
        ("@Beatrice is nobody here", {}),
        ("@Jean-Luc d'Arc, and @ж; @عمر.", {3: "Jean-Luc d'Arc", 4: "ж", 5: "عمر"}),
        ("@Bea\nOkafor", {1: "Bea"}),
        ("@bea and again @Bea", {1: "bea"}),
        ("write to ann@bea.example", {}),
        ("@@Bea and @ Bea", {}),
        ("> @Bea was quoted\n  > @ж too\n@o was not", {6: "o"}),
        ("", {}),
    ],
)
def test_who_is_mentioned(source, found):
    assert mentioned(source, NAMES) == found


def test_there_is_an_end_to_it():
    names = {f"n{number}": number for number in range(50)}
    crowd = " ".join(f"@n{number}" for number in range(50))
    assert len(mentioned(crowd, names)) == MOST_MENTIONS
    long = "@" + "a " * 2000 + "@b" * 2000
    assert sum(map(len, possible_names(long))) < 100
