"""AC-092: no text takes more than its size in time, and none breaks a detector."""

import time

import pytest

from folkmoot.standards import AuthorFacts, Standards, StoryFacts, Submission, Text, review
from folkmoot.standards.engine import MOST_GRAPHEMES
from folkmoot.standards.registry import known_detectors
from tests.standards.hostile import OTHER_END, UNITS, of_size

SMALL, LARGE = 300, 3_000
GENEROUS = 3.0
TOO_LONG = 3.0
UNNOTICED = 0.03
"""Seconds below which a measure of time says nothing."""


def facts(text: str) -> Submission:
    author = AuthorFacts(account_age_days=0.1, published=0, removed=0, recent=(text, text[1:]))
    return Submission(text, story=StoryFacts("A bridge", "It is closed."), author=author)


def seconds(detector: str, text: str) -> float:
    """The least CPU time of a few runs of one detector."""
    run = known_detectors()[detector]
    times = []
    for _ in range(3):
        begin = time.process_time()
        for _ in run(Text(text), None, facts(text)):
            pass
        times.append(time.process_time() - begin)
        if times[-1] < UNNOTICED:
            break
    return min(times)


@pytest.mark.slow  # seventy texts of three thousand signs through one detector
@pytest.mark.parametrize("detector", ["profanity", "sentences", "shouting"])
def test_time_grows_no_faster_than_the_text(detector: str) -> None:
    for name, unit in UNITS.items():
        large = seconds(detector, of_size(unit, LARGE) + OTHER_END)
        if large > UNNOTICED:
            small = seconds(detector, of_size(unit, SMALL) + OTHER_END)
            assert large <= GENEROUS * (LARGE / SMALL) * small, (name, small, large)


@pytest.mark.parametrize("name", UNITS)
def test_no_text_within_the_bounds_breaks_a_detector_or_takes_long(name: str) -> None:
    text = of_size(UNITS[name], MOST_GRAPHEMES)
    begin = time.process_time()
    verdict = review(facts(text), Standards.default())
    assert time.process_time() - begin < TOO_LONG
    assert verdict.failed == ()
    for finding in verdict.findings:
        assert all(0 <= begin < end <= len(text) for begin, end in finding.spans)
