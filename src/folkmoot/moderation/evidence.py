"""What the engine found, in words for a moderator, and the text cut at its marks; pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from folkmoot.standards.document import Standards
from folkmoot.standards.registry import known_detectors

RUNGS = {
    "raw": "",
    "case": gettext_lazy("in other letter case"),
    "invisible": gettext_lazy("with invisible characters taken out"),
    "lookalike": gettext_lazy("written with look-alike letters"),
    "leet": gettext_lazy("written with digits and signs"),
    "repeat": gettext_lazy("with letters repeated"),
    "spaced": gettext_lazy("spaced out"),
}
"""How a word had to be read to be seen, for each rung of the folding ladder."""
EMPTY: tuple[object, ...] = (None, "", [], {})
"""Facts that say nothing are not shown; 0 and False say something."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as the desk shows it: rule, detector and the facts behind it."""

    number: int
    rule: str
    title: str
    detector: str
    detector_title: str
    explanation: str
    version: str
    score: float
    rung: str
    action: str
    facts: tuple[tuple[str, str], ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text; `findings` are the numbers of those that mark it."""

    text: str
    findings: tuple[int, ...]
    rules: tuple[str, ...]

    @property
    def is_marked(self) -> bool:
        """True when a finding points here."""
        return bool(self.findings)


@dataclass(frozen=True, slots=True)
class Evidence:
    """All findings of a verdict; `is_of_plain` tells in which text their places count.

    `unheard` are the remote judges that were asked and gave no usable answer, with the reason.
    """

    findings: tuple[FindingView, ...] = ()
    failed: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    is_of_plain: bool = False


def evidence_of(verdict: dict[str, Any] | None, standards: Standards, language: str) -> Evidence:
    """A stored verdict in words; silent findings too, since the desk sees all of them."""
    if verdict is None:
        return Evidence()
    spoken = standards.spoken(language)
    findings = tuple(
        _view(number, finding, standards, spoken)
        for number, finding in enumerate(verdict["findings"], start=1)
    )
    failed = tuple(f"{each['detector']}: {each['error']}" for each in verdict["failed"])
    unheard = tuple(
        f"{each['judge']} ({each['rule']}): {each['reason']}"
        for each in verdict.get("judges", ())
        if each["status"] in ("unusable", "skipped")
    )
    return Evidence(findings, failed, unheard, verdict.get("text") == "plain")


def marked(text: str, findings: Iterable[FindingView]) -> tuple[Segment, ...]:
    """The text cut wherever a mark begins or ends; joined again it is the text."""
    marks = [
        (min(max(0, begin), len(text)), min(end, len(text)), finding)
        for finding in findings
        for begin, end in finding.spans
    ]
    cuts = sorted({0, len(text), *(cut for begin, end, _ in marks for cut in (begin, end))})
    segments = []
    for begin, end in pairwise(cuts):
        here = [each for first, last, each in marks if first <= begin and end <= last]
        segments.append(
            Segment(
                text[begin:end],
                tuple(dict.fromkeys(each.number for each in here)),
                tuple(dict.fromkeys(each.rule for each in here)),
            )
        )
    return tuple(segments)


def _view(number: int, finding: dict[str, Any], standards: Standards, language: str) -> FindingView:
    rule = standards.rules.get(finding["rule"])
    known = known_detectors().get(finding["detector"])
    return FindingView(
        number=number,
        rule=finding["rule"],
        title=rule.words[language].title if rule else "",
        detector=finding["detector"],
        detector_title=known.title if known else _title(finding["detector"]),
        explanation=gettext(known.explain) if known and known.explain else "",
        version=finding["version"],
        score=finding["score"],
        rung=str(RUNGS.get(finding["rung"] or "", "")),
        action=finding["action"],
        facts=tuple(
            (str(name).replace("_", " "), _plain(value))
            for name, value in sorted(finding["facts"].items())
            if value not in EMPTY
        ),
        spans=tuple((int(begin), int(end)) for begin, end in finding["spans"]),
    )


def _title(detector: str) -> str:
    """A remote judge as the desk calls it; another name as it is."""
    label, _, name = detector.partition(":")
    return f"{label.capitalize()} {name}" if label == "judge" else detector


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    return str(value)
