"""In which order cases are to be looked at: by harm, then by reach, then by age; pure."""

from collections.abc import Iterable

from folkmoot.standards.document import Standards
from folkmoot.standards.verdict import Outcome, Verdict

UNKNOWN_HARM = 3
STAFF_HARM = 2
APPEAL = 45
FINAL_BLOCK = 35
MOST_REACH = 5
MOST_SCORE = 4


def priority(harm: int, readers: int, score: float = 0.0) -> int:
    """Ten for each step of severity, up to five for reach, up to four for the learned score.

    `readers` is how much is going on at the place, `score` the highest of the learned scores
    from 0 to 1. So neither outweighs harm, and of two equal cases the older comes first.
    """
    reach = min(MOST_REACH, max(0, readers).bit_length() // 2)
    return harm * 10 + reach + int(MOST_SCORE * score)


def harm_of(verdict: Verdict, standards: Standards) -> int:
    """The severity of the gravest rule found; unknown where something failed.

    A text that waits for another reason (check first, a held account) counts as the mildest.
    """
    found = [standards.rules[rule].severity for rule in rules_found(verdict)]
    if verdict.failed:
        found.append(UNKNOWN_HARM)
    return max(found, default=1)


def worst_score(verdict: Verdict) -> float:
    """The highest of the learned scores; 0 where no scorer speaks the language."""
    return max(verdict.scores.values(), default=0.0)


def rules_found(verdict: Verdict) -> tuple[str, ...]:
    """The rules under which something was found that asks for more than silence."""
    return _distinct(each.rule for each in verdict.findings if each.action != Outcome.PUBLISH.value)


def _distinct(rules: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rules))
