"""The verdicts we stand for: a change of the engine or the document shows here as a diff."""

import json
from pathlib import Path
from typing import Any

import pytest

from folkmoot.standards import Outcome, Standards, Submission, explain, review

CORPUS = Path(__file__).parent / "corpus" / "verdicts.jsonl"
ROWS: list[dict[str, Any]] = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
LEARNED = {"learned"}
"""A score may agree under further rules, by the scorer installed; it changes no verdict here."""

FACTS = ("text", "language", "author", "story", "campaign")


def test_the_corpus_is_large_enough_and_has_every_answer_in_two_languages() -> None:
    assert len(ROWS) >= 60
    for language in ("en", "de"):
        outcomes = {row["outcome"] for row in ROWS if row["language"] == language}
        assert outcomes == {"publish", "nudge", "hold"}
    asked = {rule for row in ROWS for rule in row["rules"]}
    assert asked == {rule.id for rule, _ in Standards.default().in_force()}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['language']}-{row['text'][:40]}" for row in ROWS])
def test_the_verdict_is_the_one_we_stand_for(row: dict[str, Any]) -> None:
    submission = Submission.from_dict({key: row[key] for key in FACTS if key in row})
    verdict = review(submission, Standards.default())
    acting = [finding for finding in verdict.findings if finding.action != "publish"]
    assert verdict.failed == ()
    assert verdict.outcome.value == row["outcome"]
    asking = {finding.rule for finding in acting if finding.detector not in LEARNED}
    assert sorted(asking) == row["rules"]
    for finding in acting:
        said = explain(finding, Standards.default(), language=row["language"])
        assert said.startswith(finding.rule)
        assert "score" not in said.lower()


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['language']}-{row['text'][:40]}" for row in ROWS])
def test_the_strict_document_is_never_milder(row: dict[str, Any]) -> None:
    submission = Submission.from_dict({key: row[key] for key in FACTS if key in row})
    assert review(submission, Standards.load("strict")).outcome >= Outcome(row["outcome"])
