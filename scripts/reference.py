"""Write what is made from the code, pages of `docs/reference` and schemas; `--check` compares.

scripts/docs            write them
scripts/docs --check    say which are not up to date
"""

import difflib
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

FOLDER = Path("docs/reference")
DOCUMENTS = Path("src/folkmoot/standards/documents")
MADE = "*Made from the code by `make docs`; change it there.*"


def main() -> int:
    """Make every page, and write or compare it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "folkmoot.project.settings_test")
    os.environ["COLUMNS"] = "96"
    import django

    django.setup()
    from folkmoot.standards.json_schema import SCHEMAS, schema_text
    from scripts import reference_api, reference_commands, reference_engine, reference_server

    pages: dict[Path, Callable[[], str]] = {
        FOLDER / "api.md": reference_api.api_page,
        FOLDER / "commands.md": reference_commands.commands_page,
        FOLDER / "detectors.md": reference_engine.detectors_page,
        FOLDER / "errors.md": reference_server.errors_page,
        FOLDER / "settings.md": reference_server.settings_page,
    }
    for name in SCHEMAS:
        pages[DOCUMENTS / f"{name}.schema.json"] = partial(schema_text, name)
    made = {path: make().replace("MADE", MADE, 1).rstrip() + "\n" for path, make in pages.items()}
    return _compare(made) if "--check" in sys.argv[1:] else _write(made)


def _compare(made: dict[Path, str]) -> int:
    stale = 0
    for path, text in made.items():
        known = path.read_text(encoding="utf-8") if path.exists() else ""
        if known != text:
            stale += 1
            lines = difflib.unified_diff(
                known.split("\n"), text.split("\n"), str(path), "code", n=0
            )
            print("\n".join(list(lines)[:20]))
    if stale:
        print(f"\n{stale} pages are not up to date. Run: make docs")
    return 1 if stale else 0


def _write(made: dict[Path, str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, text in made.items():
        path.write_text(text, encoding="utf-8")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
