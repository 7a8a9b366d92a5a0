"""``folkmoot assess``: many texts, as a stream or as an archive run into a folder."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar

from folkmoot.standards.archive.inputs import all_lines
from folkmoot.standards.archive.run import SHARD_SIZE, Job, Progress, run_archive
from folkmoot.standards.batch import Assessed, Terms, assess, read_lines
from folkmoot.standards.commands.wishes import (
    Refused,
    earned_of,
    earned_option,
    judges_option,
    language_option,
    load,
    standards_option,
)
from folkmoot.standards.errors import StandardsError


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line."""

    files: tuple[Path, ...]
    terms: Terms
    out: Path | None
    workers: int
    shard_size: int
    engine: str
    scheduler: str
    campaigns: bool

    def job(self) -> Job:
        """The wish as an archive run's job."""
        return Job(
            self.terms,
            shard_size=self.shard_size,
            workers=self.workers,
            scheduler=self.scheduler,
            sees_campaigns=self.campaigns,
        )


@click.command("assess")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@language_option
@standards_option
@earned_option
@judges_option
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True)
@click.option("--out", type=click.Path(path_type=Path), help="Write into this folder, resumable.")
@click.option("--shard-size", type=click.IntRange(1), default=SHARD_SIZE, show_default=True)
@click.option("--campaigns", is_flag=True, help="First look for who wrote alike, and how often.")
@click.option("--engine", type=click.Choice(["processes", "dask"]), default="processes")
@click.option(
    "--scheduler", metavar="ADDRESS", default="", help="Of Dask, such as tcp://host:8786."
)
def assess_command(**given: Any) -> None:
    """Judge many texts: JSON Lines from FILES or standard input, one verdict a line out.

    Each line is an object with "id" and "text", and may have "language", "story",
    "parent", "author", "publication", "campaign" and "at". The order is kept, with any
    number of workers. A line that cannot be read is answered with {"id", "error"} and
    the run goes on; then the exit code is 1 at the end. Files may be gzipped (.gz).

    With --out the lines are cut into shards, each written as a file of its own with a
    manifest beside them; the same command again goes on where it was broken off.
    """
    wish = _wish(**given)
    try:
        errors = _into_folder(wish, wish.out) if wish.out else _as_stream(wish)
    except StandardsError as error:
        raise Refused(error.sentence) from None
    sys.exit(errors > 0)


def _wish(*, path: str | None, earned: str, language: str, **given: Any) -> Wish:
    standards = load(path)
    asks_judges = given.pop("asks_judges")
    terms = Terms(standards, language, earned_of(earned, standards), asks_judges)
    wish = Wish(terms=terms, **given)
    if wish.out is None and (wish.campaigns or wish.engine == "dask"):
        raise Refused("--campaigns and --engine dask write into a folder. Name one with --out.")
    if wish.out is not None and not wish.files:
        raise Refused("With --out the texts are read from files. Name at least one.")
    if bool(wish.scheduler) is not (wish.engine == "dask"):
        raise Refused("--engine dask and --scheduler go together. Give both or neither.")
    return wish


def _as_stream(wish: Wish) -> int:
    """From files or standard input to standard output; how many lines were errors."""
    lines = all_lines(wish.files) if wish.files else read_lines(sys.stdin.buffer)
    out = sys.stdout.buffer
    errors = 0
    for each in with_progress(assess(lines, wish.terms, workers=wish.workers)):
        out.write(each.line + b"\n")
        errors += each.is_error
    out.flush()
    return errors


def with_progress(results: Iterator[Assessed]) -> Iterator[Assessed]:
    """A count on standard error, where somebody is looking."""
    if not sys.stderr.isatty():
        yield from results
        return
    columns = (SpinnerColumn(), TextColumn("assessed"), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(results, total=None)


def _into_folder(wish: Wish, folder: Path) -> int:
    begun = monotonic()
    try:
        progress = _followed(run_archive(wish.files, folder, wish.job()))
    except OSError as error:
        sentence = f"{folder} cannot be written: {error.strerror or error}. What is there is whole;"
        raise Refused(f"{sentence} put it right and run the same again.") from None
    seconds = monotonic() - begun
    for line in summary(progress, seconds):
        click.echo(line, err=True)
    return progress.errors


def _followed(run: Iterator[Progress]) -> Progress:
    """The end of a run; where somebody is looking, with a bar, a rate and the time that is left."""
    progress = Progress(0)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:,.0f}/s"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("assessed", total=None, rate=0.0)
        begun = monotonic()
        for progress in run:
            rate = progress.fresh / max(monotonic() - begun, 1e-9)
            bar.update(task, total=progress.total, completed=progress.lines, rate=rate)
    return progress


def summary(progress: Progress, seconds: float) -> Iterator[str]:
    """What a run came to, in a few lines."""
    outcomes = ", ".join(f"{name} {count:,}" for name, count in sorted(progress.outcomes.items()))
    yield f"{progress.lines:,} lines: {outcomes or 'none'}."
    if progress.lines > progress.fresh:
        yield f"{progress.lines - progress.fresh:,} of them were judged in an earlier run."
    if progress.fresh:
        rate = progress.fresh / max(seconds, 1e-9)
        yield f"{progress.fresh:,} in {seconds:,.1f} s, {rate:,.0f} a second."
    if progress.lines:
        hours = progress.cpu_seconds / progress.lines * 1e6 / 3600
        yield f"{hours:.2f} CPU hours a million lines."
    if progress.forgotten:
        yield (
            f"{progress.forgotten:,} texts were forgotten before their day was over while looking "
            "for campaigns: there were too many of them in a day."
        )
