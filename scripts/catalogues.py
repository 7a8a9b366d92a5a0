"""Gathers the texts that people read, from Python and templates, and keeps the catalogues.

A catalogue names the files a text stands in and no lines, in the order of the texts, so that
a change elsewhere in a file changes nothing here. What was translated stays; a text that is no
longer used is kept, marked out, and comes back with its translation.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.translation.template import templatize

PACKAGE = Path("src/folkmoot")
LOCALES = PACKAGE / "locale"
LANGUAGES = ("de", "fr", "es", "ru", "ar")
"""English is what the source says, so it needs no catalogue."""

PLURALS = {
    "ar": (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
        ": n%100>=11 ? 4 : 5);"
    )
}
"""Where Babel's order of the forms is not the one that translators know."""

KEYWORDS = {
    **dict.fromkeys(("_", "lazy", "gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    "detector": (2,),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
UNUSED_HEADERS = re.compile(
    rb'^"(?:POT-Creation-Date|PO-Revision-Date|Generated-By|Project-Id-Version|Last-Translator'
    rb"|Language-Team|Report-Msgid-Bugs-To): .*\n",
    re.MULTILINE,
)


def catalogue_path(language: str) -> Path:
    """Where the catalogue of a language is."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def used_texts() -> Catalog:
    """Every text in the source, untranslated."""
    found = Catalog(project="Folkmoot", fuzzy=False, charset="utf-8")
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            _gather(found, path, path.read_bytes())
    for path in sorted(PACKAGE.rglob("templates/**/*")):
        if path.suffix in {".html", ".txt", ".xml"}:
            calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            _gather(found, path, calls.replace("\n", " ").encode())
    return found


def _gather(found: Catalog, path: Path, source: bytes) -> None:
    marks = ("Translators:",)
    for _, text, comments, context in extract(
        "python", BytesIO(source), KEYWORDS, comment_tags=marks, strip_comment_tags=True
    ):
        found.add(
            text,
            locations=[(str(path.relative_to(PACKAGE)), 0)],
            auto_comments=comments,
            context=context,
        )


def read_catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands; an empty one where there is none."""
    path = catalogue_path(language)
    if not path.exists():
        begun = Catalog(locale=language, fuzzy=False, charset="utf-8")
        if language in PLURALS:
            headers = dict(begun.mime_headers) | {"Plural-Forms": PLURALS[language]}
            begun.mime_headers = list(headers.items())
        return begun
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def merge(catalogue: Catalog, used: Catalog) -> None:
    """Put in what is new, mark out what is gone, bring back what was marked out."""
    former = dict(catalogue.obsolete)
    for message in former.values():
        if used.get(message.id, message.context) is not None:
            catalogue[message.id] = message
    catalogue.update(used, no_fuzzy_matching=True, update_header_comment=False)
    for key, message in former.items():
        if used.get(message.id, message.context) is None:
            catalogue.obsolete[key] = message
    for key in [key for key, message in catalogue.obsolete.items() if not _is_filled(message)]:
        del catalogue.obsolete[key]


def written(catalogue: Catalog) -> bytes:
    """The catalogue as bytes: sorted, without dates and lines."""
    catalogue.header_comment = f"# Folkmoot in {catalogue.locale.english_name}."
    catalogue.fuzzy = False
    out = BytesIO()
    write_po(out, catalogue, width=100, sort_output=True, include_lineno=False)
    return UNUSED_HEADERS.sub(b"", out.getvalue())


def lacking(language: str, used: Catalog) -> Iterator[str]:
    """The texts that have no translation in a language."""
    catalogue = read_catalogue(language)
    for message in used:
        if message.id:
            known = catalogue.get(message.id, message.context)
            if known is None or known.fuzzy or not _is_filled(known):
                yield message.id[0] if isinstance(message.id, tuple) else str(message.id)


def _is_filled(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(texts)


def main() -> int:
    """Merge all catalogues, or say what they lack."""
    parser = argparse.ArgumentParser(prog="scripts/messages", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say what is missing")
    is_check = parser.parse_args().check
    settings.configure()
    used, left = used_texts(), 0
    for language in LANGUAGES:
        if not is_check:
            catalogue = read_catalogue(language)
            merge(catalogue, used)
            path = catalogue_path(language)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written(catalogue))
        missing = sorted(lacking(language, used))
        left += len(missing)
        print(f"{language}: {len(used) - len(missing)} of {len(used)} texts translated")
        if is_check:
            print(*(f"  {text!r}" for text in missing), sep="\n")
    return 1 if is_check and left else 0


if __name__ == "__main__":
    sys.exit(main())
