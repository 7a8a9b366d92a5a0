"""An archive as a file: data.json for machines, index.html for people, comments.csv for tables.

Rows are written as they are read, so that memory stays flat however long a history is. JSON
and CSV have the same names as the page; times are ISO 8601 with their zone.
"""

import csv
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from io import TextIOWrapper
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.html import escape
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from folkmoot.privacy.queries.holdings import Section

Sections = Callable[[], Iterable[Section]]
STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%;margin-bottom:1.5rem}"
    "th,td{border:1px solid #888;padding:.3rem .5rem;text-align:start;vertical-align:top}"
    "th{width:12rem;font-weight:600}td{white-space:pre-wrap;overflow-wrap:anywhere}"
)
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_archive(sections: Sections, file: IO[bytes], *, made_at: datetime) -> None:
    """Write the three files into a zip; `sections` is asked once for each of them."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        _write(archive, "data.json", lambda out: _json(sections(), out, made_at))
        _write(archive, "index.html", lambda out: _html(sections(), out, made_at))
        _write(archive, "comments.csv", lambda out: _csv(sections(), out))


def _write(archive: ZipFile, name: str, fill: Callable[[TextIOWrapper], None]) -> None:
    with (
        archive.open(name, "w", force_zip64=True) as raw,
        TextIOWrapper(raw, encoding="utf-8", newline="") as out,
    ):
        fill(out)


def _json(sections: Iterable[Section], out: TextIOWrapper, made_at: datetime) -> None:
    out.write(f'{{\n"made_at": {json.dumps(made_at.isoformat())}')
    for section in sections:
        out.write(f",\n{json.dumps(section.name)}: [")
        before = "\n"
        for row in section.rows:
            out.write(before + json.dumps(row, ensure_ascii=False, default=_plain))
            before = ",\n"
        out.write("\n]")
    out.write("\n}\n")


def _html(sections: Iterable[Section], out: TextIOWrapper, made_at: datetime) -> None:
    title = escape(_("Everything we hold about you"))
    direction = "rtl" if get_language_bidi() else "ltr"
    out.write(
        f'<!doctype html><html lang="{get_language()}" dir="{direction}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title>'
        f"<style>{STYLE}</style><h1>{title}</h1><p>{made_at.isoformat(timespec='minutes')}</p>"
    )
    for section in sections:
        out.write(f"<h2>{escape(_title(section.name))}</h2>")
        has_rows = False
        for row in section.rows:
            has_rows = True
            out.write(f"<table>{''.join(map(_line, row.items()))}</table>")
        if not has_rows:
            out.write(f"<p>{escape(_('Nothing.'))}</p>")
    out.write("</html>\n")


def _line(item: tuple[str, Any]) -> str:
    name, value = item
    return f"<tr><th>{escape(_title(name))}</th><td>{escape(_words(value))}</td></tr>"


def _csv(sections: Iterable[Section], out: TextIOWrapper) -> None:
    rows = next((section.rows for section in sections if section.name == "comments"), ())
    writer: Any = None
    for row in rows:
        if writer is None:
            writer = csv.DictWriter(out, fieldnames=list(row))
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})


def _cell(value: Any) -> str:
    """A cell as text; what a spreadsheet would take for a formula gets an apostrophe before it."""
    words = _words(value)
    return f"'{words}" if words.startswith(FORMULA) else words


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)
