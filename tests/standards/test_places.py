import tomllib
from typing import Any

from folkmoot.standards.document import DOCUMENTS
from folkmoot.standards.places import lines_of

TOML = '''\
# a [comment] = with, signs
[head]
name = "a [b] # c"   # said
"odd key" = \'\'\'
several
lines = 1
\'\'\'
[rules.C1]
on = true
options = { low = 1.5, words = ["x", "y"] }
list = [
  # between
  { at = 1 },

  { at = 2 },
]
[[rules.C1.detectors]]
name = "one"
[[rules.C1.detectors]]
name = "two"
[rules.C1.detectors.inner]
dotted.key = 2026-11-23T07:00:00Z
text = """
[not a header]
"""
last = [[1], []]
'''


def test_each_place_has_its_line() -> None:
    lines = lines_of(TOML)
    rule = ("rules", "C1")
    assert lines[("head",)] == 2
    assert lines[("head", "name")] == 3
    assert lines[("head", "odd key")] == 4
    assert lines[rule] == 8
    assert lines[(*rule, "on")] == 9
    assert lines[(*rule, "options", "words", 1)] == 10
    assert lines[(*rule, "list")] == 11
    assert lines[(*rule, "list", 0)] == 13
    assert lines[(*rule, "list", 1, "at")] == 15
    assert lines[(*rule, "detectors", 0)] == 17
    assert lines[(*rule, "detectors", 1, "name")] == 20
    assert lines[(*rule, "detectors", 1, "inner")] == 21
    assert lines[(*rule, "detectors", 1, "inner", "dotted", "key")] == 22
    assert lines[(*rule, "detectors", 1, "inner", "last")] == 26


def leaves(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    if isinstance(value, dict):
        inside = [leaves(each, (*path, key)) for key, each in value.items()]
    elif isinstance(value, list):
        inside = [leaves(each, (*path, nth)) for nth, each in enumerate(value)]
    else:
        return [path]
    return [path for each in inside for path in each]


def test_nothing_in_the_shipped_documents_is_without_its_line() -> None:
    for file in (
        DOCUMENTS / "default.toml",
        DOCUMENTS / "strict.toml",
        DOCUMENTS / "texts/de.toml",
    ):
        toml = file.read_text("utf-8")
        lines, rows = lines_of(toml), toml.split("\n")
        found = leaves(tomllib.loads(toml))
        assert len(found) > 100
        for path in found:
            assert path in lines, path
            key = path[-1]
            if isinstance(key, str):
                assert key in rows[lines[path] - 1], path


def test_of_nothing_there_are_no_lines() -> None:
    assert lines_of("") == lines_of("\n# only a word\n") == {}
