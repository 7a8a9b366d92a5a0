"""StandardsCheck: for each rule, texts that break it and near-misses that must stand."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from folkmoot.standards import Finding, Standards, Submission, review
from folkmoot.standards.verdict import Outcome

CHECKS = Path(__file__).parent / "checks"
TABLES = sorted(CHECKS.glob("*.jsonl"), key=lambda file: int(file.stem[1:]))
LEAST = 25
KEYS = {"id", "text", "language", "breaks", "kind", "actions", "findings", "facts"}
ONE_LANGUAGE_WILL_DO = {"C16", "C17"}
NUDGE_AT_MOST = {"C1", "C6", "C18"}


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]


def rule_of(file: Path) -> str:
    return file.stem.upper()


CASES = [pytest.param(rule_of(file), row, id=row["id"]) for file in TABLES for row in rows(file)]


def findings_under(rule: str, row: dict[str, Any]) -> list[Finding]:
    record = {"text": row["text"], "language": row["language"], **row.get("facts", {})}
    verdict = review(Submission.from_dict(record), Standards.default())
    assert verdict.failed == ()
    return [finding for finding in verdict.findings if finding.rule == rule]


@pytest.mark.parametrize(("rule", "row"), CASES)
def test_a_text_is_judged_as_its_table_says(rule: str, row: dict[str, Any]) -> None:
    found = findings_under(rule, row)
    action = max((Outcome(each.action) for each in found), default=Outcome.PUBLISH)
    told = [(each.detector, each.score, each.facts) for each in found]
    assert action.value in row["actions"], told
    for expected in row.get("findings", []) if row["breaks"] else ():
        same = [each for each in found if each.detector == expected["detector"]]
        assert same, f"{expected['detector']} saw nothing"
        spans = [list(span) for each in same for span in each.spans]
        for span in expected.get("spans", []):
            assert span in spans


@pytest.mark.parametrize("file", TABLES, ids=rule_of)
def test_a_table_is_whole(file: Path) -> None:
    table = rows(file)
    assert all(row.keys() <= KEYS for row in table)
    assert len({row["id"] for row in table}) == len(table)
    texts = Counter((row["text"], json.dumps(row.get("facts", {}))) for row in table)
    assert texts.most_common(1)[0][1] == 1, texts.most_common(1)
    breaking = [row for row in table if row["breaks"]]
    assert min(len(breaking), len(table) - len(breaking)) >= LEAST
    assert all(row["findings"] for row in breaking)
    if rule_of(file) not in ONE_LANGUAGE_WILL_DO:
        assert len({row["language"] for row in table}) > 1
    if rule_of(file) in NUDGE_AT_MOST:
        assert all(set(row["actions"]) <= {"publish", "nudge"} for row in table)


def test_every_rule_of_the_default_document_has_its_table() -> None:
    assert [rule_of(file) for file in TABLES] == list(Standards.default().rules)
