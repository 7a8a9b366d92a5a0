"""Migrations: linear, named, free of app code, reversible."""

import ast
import re
from itertools import groupby

from tests.house.sources import PACKAGE, migrations

MAY_IMPORT = {"folkmoot.core.clock", "folkmoot.core.ids"}


def test_they_stand_in_one_line():
    for app, files in groupby(migrations(), key=lambda source: source.app):
        numbers = [int(source.path.stem[:4]) for source in files]
        assert numbers == list(range(1, len(numbers) + 1)), app


def test_a_marker_makes_a_collision_a_merge_conflict():
    for app, files in groupby(migrations(), key=lambda source: source.app):
        last = [source.path.stem for source in files][-1]
        marker = PACKAGE / app / "migrations" / "latest.txt"
        assert marker.exists(), f"{marker} should say {last}"
        assert marker.read_text().strip() == last


def test_they_have_names():
    nameless = [s.name for s in migrations() if re.search(r"\d{4}_(auto|merge)|_\d{8}_", s.name)]
    assert not nameless, nameless


def test_they_import_no_code_of_the_apps():
    """Only the clock and the ids, which columns name as their defaults and which stay."""
    importing = [
        f"{source.name}: {name}"
        for source in migrations()
        for name in source.imports()
        if name.startswith("folkmoot.") and name not in MAY_IMPORT
    ]
    assert not importing, importing


def test_what_they_run_can_be_run_back():
    one_way = [
        f"{source.name}:{node.lineno}"
        for source in migrations()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"RunPython", "RunSQL"}
        and len(node.args) + len(node.keywords) < 2
    ]
    assert not one_way, one_way
