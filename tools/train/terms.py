"""Weak labels from word lists: obscene words in a text, and the words themselves as texts."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import regex

from tools.train.sources import Row

INDECENT = ("sexual anatomy / sexual acts", "bodily fluids / excrement")
AGAINST_GROUPS = (
    "racial / ethnic slurs",
    "sexual orientation / gender",
    "religious offense",
    "mental disability",
    "physical disability",
)
MILD = 1.4


def obscene_terms(data: Path, language: str) -> frozenset[str]:
    """Terms of LDNOOBW, for English also those of Surge's list that are more than mild."""
    listed = data / f"ldnoobw/{language}.txt"
    terms = (
        set(listed.read_text(encoding="utf-8").lower().split("\n")) if listed.exists() else set()
    )
    if language == "en":
        terms |= {term for term, severity, _ in _surge(data) if severity >= MILD}
    return frozenset(term.strip() for term in terms if len(term.strip()) > 2)


def with_obscenity(rows: list[Row], terms: frozenset[str]) -> list[Row]:
    """Rows whose source does not speak of obscenity, labelled by the list.

    No listed word is no proof that a text is decent, so its label is only nearly 0.
    """
    matcher = regex.compile(r"(?<!\w)\L<terms>(?!\w)", terms=list(terms))
    labelled = []
    for row in rows:
        if "obscenity" in row.labels:
            labelled.append(row)
            continue
        value = 1.0 if matcher.search(row.text.lower()) else 0.02
        labelled.append(replace(row, labels={**row.labels, "obscenity": value}))
    return labelled


def term_rows(data: Path) -> Iterator[Row]:
    """Each term of Surge's English list as a text of its own, labelled by its category."""
    for term, severity, category in _surge(data):
        against = category in AGAINST_GROUPS
        labels = {
            "toxicity": min(1.0, 0.25 + severity / 4),
            "hate": 0.85 if against and severity >= MILD else 0.1,
            "threat": 0.0,
            "spam": 0.0,
        }
        if category in INDECENT or severity >= MILD:
            labels["obscenity"] = 1.0 if severity >= MILD else 0.6
        if "insult" in category:
            labels["insult"] = 0.8
        yield Row("surge-profanity", term, labels)


def _surge(data: Path) -> Iterator[tuple[str, float, str]]:
    path = data / "surge-profanity/profanity_en.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        for cells in csv.DictReader(lines):
            yield cells["text"].lower(), float(cells["severity_rating"]), cells["category_1"]
