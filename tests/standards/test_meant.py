"""Phrases as they are meant: what excuses one, and what does not."""

import pytest

from folkmoot.standards import Text
from folkmoot.standards.meant import begins_clause, meant, quoted_share

EXCUSES = {"quoted": 0.4, "reporting": 0.5, "negation": 0.2}


def excuse_of(raw: str) -> str:
    (found,) = meant(Text(raw), "suicide", excuses=EXCUSES)
    return found.excuse


@pytest.mark.parametrize(
    ("raw", "excuse"),
    [
        ("You should kill yourself.", ""),
        ('He wrote that "you should kill yourself", can you believe it.', "quoted"),
        ("You should kill yourself, she said.", "reporting"),
        ("Nobody thinks you should kill yourself.", "negation"),
        ("Why don't you just hang yourself?", ""),
        ('"You should kill yourself"', ""),
        ("She said nothing. You should kill yourself.", ""),
    ],
)
def test_the_company_of_a_phrase_excuses_it_and_its_own_words_do_not(raw: str, excuse: str) -> None:
    assert excuse_of(raw) == excuse


def test_an_excuse_lowers_the_score_and_keeps_the_phrase() -> None:
    (found,) = meant(Text("Nobody thinks you should kill yourself."), "suicide", excuses=EXCUSES)
    assert (found.kind, found.score) == ("urging", 0.19)
    assert meant(Text("A clean sentence."), "suicide", excuses=EXCUSES) == ()


@pytest.mark.parametrize(
    ("raw", "word", "is_start"),
    [
        ("Go home", "Go", True),
        ("Well, go home", "go", True),
        ("They go home", "go", False),
        ("«go home»", "go", True),
        ("ага – иди", "иди", True),
        ("      go", "go", True),
        ("x      go", "go", True),
    ],
)
def test_a_clause_begins_at_the_start_and_after_a_sign(raw: str, word: str, is_start: bool) -> None:
    assert begins_clause(raw, raw.index(word)) is is_start


def test_how_much_is_quoted() -> None:
    assert quoted_share(Text('"all"')) == 1.0
    assert quoted_share(Text("> all")) == 1.0
    assert quoted_share(Text("")) == 0.0
