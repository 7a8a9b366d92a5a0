"""``folkmoot compare-scores``: what moving from another scorer changes, before one moves."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from folkmoot.standards.comparison import THRESHOLDS, Report, compare, measured_by
from folkmoot.standards.document import Standards
from folkmoot.standards.errors import StandardsError, SubmissionInvalid
from folkmoot.standards.old_scores import OldScores, read_csv, read_json_lines

NARROWEST = 100
"""Columns of the table; a narrower terminal breaks its lines rather than lose a name."""


@click.command("compare-scores")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--threshold",
    "thresholds",
    type=click.FloatRange(0, 1, min_open=True),
    multiple=True,
    help="An old threshold; may be given several times.  [default: 0.7, 0.8, 0.9]",
)
@click.option(
    "--language",
    metavar="CODE",
    default="en",
    show_default=True,
    help="The language of texts that do not say theirs and are too short to tell.",
)
@click.option(
    "--standards",
    "path",
    metavar="FILE",
    help="The standards behind LIKELY_TO_REJECT: a file, 'default' or 'strict'.",
)
@click.option("--json", "is_json", is_flag=True, help="Write JSON instead of tables.")
def compare_scores(
    file: Path, thresholds: tuple[float, ...], *, language: str, path: str | None, is_json: bool
) -> None:
    """Compare old scores in FILE with ours, and propose thresholds that flag as many texts.

    FILE is JSON Lines (objects with "text" and "scores", or with Perspective's own
    "attributeScores") or, by its ending .csv, a table with the columns text and one for
    each attribute. "language" may stand in both.

    Exit code: 0 if something could be compared, 1 if nothing could, 2 if the file or the
    standards cannot be used.
    """
    try:
        report = compare(
            _rows(file),
            measured_by(Standards.load(path)),
            language=language,
            thresholds=sorted(set(thresholds)) or THRESHOLDS,
        )
    except StandardsError as error:
        click.echo(error.sentence, err=True)
        sys.exit(2)
    if is_json:
        click.echo(json.dumps(report.to_dict(), ensure_ascii=False, indent=1))
    else:
        console = Console(highlight=False)
        console.width = max(console.width, NARROWEST)
        show(console, report)
    sys.exit(not report.comparisons)


def _rows(file: Path) -> Iterator[OldScores | SubmissionInvalid]:
    read = read_csv if file.suffix.lower() == ".csv" else read_json_lines
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            yield from read(lines)
    except UnicodeDecodeError:
        raise SubmissionInvalid(f"{file} is not UTF-8. Save it in that encoding.") from None


def show(console: Console, report: Report) -> None:
    """The report as tables: comparisons, then what could not be compared."""
    console.print(f"{report.texts} texts read, {report.unreadable} rows could not be read.")
    for problem in report.problems:
        console.print(f"  {problem}", markup=False)
    if report.comparisons:
        console.print(_comparisons(report))
        console.print(
            "old, new: thresholds at which about as many texts are flagged. (few): fewer than 30 "
            "flagged, a guess. agree: texts on which both say the same; kappa: chance taken out."
        )
    if report.unsupported:
        console.print("\nNot compared, because we have no value for it in this language:")
        for (language, attribute), number in sorted(report.unsupported.items()):
            console.print(f"  {language} {attribute}: {number}", markup=False)


def _comparisons(report: Report) -> Table:
    table = Table("language", "attribute", "texts", "rank corr.", box=None)
    for name in ("old", "flagged", "new", "flagged", "agree", "kappa"):
        table.add_column(name, justify="right")
    for each in report.comparisons:
        head = [each.language, each.attribute, str(each.texts), _number(each.correlation)]
        for one in each.thresholds:
            table.add_row(
                *head,
                f"{one.old:g}",
                f"{one.flagged}{' (few)' if one.is_thin else ''}",
                _number(one.new),
                str(one.new_flagged),
                f"{one.agreement:.3f}",
                _number(one.kappa),
            )
            head = ["", "", "", ""]
    return table


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
