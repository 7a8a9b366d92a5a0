"""C13: kinds of spam, what makes them surer, and talk about them."""

import pytest

from folkmoot.standards import AuthorFacts, Submission, Text
from folkmoot.standards.detectors.spam import spam


def score(raw: str, name: str = "") -> float:
    author = AuthorFacts(name=name) if name else None
    found = list(spam(Text(raw), None, Submission(raw, author=author)))
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    "raw",
    [
        "Double your bitcoin, contact him on Telegram",
        "I earned $900 a week online at https://cash.com",
        "Buy real followers here: https://fans.com",
        "Free spins: https://slots.com",
        "Email lists for sale, write to lists@mail.com",
        "A hacker helped me recover my stolen money, contact: h@mail.com",
        "Do you need an urgent loan? loans@mail.com",
        "Great post! Please visit my website https://tiles.com",
    ],
)
def test_spam_with_a_way_to_the_sender_is_held(raw: str) -> None:
    assert score(raw) >= 0.8


@pytest.mark.parametrize(
    "raw",
    [
        "Great post! The study is at https://nature.com/1",
        "Please visit my website https://tiles.com",
        "Contact me on WhatsApp.",
        "A teacher earns $900 a week.",
        "Police warn: they promise to double your bitcoin.",
        '"Double your bitcoin", read the banner.',
        "It is a scam when someone wants to double your bitcoin.",
    ],
)
def test_talk_about_it_and_single_cues_are_passed_over(raw: str) -> None:
    assert score(raw) == 0.0


def test_each_further_sign_makes_it_surer() -> None:
    alone = score("Double your bitcoin")
    with_contact = score("Double your bitcoin: https://cash.com")
    with_second = score("Double your bitcoin: https://cash.com and buy real followers")
    assert alone < with_contact < with_second
    assert score("Double your bitcoin", "cash.com") > alone


def test_to_say_that_it_is_no_scam_does_not_help() -> None:
    assert score("This is not a scam, double your bitcoin") == score("Double your bitcoin")


def test_the_rung_is_that_of_the_words() -> None:
    [seen] = spam(Text("D0uble y0ur bitcoin"))
    assert seen.rung == "leet"
    assert seen.facts["kinds"] == ["crypto"]
