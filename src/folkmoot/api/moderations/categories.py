"""From the findings of the standards to the thirteen categories of this interface.

Only what the engine measures has a value: where nothing of ours speaks of a category, its score
is 0 and its list of applied input types is empty, which is how this interface says that a score
does not apply.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from folkmoot.standards.finding import Finding
from folkmoot.standards.verdict import Outcome, Verdict

LEARNED = "learned"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a category's value comes from: labels of the learned scorer, and detectors."""

    labels: frozenset[str] = frozenset()
    detectors: frozenset[str] = frozenset()

    def is_measured(self, verdict: Verdict, detectors: frozenset[str]) -> bool:
        """Whether a label of the text's language or a detector in force speaks of it."""
        return not (self.labels.isdisjoint(verdict.scores) and self.detectors.isdisjoint(detectors))

    def has(self, finding: Finding) -> bool:
        """Whether the finding speaks of the category."""
        if finding.detector == LEARNED:
            return finding.facts.get("label") in self.labels
        return finding.detector in self.detectors


def _from(labels: str = "", detectors: str = "") -> Source:
    return Source(frozenset(labels.split()), frozenset(detectors.split()))


SOURCES: Mapping[str, Source] = {
    "harassment": _from("insult", "insult trolling"),
    "harassment/threatening": _from("threat", "threat"),
    "hate": _from("hate", "hatred"),
    "illicit": _from("", "narcotics incitement"),
    "illicit/violent": _from("", "incitement extremism"),
    "self-harm": _from("", "suicide distress"),
    "self-harm/intent": _from("", "distress"),
    "self-harm/instructions": _from("", "suicide"),
    "sexual": _from(),
    "sexual/minors": _from("", "minors"),
    "violence": _from("", "cruelty incitement"),
    "violence/graphic": _from("", "cruelty"),
}
BOTH_OF = {"hate/threatening": ("hate", "harassment/threatening")}
"""A category that is two others at once: true where both are, its score the lower of the two."""
CATEGORIES = (
    "harassment",
    "harassment/threatening",
    "hate",
    "hate/threatening",
    "illicit",
    "illicit/violent",
    "self-harm",
    "self-harm/instructions",
    "self-harm/intent",
    "sexual",
    "sexual/minors",
    "violence",
    "violence/graphic",
)


def result_of(verdict: Verdict, *, detectors: frozenset[str]) -> dict[str, Any]:
    """One entry of `results`, with the whole verdict in `folkmoot`; `detectors` are in force.

    A category is true where a finding that speaks of it leads to more than publishing, by the
    newsroom's own standards and not by a threshold of ours. `flagged` is true where a category
    is, and also where the standards would hold or remove the text for a reason that this
    interface has no category for, such as spam or somebody's telephone number.
    """
    flags = {name: _is_true(verdict.findings, source) for name, source in SOURCES.items()}
    scores = {name: _score(verdict, source) for name, source in SOURCES.items()}
    applied = {name: each.is_measured(verdict, detectors) for name, each in SOURCES.items()}
    for name, (one, other) in BOTH_OF.items():
        flags[name] = flags[one] and flags[other]
        scores[name] = min(scores[one], scores[other])
        applied[name] = applied[one] and applied[other]
    return {
        "flagged": any(flags.values()) or verdict.outcome >= Outcome.HOLD,
        "categories": {name: flags[name] for name in CATEGORIES},
        "category_scores": {name: scores[name] for name in CATEGORIES},
        "category_applied_input_types": {
            name: ["text"] if applied[name] else [] for name in CATEGORIES
        },
        "folkmoot": verdict.to_dict(),
    }


def _is_true(findings: Iterable[Finding], source: Source) -> bool:
    acting = (finding for finding in findings if Outcome(finding.action) > Outcome.PUBLISH)
    return any(source.has(finding) for finding in acting)


def _score(verdict: Verdict, source: Source) -> float:
    """The highest of the labels' probabilities and of what the detectors scored."""
    learned = [verdict.scores.get(label, 0.0) for label in source.labels]
    seen = [finding.score for finding in verdict.findings if source.has(finding)]
    return round(max((*learned, *seen), default=0.0), 7)
