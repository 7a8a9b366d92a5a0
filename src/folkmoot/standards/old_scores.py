"""Reading files of texts with the scores that another system gave them."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from folkmoot.standards.attributes import NOT_OFFERED, OFFERED
from folkmoot.standards.errors import SubmissionInvalid

KNOWN = frozenset(OFFERED) | NOT_OFFERED
LONGEST_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class OldScores:
    """A text with the old score of each attribute, from 0 to 1, and its language if known."""

    text: str
    language: str | None
    scores: Mapping[str, float]


def read_json_lines(lines: Iterable[str]) -> Iterator[OldScores | SubmissionInvalid]:
    """One object a line with ``text``, and ``scores`` or ``attributeScores``.

    ``scores`` holds numbers by attribute; ``attributeScores`` is Perspective's own answer, which
    many archives keep as it came. ``language`` or ``languages`` may say the language. A line that
    cannot be read is given as an error in its place.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield _from_record(json.loads(line))
        except (ValueError, RecursionError):
            yield SubmissionInvalid(f"Line {number} is not JSON.")
        except SubmissionInvalid as error:
            yield SubmissionInvalid(f"Line {number}: {error.sentence}")


def read_csv(lines: Iterable[str]) -> Iterator[OldScores | SubmissionInvalid]:
    """Columns ``text``, optionally ``language``, and one named after each attribute.

    Capitals do not matter in the names; other columns are not read.
    """
    csv.field_size_limit(LONGEST_FIELD)
    reader = csv.DictReader(lines)
    names = {name: name.strip().upper() for name in reader.fieldnames or () if name}
    columns = {column: name for column, name in names.items() if name in KNOWN}
    places = {name.lower(): column for column, name in names.items()}
    if "text" not in places or not columns:
        raise SubmissionInvalid(
            "The first line must name the columns: text, and at least one attribute such as "
            "TOXICITY."
        )
    language = places.get("language")
    for row in reader:
        scores = {name: row[column] for column, name in columns.items() if row[column]}
        record = {"text": row[places["text"]], "scores": scores}
        if language and row[language]:
            record["language"] = row[language]
        try:
            yield _from_record(record)
        except SubmissionInvalid as error:
            yield SubmissionInvalid(f"Line {reader.line_num}: {error.sentence}")


def _from_record(record: Any) -> OldScores:
    if not isinstance(record, dict):
        raise SubmissionInvalid("It is not an object.")
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise SubmissionInvalid('It has no "text".')
    scores = {name: _number(value) for name, value in _scores(record).items()}
    if not scores:
        raise SubmissionInvalid('It has neither "scores" nor "attributeScores".')
    return OldScores(text, _language(record), scores)


def _scores(record: Mapping[str, Any]) -> dict[str, Any]:
    scores = record.get("scores")
    if isinstance(scores, dict):
        return {str(name).upper(): value for name, value in scores.items()}
    answer = record.get("attributeScores")
    if not isinstance(answer, dict):
        return {}
    try:
        return {name: each["summaryScore"]["value"] for name, each in answer.items()}
    except (KeyError, TypeError):
        raise SubmissionInvalid('"attributeScores" has no summary scores.') from None


def _number(value: Any) -> float:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = float("nan")
    if not (isfinite(number) and 0 <= number <= 1):
        raise SubmissionInvalid("A score must be a number from 0 to 1.")
    return number


def _language(record: Mapping[str, Any]) -> str | None:
    languages = record.get("languages")
    first = languages[0] if isinstance(languages, list) and languages else None
    language = record.get("language") or first
    return language if isinstance(language, str) else None
