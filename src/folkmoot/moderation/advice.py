"""What an author is told about a text before it stands: rule by rule, with the places; pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from folkmoot.standards.document import Standards
from folkmoot.standards.finding import Finding
from folkmoot.standards.help_lines import HelpLine, told_by
from folkmoot.standards.verdict import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Advice:
    """One rule in words: why it is named, how to put it otherwise, and where in the text.

    It names no score, folding or word list, since that would teach how to pass (B9).
    ``help`` are help lines for an author who may be in distress (C9).
    """

    rule: str
    title: str
    words: str
    advice: str
    spans: tuple[tuple[int, int], ...]
    help: tuple[HelpLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """How a text will look, and what the standards say of it; nothing is stored."""

    html: str
    advice: tuple[Advice, ...]


def advice_on(verdict: Verdict, standards: Standards, language: str) -> tuple[Advice, ...]:
    """Advice for each rule that asks for something, the strictest rule first."""
    asking = [each for each in verdict.findings if each.action != Outcome.PUBLISH.value]
    by_rule: dict[str, list[Finding]] = {}
    for finding in sorted(asking, key=_strictness, reverse=True):
        by_rule.setdefault(finding.rule, []).append(finding)
    spoken = standards.spoken(language)
    return tuple(_advice(found, standards, spoken) for found in by_rule.values())


def _strictness(finding: Finding) -> tuple[Outcome, float]:
    return Outcome(finding.action), finding.score


def _advice(found: list[Finding], standards: Standards, language: str) -> Advice:
    words = standards.rules[found[0].rule].words[language]
    return Advice(
        rule=found[0].rule,
        title=words.title,
        words=words.because.get(found[0].detector, words.explanation),
        advice=words.advice,
        spans=merged(span for finding in found for span in finding.spans),
        help=told_by(finding.facts for finding in found),
    )


def help_in(advice: Iterable[Advice]) -> tuple[HelpLine, ...]:
    """Every help line among the advice."""
    return tuple(dict.fromkeys(line for each in advice for line in each.help))


def merged(spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The places in order, those that overlap made one."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted((int(begin), int(end)) for begin, end in spans):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return tuple(joined)
