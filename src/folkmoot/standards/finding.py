"""What a detector saw: where, how sure, by which folding, and the facts behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Union

if TYPE_CHECKING:
    from folkmoot.standards.text import Text

JSON = Union[None, bool, int, float, str, "list[JSON]", "dict[str, JSON]"]
Rung = Literal["raw", "case", "invisible", "lookalike", "leet", "repeat", "spaced"]
RUNGS: tuple[Rung, ...] = ("raw", "case", "invisible", "lookalike", "leet", "repeat", "spaced")


class Span(NamedTuple):
    """A place in the raw text, in code points; ``end`` is not part of it."""

    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Seen:
    """What a detector yields. It never names a rule or an action: the standards do.

    ``score`` says how sure the detector is, from 0 to 1. ``rung`` names the folding
    that was needed to see it, where folding was involved. ``facts`` are plain data
    that a moderator reads; personal data must be masked before it goes in.
    """

    score: float
    spans: tuple[Span, ...] = ()
    rung: Rung | None = None
    facts: Mapping[str, JSON] = field(default_factory=dict)

    @classmethod
    def whole(cls, text: "Text", *, score: float = 1.0, **facts: JSON) -> "Seen":
        """Something about the text as a whole."""
        return cls(score, (Span(0, len(text.raw)),), None, facts)

    @classmethod
    def at(
        cls,
        spans: Iterable[tuple[int, int]],
        *,
        score: float = 1.0,
        rung: Rung | None = None,
        **facts: JSON,
    ) -> "Seen":
        """Something at certain places, given as pairs of code-point offsets."""
        return cls(score, tuple(Span(*span) for span in spans), rung, facts)


@dataclass(frozen=True, slots=True)
class Finding:
    """A thing seen, under the rule it serves, with the action the standards give it."""

    rule: str
    detector: str
    version: str
    score: float
    spans: tuple[Span, ...] = ()
    rung: Rung | None = None
    facts: Mapping[str, JSON] = field(default_factory=dict)
    action: str = "publish"

    def to_dict(self) -> dict[str, Any]:
        """Plain data with the keys that every face of the engine shows."""
        return {
            "rule": self.rule,
            "detector": self.detector,
            "version": self.version,
            "score": self.score,
            "spans": [list(span) for span in self.spans],
            "rung": self.rung,
            "facts": dict(self.facts),
            "action": self.action,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Finding":
        """The finding again, from what ``to_dict`` gave."""
        spans = tuple(Span(begin, end) for begin, end in data["spans"])
        return cls(**{**data, "spans": spans})
