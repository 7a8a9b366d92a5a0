"""Message catalogues become the files that programs read: when Folkmoot is installed or packed.

Only the texts (`.po`) are in the repository. The compiled files beside them are made here,
for a wheel and an editable install alike; `python scripts/build_hook.py` makes those that are
older than their text, so that a checkout needs no GNU gettext.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALES = Path("src/folkmoot/locale")


def compile_catalogues(root: Path, *, only_stale: bool = False) -> Iterator[Path]:
    """Write each catalogue's compiled file and give its path.

    A new file takes the old one's place at once, so that a running server reads a whole one.
    """
    for text in sorted((root / LOCALES).glob("*/LC_MESSAGES/django.po")):
        compiled = text.with_suffix(".mo")
        if only_stale and _is_fresh(compiled, text):
            continue
        with text.open("rb") as file:
            catalogue = read_po(file, locale=text.parts[-3], abort_invalid=True)
        for message in [each for each in catalogue if each.id and not _is_whole(each)]:
            catalogue.delete(message.id, message.context)
        part = compiled.with_suffix(f".{os.getpid()}.part")
        with part.open("wb") as file:
            write_mo(file, catalogue)
        part.replace(compiled)
        yield compiled


def _is_fresh(compiled: Path, text: Path) -> bool:
    return compiled.exists() and compiled.stat().st_mtime_ns >= text.stat().st_mtime_ns


def _is_whole(message: Message) -> bool:
    """Whether every plural form is there; a text without one is shown in English instead."""
    forms = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return all(forms)


class CatalogueHook(BuildHookInterface[Any]):
    """Asked by hatchling before it packs the files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile all catalogues, in a source distribution too: it does no harm there."""
        del version, build_data
        list(compile_catalogues(Path(self.root)))


if __name__ == "__main__":
    list(compile_catalogues(Path(__file__).resolve().parents[1], only_stale=True))
