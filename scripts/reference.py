"""Write the pages of `docs/reference` that are made from the code; `--check` only compares.

scripts/docs            write them
scripts/docs --check    say which are not up to date
"""

import difflib
import os
import sys
from collections.abc import Callable
from pathlib import Path

FOLDER = Path("docs/reference")
MADE = "*Made from the code by `make docs`; change it there.*"


def main() -> int:
    """Make every page, and write or compare it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.project.settings_test")
    os.environ["COLUMNS"] = "96"
    import django

    django.setup()
    from scripts import reference_api, reference_commands, reference_engine, reference_server

    pages: dict[str, Callable[[], str]] = {
        "api.md": reference_api.api_page,
        "commands.md": reference_commands.commands_page,
        "detectors.md": reference_engine.detectors_page,
        "errors.md": reference_server.errors_page,
        "settings.md": reference_server.settings_page,
    }
    made = {name: make().replace("MADE", MADE, 1).rstrip() + "\n" for name, make in pages.items()}
    return _compare(made) if "--check" in sys.argv[1:] else _write(made)


def _compare(made: dict[str, str]) -> int:
    stale = 0
    for name, text in made.items():
        path = FOLDER / name
        known = path.read_text(encoding="utf-8") if path.exists() else ""
        if known != text:
            stale += 1
            lines = difflib.unified_diff(known.split("\n"), text.split("\n"), name, "code", n=0)
            print("\n".join(list(lines)[:20]))
    if stale:
        print(f"\n{stale} pages are not up to date. Run: make docs")
    return 1 if stale else 0


def _write(made: dict[str, str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(FOLDER / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
