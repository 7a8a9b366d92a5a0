"""What a judge is asked, what it may answer, and what is not an answer."""

import secrets
from dataclasses import dataclass, field

from folkmoot.standards.rule import JudgeUse, Rule, Words
from folkmoot.standards.submission import Submission

MOST_BYTES = 64 * 1024
"""No judge has more to say; what is longer is not read on."""


class Unusable(Exception):
    """An answer that is none, with the reason in words that quote neither text nor key.

    ``is_fault`` says that the judge failed, not that it said something that cannot be used:
    only faults open the breaker, since a text may provoke nonsense but must not be able to
    switch the judge off for everybody.
    """

    def __init__(self, reason: str, *, is_fault: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_fault = is_fault


@dataclass(frozen=True, slots=True)
class Question:
    """One rule's question about one text. ``mark`` and ``check`` are new for each question."""

    use: JudgeUse
    rule: Rule
    words: Words
    submission: Submission
    key: str = field(default="", repr=False)
    mark: str = field(default_factory=lambda: secrets.token_hex(8))
    check: str = field(default_factory=lambda: secrets.token_hex(4))

    @property
    def least(self) -> float:
        """The score from which something may follow; half where nothing may."""
        return min((step.at_least for step in self.use.steps), default=0.5)


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent, always by POST."""

    url: str
    body: bytes
    headers: dict[str, str] = field(repr=False)
    query: dict[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back, with the names of its headers in small letters."""

    status: int
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
