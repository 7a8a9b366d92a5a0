"""What every scorer promises, whatever stands behind it."""

from collections.abc import Mapping
from typing import Protocol

LABELS = ("toxicity", "hate", "insult", "threat", "obscenity", "spam")
"""What is scored, in this order. Toxicity: what would make people leave a discussion.
Hate: against people for who they are. Insult: against a person. Threat: to do harm to
somebody. Obscenity: indecent words, whatever they are used for. Spam: advertising sent to
whoever it may reach."""


class Scorer(Protocol):
    """A trained model, loaded. It may be called from many threads at once.

    ``languages`` are those it was trained and measured on; it never scores others, for a
    number for a language it has not learned would be a guess that looks like knowledge.
    """

    @property
    def name(self) -> str:
        """What the model is called, such as ``ngrams-en``."""
        ...

    @property
    def version(self) -> str:
        """Which training it came from; scores of one version never change."""
        ...

    @property
    def languages(self) -> frozenset[str]:
        """Base language codes it may be asked about."""
        ...

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels it knows, a part of ``LABELS``: where no data taught one, it is absent."""
        ...

    def scores(self, text: str, *, context: str | None = None) -> Mapping[str, float]:
        """Each label's calibrated probability, 0 to 1; ``{}`` where there is nothing to read.

        ``context`` is the parent or the story's title. No source of training data has
        either, so the scorers shipped today do not read it.
        """
        ...
