"""How much clean text is held or asked back: allowed near-misses, and accepted civic opinions.

The near-misses are those of the tables in ``tests/standards/checks``, the hardest clean
text there is, judged by every rule at once. The opinions are those that moderators of
Polis conversations accepted (CC BY 4.0); the folder with their files is named by
``FOLKMOOT_POLIS`` and they are left out where it is not there.
"""

import csv
import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from folkmoot.standards import Outcome, Standards, Submission, review

CHECKS = Path("tests/standards/checks")
ACCEPTED = "1"
FEWEST = 40
GERMAN = "austria"
LEFT_OUT = "vtaiwan"


def measure() -> dict[str, float]:
    """Per cent held and per cent asked back, by language, of each of the two."""
    figures: dict[str, float] = {}
    for name, texts in (("near_misses", near_misses()), ("polis", opinions())):
        held, nudged, total = Counter[str](), Counter[str](), Counter[str]()
        for language, record in texts:
            outcome = outcome_of(language, record)
            total[language] += 1
            held[language] += outcome > Outcome.NUDGE
            nudged[language] += outcome == Outcome.NUDGE
        for language, count in total.items():
            if count >= FEWEST:
                figures[f"engine.clean.{name}.held.{language}"] = 100 * held[language] / count
                figures[f"engine.clean.{name}.nudged.{language}"] = 100 * nudged[language] / count
                figures[f"engine.clean.{name}.texts.{language}"] = count
    return figures


def outcome_of(language: str, record: dict[str, object]) -> Outcome:
    """What all rules together say of a text."""
    submission = Submission.from_dict(record, language=language)
    return review(submission, Standards.default()).outcome


def near_misses() -> Iterator[tuple[str, dict[str, object]]]:
    """Every text of the tables that may be published under its rule, with its facts."""
    for file in sorted(CHECKS.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not row["breaks"] and row["actions"] == ["publish"]:
                yield row["language"], {"text": row["text"], **row.get("facts", {})}


def opinions() -> Iterator[tuple[str, dict[str, object]]]:
    """Opinions that were accepted, English and German."""
    folder = os.environ.get("FOLKMOOT_POLIS")
    for file in sorted(Path(folder).glob("*.csv")) if folder else ():
        if LEFT_OUT in file.name:
            continue
        language = "de" if GERMAN in file.name else "en"
        with file.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                text = row.get("comment-body") or row.get("comment_body") or row.get("text") or ""
                if row["moderated"] == ACCEPTED and text.strip():
                    yield language, {"text": text}
