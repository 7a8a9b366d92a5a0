"""One rule of the standards: its words, its detectors, what it may cause."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from folkmoot.standards.registry import Detector, Options
from folkmoot.standards.verdict import Outcome

SANCTIONS = ("none", "warn", "strike", "block")

NUDGE_AT_MOST = frozenset({"C1", "C6", "C18"})
"""Rules that no document can make do more than nudge: what is on topic, what is
disrespect to the publication and what is trolling are questions of judgement, and
a machine that hid criticism of the paper would be the paper silencing its critics."""

NUDGE_AT_MOST_PARTS = frozenset({("C5", "reputation")})
"""Whether a business's reputation is harmed turns on what is true: never a machine's call."""


@dataclass(frozen=True, slots=True)
class Words:
    """A rule in one language: to readers (title, text) and to an author (the rest).

    ``because`` may hold a closer sentence for each detector than ``explanation`` is.
    """

    title: str
    text: str
    explanation: str
    advice: str
    because: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the charter: its heading, and its sentences one by one."""

    title: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class General:
    """What the document says beside its rules, in one language: the charter's two halves."""

    title: str
    introduction: str
    rules_title: str
    sections: Mapping[str, Section]


@dataclass(frozen=True, slots=True)
class Step:
    """From this score on, this action."""

    at_least: float
    action: Outcome


@dataclass(frozen=True, slots=True)
class DetectorUse:
    """A detector in the service of a rule, with its options and an action per confidence.

    ``part`` names the part of the rule it serves, where a rule has parts.
    """

    detector: Detector
    options: Options
    steps: tuple[Step, ...] = ()
    part: str | None = None

    @property
    def name(self) -> str:
        """The detector's name."""
        return self.detector.name

    def action(self, score: float) -> Outcome:
        """The strictest action whose score is reached; publish if none is."""
        reached = (step.action for step in self.steps if score >= step.at_least)
        return max(reached, default=Outcome.PUBLISH)


JudgeKind = Literal["chat", "scorer", "spam-service"]
Asking = Literal["always", "undecided"]


@dataclass(frozen=True, slots=True)
class JudgeUse:
    """A machine elsewhere that a rule may ask, and what may follow from its answer.

    ``url`` is the whole address that is asked, on the newsroom's own network or not; ``key_env``
    names the environment variable that holds the key, so that no key stands in a document.
    ``timeout`` is in seconds, for the whole call. ``ask`` says when: always, or only when the
    rule is undecided (something speaks for it and it has not reached its ceiling), where a
    learned score between ``band``'s ends speaks for it as well. ``model`` is for a chat,
    ``attribute`` for a scorer, ``site`` for a spam service.
    """

    name: str
    kind: JudgeKind
    url: str
    steps: tuple[Step, ...] = ()
    part: str | None = None
    key_env: str = ""
    timeout: float = 2.0
    ask: Asking = "undecided"
    band: tuple[float, float] = (0.3, 0.9)
    model: str = ""
    attribute: str = "TOXICITY"
    site: str = ""
    send_context: bool = False
    request: Mapping[str, object] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """How its findings name it, apart from every detector."""
        return f"judge:{self.name}"

    @property
    def version(self) -> str:
        """What answered, as far as the document can know: the model, the attribute, the kind."""
        return self.model or (self.attribute if self.kind == "scorer" else self.kind)

    def action(self, score: float) -> Outcome:
        """The strictest action whose score is reached; publish if none is."""
        reached = (step.action for step in self.steps if score >= step.at_least)
        return max(reached, default=Outcome.PUBLISH)


@dataclass(frozen=True, slots=True)
class Rule:
    """One ground on which a text may be asked back, held or removed.

    ``automatic`` is the most the engine may do by itself under this rule, ``parts``
    the same for a part of it. ``category`` and ``keyword`` are those of the
    Commission's transparency database. ``sanction`` is what a breach means for the
    author, ``strike_weight`` how much it weighs on the account's record.
    """

    id: str
    severity: int
    is_on: bool
    automatic: Outcome
    category: str
    keyword: str
    sanction: str
    strike_weight: int
    signed: tuple[str, ...]
    words: Mapping[str, Words]
    detectors: tuple[DetectorUse, ...] = ()
    judges: tuple[JudgeUse, ...] = ()
    parts: Mapping[str, Outcome] = field(default_factory=dict)

    @property
    def is_detecting(self) -> bool:
        """False: moderators alone judge by this rule; no detector or judge serves it."""
        return bool(self.detectors or self.judges)

    @property
    def title(self) -> dict[str, str]:
        """The title in each language."""
        return {language: words.title for language, words in self.words.items()}

    @property
    def text(self) -> dict[str, str]:
        """The rule as a reader sees it, in each language."""
        return {language: words.text for language, words in self.words.items()}

    @property
    def explanation(self) -> dict[str, str]:
        """What an author is told, in each language."""
        return {language: words.explanation for language, words in self.words.items()}

    def ceiling(self, part: str | None = None) -> Outcome:
        """The most the engine may do under this rule, or this part of it, by itself."""
        ceiling = min(self.automatic, self.parts.get(part or "", self.automatic))
        if self.id in NUDGE_AT_MOST or (self.id, part) in NUDGE_AT_MOST_PARTS:
            ceiling = min(ceiling, Outcome.NUDGE)
        return ceiling
