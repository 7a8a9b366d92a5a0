"""The outcome of a review with everything behind it, to and from plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import total_ordering
from typing import Any, Literal

from folkmoot.standards.finding import Finding


@total_ordering
class Outcome(Enum):
    """What becomes of a text, from the mildest to the strictest."""

    PUBLISH = "publish"
    NUDGE = "nudge"
    HOLD = "hold"
    REMOVE = "remove"

    def __lt__(self, other: "Outcome") -> bool:
        return STRICTNESS[self] < STRICTNESS[other]


STRICTNESS = {outcome: place for place, outcome in enumerate(Outcome)}


@dataclass(frozen=True, slots=True)
class Failure:
    """A detector that broke, or ``engine`` where the text itself was beyond its bounds."""

    detector: str
    rule: str | None
    error: str

    def to_dict(self) -> dict[str, str | None]:
        """Plain data."""
        return {"detector": self.detector, "rule": self.rule, "error": self.error}


AskedStatus = Literal["found", "nothing", "unusable", "skipped"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A remote judge that a rule asked, and what came of it.

    ``found`` gave a finding and ``nothing`` did not. ``unusable`` says that no answer came in
    time or that it was none, ``skipped`` that the judge was left alone after failing again and
    again; ``reason`` says why, and the local outcome stands. ``ms`` is how long it took.
    """

    judge: str
    rule: str
    status: AskedStatus
    reason: str = ""
    ms: int = 0

    @property
    def is_degraded(self) -> bool:
        """Whether the rule went without the judge that it asked for."""
        return self.status in ("unusable", "skipped")

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "judge": self.judge,
            "rule": self.rule,
            "status": self.status,
            "reason": self.reason,
            "ms": self.ms,
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, all findings, what failed, and which version of the standards judged.

    ``scores`` are those of the learned scorer, label by label, from 0 to 1; empty where the
    document does not ask it or it does not speak the language. ``degraded``
    says that a remote judge was asked for and did not answer in time.
    """

    outcome: Outcome
    standards: str
    findings: tuple[Finding, ...] = ()
    failed: tuple[Failure, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    degraded: bool = False
    judges: tuple[Asked, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The verdict as ``folkmoot assess`` writes it, without the record's id."""
        return {
            "outcome": self.outcome.value,
            "findings": [finding.to_dict() for finding in self.findings],
            "scores": dict(self.scores),
            "failed": [failure.to_dict() for failure in self.failed],
            "degraded": self.degraded,
            "judges": [asked.to_dict() for asked in self.judges],
            "standards": self.standards,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Verdict":
        """The verdict again, from what ``to_dict`` gave."""
        return cls(
            outcome=Outcome(data["outcome"]),
            standards=data["standards"],
            findings=tuple(Finding.from_dict(finding) for finding in data["findings"]),
            failed=tuple(Failure(**failure) for failure in data["failed"]),
            scores=dict(data["scores"]),
            degraded=data["degraded"],
            judges=tuple(Asked(**asked) for asked in data.get("judges", ())),
        )
