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
    """Where a category's value comes from: labels of the learned scorer, and detectors.

    A detector counts with what it calls `kind` in its facts where kinds are named, else whole.
    """

    labels: frozenset[str]
    detectors: Mapping[str, frozenset[str]]

    def is_measured(self, verdict: Verdict, detectors: frozenset[str]) -> bool:
        """Whether a label of the text's language or a detector in force speaks of it."""
        by_label = not self.labels.isdisjoint(verdict.scores)
        return by_label or not detectors.isdisjoint(self.detectors)

    def has(self, finding: Finding) -> bool:
        """Whether the finding speaks of the category."""
        if finding.detector == LEARNED:
            return finding.facts.get("label") in self.labels
        kinds = self.detectors.get(finding.detector)
        return kinds is not None and (not kinds or finding.facts.get("kind") in kinds)


def _from(*labels: str, **detectors: Iterable[str]) -> Source:
    kinds = {name: frozenset(each) for name, each in detectors.items()}
    return Source(frozenset(labels), kinds)


WHOLE = ()
VIOLENT = (
    "violence proposed",
    "call to violence",
    "call to arson or damage",
    "call to riot",
)
SOURCES: Mapping[str, Source] = {
    "harassment": _from("insult", insult=WHOLE, trolling=WHOLE, suicide=("urging",)),
    "harassment/threatening": _from("threat", threat=WHOLE),
    "hate": _from("hate", hatred=WHOLE),
    "hate/threatening": _from(
        hatred=("death wished on a group", "call to kill", "call to drive out")
    ),
    "illicit": _from(
        narcotics=WHOLE,
        minors=("trading",),
        incitement=("call to break the law", "call to expose somebody's home"),
    ),
    "illicit/violent": _from(incitement=VIOLENT),
    "self-harm": _from(suicide=WHOLE, distress=WHOLE),
    "self-harm/instructions": _from(suicide=("method", "urging")),
    "self-harm/intent": _from(distress=WHOLE),
    "sexual": _from(),
    "sexual/minors": _from(minors=("sexual", "luring", "trading")),
    "violence": _from(cruelty=WHOLE, incitement=VIOLENT),
    "violence/graphic": _from(cruelty=("scene",)),
}
CATEGORIES = tuple(SOURCES)
BOTH_OF = {"hate/threatening": ("hate", "harassment/threatening")}
"""A category that two others make together: then it is true, and as likely as the lower one."""


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
        flags[name] |= flags[one] and flags[other]
        scores[name] = max(scores[name], min(scores[one], scores[other]))
        applied[name] |= applied[one] and applied[other]
    return {
        "flagged": any(flags.values()) or verdict.outcome >= Outcome.HOLD,
        "categories": flags,
        "category_scores": scores,
        "category_applied_input_types": {
            name: ["text"] if is_applied else [] for name, is_applied in applied.items()
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
