"""A scorer for tests: the text itself says how likely each label is, as in `insult80`."""

import re
from collections.abc import Mapping

import pytest

from folkmoot.standards.scoring import LABELS

MARK = re.compile(rf"({'|'.join(LABELS)})(\d\d)\b")
LEAST = 0.01


class MarkedScorer:
    """Speaks one language; `insult80` makes the label likely by 0.8, no mark by 0.01."""

    name = "marked"
    version = "1"

    def __init__(self, language: str = "en", labels: tuple[str, ...] = LABELS) -> None:
        self.languages = frozenset({language})
        self.labels = labels

    def scores(self, text: str, *, context: str | None = None) -> Mapping[str, float]:  # noqa: ARG002
        """What the marks say."""
        found = dict.fromkeys(self.labels, LEAST)
        for label, percent in MARK.findall(text):
            if label in found:
                found[label] = max(found[label], int(percent) / 100)
        return found


def install(monkeypatch: pytest.MonkeyPatch, *installed: MarkedScorer) -> None:
    """Let these be the scorers that attributes are made from."""
    by_language = {language: each for each in installed for language in each.languages}
    monkeypatch.setattr("folkmoot.standards.attributes.scorer_for", by_language.get)
    monkeypatch.setattr("folkmoot.standards.attributes.scorers", lambda: installed)
