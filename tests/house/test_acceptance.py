"""The page of abuse cases tells the truth about its tests."""

import re

from tests.house.sources import ROOT

PAGE = ROOT / "docs" / "reference" / "acceptance.md"
ROW = re.compile(r"^\| (AC-\d{3}) \| (.+?) \| (.+?) \| (.*?) ?\|$", re.MULTILINE)
TEST = re.compile(r"`(tests/[^`:]+)(?:::(\w+))?`")
STATES = {"automated", "in part", "later", "open"}
CASES = 145
GRAVEST = """
    001 002 005 006 009 011 012 013 016 020 021 022 023 024 025 028 029 030 034 036 037 038 039
    042 043 044 045 046
"""


def rows() -> list[tuple[str, ...]]:
    return [match.groups() for match in ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_every_case_has_one_row_and_a_known_state():
    cases = [case for case, *_ in rows()]
    assert len(cases) == len(set(cases)) == CASES
    assert {state for _, _, state, _ in rows()} == STATES


def test_the_gravest_cases_are_all_listed_first():
    critical = PAGE.read_text(encoding="utf-8").split("## High")[0]
    assert [match[1] for match in ROW.finditer(critical)] == [f"AC-{n}" for n in GRAVEST.split()]


def test_what_is_called_tried_names_a_test():
    unproven = [
        case for case, _, state, remarks in rows()
        if state in {"automated", "in part"} and not TEST.search(remarks)
    ]  # fmt: skip
    assert not unproven, unproven


def test_every_named_test_exists():
    missing = []
    for case, _, _, remarks in rows():
        for file, name in TEST.findall(remarks):
            path = ROOT / file
            if not path.exists() or (name and f"def {name}(" not in path.read_text("utf-8")):
                missing.append(f"{case}: {file} {name}")
    assert not missing, missing
