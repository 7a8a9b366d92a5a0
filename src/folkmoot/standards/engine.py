"""review(): run the detectors, keep what failed, weigh. The whole machine on one screen."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

import regex

from folkmoot.standards.document import Standards
from folkmoot.standards.rule import DetectorUse, Rule
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Failure, Verdict
from folkmoot.standards.weighing import Sighting, weigh

LEARNED = "learned"
"""The detector that asks the learned scorer; its scores are told with the verdict."""

MOST_GRAPHEMES = 5_000
MOST_BYTES = 32 * 1024

GRAPHEME = regex.compile(r"\X")


def review(
    submission: Submission, standards: Standards, *, earned: frozenset[str] = frozenset()
) -> Verdict:
    """What the standards say of this text, with all evidence.

    Promised: a detector that breaks never breaks the review; it is recorded, the
    others still run, and the text is held. A text beyond the bounds is held unread,
    because time is bounded only while the text is. ``earned`` names the rules that
    may remove alone; without it the strictest outcome is hold.
    """
    beyond = beyond_bounds(submission.text)
    if beyond:
        return weigh((), (Failure("engine", None, beyond),), standards=standards)
    text = Text(submission.text, submission.language, submission.named)
    sightings: list[Sighting] = []
    failed: list[Failure] = []
    in_force = standards.in_force()
    for rule, use in in_force:
        try:
            sightings.extend(_sightings(rule, use, text, submission))
        except Exception as error:  # noqa: BLE001 whatever breaks, the text is held
            failed.append(Failure(use.name, rule.id, f"{type(error).__name__}: {error}"[:200]))
    verdict = weigh(sightings, failed, standards=standards, earned=earned)
    is_scored = any(use.name == LEARNED for _, use in in_force)
    return replace(verdict, scores=_scores(text)) if is_scored else verdict


def _scores(text: Text) -> Mapping[str, float]:
    """The learned scores, for the order of the queue; a scorer that fails failed above."""
    try:
        return {label: round(score, 3) for label, score in text.scores.items()}
    except Exception:  # noqa: BLE001 the detector that asked for them said so
        return {}


def _sightings(
    rule: Rule, use: DetectorUse, text: Text, submission: Submission
) -> Iterator[Sighting]:
    """What one detector sees. Nonsense counts as a breakdown: it would spoil the verdict."""
    for seen in use.detector(text, use.options, submission):
        if not 0 <= seen.score <= 1:
            raise ValueError(f"a score of {seen.score}")
        if not all(0 <= begin < end <= len(text.raw) for begin, end in seen.spans):
            raise ValueError("a place outside the text")
        json.dumps(dict(seen.facts), allow_nan=False)
        yield rule, use, seen


def beyond_bounds(text: str) -> str | None:
    """Why a text is beyond the engine's bounds, or nothing if it is within."""
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        return "the text is not valid Unicode"
    if size > MOST_BYTES:
        return f"the text has {size} bytes, more than {MOST_BYTES}"
    if len(text) > MOST_GRAPHEMES and sum(1 for _ in GRAPHEME.finditer(text)) > MOST_GRAPHEMES:
        return f"the text has more than {MOST_GRAPHEMES} characters"
    return None
