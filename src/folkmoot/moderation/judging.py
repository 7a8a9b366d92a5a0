"""Asks the engine about a text, and holds when the engine itself breaks; writes nothing."""

import logging
from dataclasses import dataclass, replace
from typing import Any

from folkmoot.discussion.rendering import Rendered
from folkmoot.moderation.advice import Advice, advice_on
from folkmoot.moderation.queries.standards import InForce
from folkmoot.standards.engine import review
from folkmoot.standards.judges import ask_judges
from folkmoot.standards.submission import Submission
from folkmoot.standards.verdict import Failure, Outcome, Verdict

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict, and of which form of the text it speaks: as typed, or as readers see it."""

    verdict: Verdict
    is_of_plain: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The verdict as plain data, with `text` telling what its spans count in."""
        return {**self.verdict.to_dict(), "text": "plain" if self.is_of_plain else "source"}

    def advice(self, in_force: InForce, language: str) -> tuple[Advice, ...]:
        """What the author is told; without places when they are not places in the typed text."""
        advice = advice_on(self.verdict, in_force.standards, language)
        if self.is_of_plain:
            return tuple(replace(each, spans=()) for each in advice)
        return advice


def judge(
    submission: Submission, rendered: Rendered, in_force: InForce, *, asks_judges: bool = True
) -> Judged:
    """The verdict on a text. Called outside any transaction: remote judges take their time.

    The text is judged as typed. Where its markup makes readers see other words than were
    typed (`he**ll**o`), it is judged as they see it too, and the stricter verdict counts:
    else two asterisks would lead past every word list. An engine that breaks holds the
    text and the verdict says so; a text is never published because nobody could look at it.

    Then the rules' remote judges are asked about the form that counts, within their time-outs.
    ``asks_judges`` is off for what is not submitted: it is nobody else's yet.
    """
    judged = Judged(_review(submission, in_force))
    if _squeezed(rendered.plain) != _squeezed(submission.text):
        as_seen = replace(submission, text=rendered.plain)
        seen = _review(as_seen, in_force)
        if seen.outcome > judged.verdict.outcome:
            judged, submission = Judged(seen, is_of_plain=True), as_seen
    if not asks_judges:
        return judged
    return replace(judged, verdict=ask_judges(judged.verdict, submission, in_force.standards))


def _review(submission: Submission, in_force: InForce) -> Verdict:
    try:
        return review(submission, in_force.standards, earned=in_force.earned)
    except Exception as error:
        logger.exception("The engine broke; the text is held")
        failure = Failure("engine", None, type(error).__name__)
        return Verdict(Outcome.HOLD, in_force.standards.version, failed=(failure,))


def _squeezed(text: str) -> str:
    return "".join(text.split())
