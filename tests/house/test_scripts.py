"""Scripts import each other in one direction."""

import os
import re
from pathlib import Path

from tests.house.sources import PACKAGE

IMPORT = re.compile(r"""(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']+)["']""")


def imports() -> dict[str, set[str]]:
    found = {}
    for folder in PACKAGE.glob("*/static"):
        for path in folder.rglob("*.js"):
            name = str(path.relative_to(folder))
            places = IMPORT.findall(path.read_text(encoding="utf-8"))
            found[name] = {os.path.normpath(Path(name).parent / place) for place in places}
    return found


def test_no_script_imports_itself_through_others():
    """Each name carries the hash of what it imports, so a circle has no names (not even one of
    types in comments): `folkmoot prepare` would fail."""
    left = imports()
    while free := {name for name, wanted in left.items() if not wanted & left.keys()}:
        left = {name: wanted for name, wanted in left.items() if name not in free}
    assert not left, sorted(left)
