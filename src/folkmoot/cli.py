"""The ``folkmoot`` command: the engine's own words here, every other word goes to Django."""

import os
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from folkmoot import __version__
from folkmoot.standards.batch import Assessed, assess, read_lines
from folkmoot.standards.document import DOCUMENTS, Standards, explain
from folkmoot.standards.engine import review
from folkmoot.standards.errors import StandardsError
from folkmoot.standards.finding import Finding
from folkmoot.standards.submission import Submission
from folkmoot.standards.troubles import troubles
from folkmoot.standards.verdict import Outcome, Verdict

SETTINGS = "folkmoot.project.settings"
STYLES = {"publish": "green", "nudge": "yellow", "hold": "dark_orange", "remove": "red"}
BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
CONTEXT = {"help_option_names": ["-h", "--help"]}


class Refused(click.ClickException):
    """What could not be done, in a sentence. Exit code 2: 1 means that a text may not stand."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """The sentence alone, on standard error."""
        click.echo(self.format_message(), file=file or sys.stderr)


class Words(click.Group):
    """The engine's words; a word it does not know is a command of the server."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """One of ours, or one that hands everything on to Django."""
        return super().get_command(ctx, cmd_name) or _server_command(cmd_name)


def _server_command(word: str) -> click.Command:
    context = {"ignore_unknown_options": True, "allow_extra_args": True}

    def run() -> None:
        ask_server([word, *click.get_current_context().args])

    return click.Command(word, callback=run, context_settings=context, add_help_option=False)


def ask_server(words: list[str]) -> None:
    """Hand the words to Django's own command line, if the server is installed."""
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        near = get_close_matches(words[0], folkmoot.commands, 1)
        hint = f' Did you mean "folkmoot {near[0]}"?' if near else ""
        raise Refused(
            f'"{words[0]}" is not one of the engine\'s commands, and the server, which has more, '
            f'is not installed here.{hint} To install it: pip install "folkmoot[server]"'
        ) from None
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    execute_from_command_line(["folkmoot", *words])


@click.group(cls=Words, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="folkmoot")
def folkmoot() -> None:
    """Folkmoot: the discussion under the news, by one written standard.

    The commands below are the standards engine and need no server. Any other word,
    such as migrate or doctor, is a command of the server ("folkmoot help" lists them)
    and needs the package with its extra: pip install "folkmoot[server]".
    """


standards_option = click.option(
    "--standards",
    "path",
    metavar="FILE",
    help="The standards: a TOML file, or the shipped 'default' or 'strict'.  [default: default]",
)
language_option = click.option(
    "--language",
    metavar="CODE",
    default="en",
    show_default=True,
    help="The edition's language, and that of the rules' words where the document has it.",
)
earned_option = click.option(
    "--earned",
    metavar="RULES",
    default="",
    help="Rules that may remove alone, such as C15,C12.  [default: none]",
)


def _load(path: str | None) -> Standards:
    try:
        return Standards.load(path)
    except StandardsError as error:
        raise Refused(f"The standards cannot be used. {error.sentence}") from None


def _earned(rules: str, standards: Standards) -> frozenset[str]:
    earned = frozenset(filter(None, map(str.strip, rules.split(","))))
    unknown = sorted(earned - standards.rules.keys())
    if unknown:
        known = ", ".join(standards.rules)
        raise Refused(f"--earned names {', '.join(unknown)}. The document's rules are: {known}.")
    return earned


@folkmoot.command()
@click.argument("file", type=click.File("rb"), default="-")
@language_option
@standards_option
@earned_option
def check(file: BinaryIO, language: str, *, path: str | None, earned: str) -> None:
    """Judge one text, from FILE or standard input, and show why.

    Exit code: 0 if the text may be published, 1 if it is asked back, held or
    removed, 2 if it could not be judged.
    """
    standards = _load(path)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"The text is not valid UTF-8 (byte {error.start}). Save it as UTF-8."
        raise Refused(sentence) from None
    verdict = review(Submission(text, language), standards, earned=_earned(earned, standards))
    console = Console(highlight=False)
    show_verdict(console, text, verdict=verdict, standards=standards, language=language)
    sys.exit(verdict.outcome is not Outcome.PUBLISH)


def show_verdict(
    console: Console, text: str, *, verdict: Verdict, standards: Standards, language: str
) -> None:
    """The text with what was seen marked in it, then each finding in words."""
    shown = Text(visible(text.rstrip("\n")))
    for finding in verdict.findings:
        for begin, end in finding.spans:
            shown.stylize(f"reverse {STYLES[finding.action]}", begin, end)
    console.print(shown, soft_wrap=True)
    outcome = verdict.outcome.value
    console.print(Text.assemble("\nOutcome: ", (outcome, f"bold {STYLES[outcome]}")))
    for finding in verdict.findings:
        why = explain(finding, standards, language=language)
        console.print(_finding(finding, text, why=why), soft_wrap=True)
    for failure in verdict.failed:
        rule = f" (rule {failure.rule})" if failure.rule else ""
        console.print(f"\nFailed: {failure.detector}{rule}: {visible(failure.error)}", markup=False)


def _finding(finding: Finding, text: str, *, why: str) -> Text:
    places = [f"{begin}-{end} “{_short(text[begin:end])}”" for begin, end in finding.spans[:5]]
    rung = f", read on the rung “{finding.rung}”" if finding.rung else ""
    return Text.assemble(
        ("\n" + finding.action, STYLES[finding.action]),
        f"  {why}\n",
        f"  {finding.detector}, score {finding.score}{rung}\n",
        f"  at {'; '.join(places)}" if places else "  in the whole text",
    )


def _short(words: str) -> str:
    words = " ".join(visible(words).split())
    return words if len(words) <= 40 else f"{words[:39]}…"


def visible(text: str) -> str:
    """The text with nothing in it that could steer a terminal, place for place the same."""
    return "".join("\ufffd" if _steers(sign) else sign for sign in text)


def _steers(sign: str) -> bool:
    is_control = (sign < " " and sign not in "\n\t") or "\x7f" <= sign <= "\x9f"
    return is_control or sign in BIDI_CONTROLS or "\ud800" <= sign <= "\udfff"


@folkmoot.command("assess")
@click.argument("file", type=click.File("rb"), default="-")
@language_option
@standards_option
@earned_option
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True)
def assess_command(
    file: BinaryIO, *, language: str, path: str | None, earned: str, workers: int
) -> None:
    """Judge many texts: JSON Lines from FILE or standard input, one verdict a line out.

    Each line is an object with "id" and "text", and may have "language", "story",
    "parent", "author" and "at". The order is kept, with any number of workers. A line
    that cannot be read is answered with {"id", "error"} and the run goes on; then the
    exit code is 1 at the end.
    """
    standards = _load(path)
    may_remove = _earned(earned, standards)
    lines = read_lines(file)
    results = assess(lines, standards, language=language, earned=may_remove, workers=workers)
    out = sys.stdout.buffer
    errors = 0
    try:
        for each in _with_progress(results):
            out.write(each.line + b"\n")
            errors += each.is_error
        out.flush()
    except StandardsError as error:
        raise Refused(error.sentence) from None
    sys.exit(errors > 0)


def _with_progress(results: Iterator[Assessed]) -> Iterator[Assessed]:
    """A count on standard error, where somebody is looking."""
    if not sys.stderr.isatty():
        yield from results
        return
    columns = (SpinnerColumn(), TextColumn("assessed"), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(results, total=None)


@folkmoot.group("standards", context_settings=CONTEXT)
def standards_group() -> None:
    """List, show, validate or copy a standards document."""


@standards_group.command("list")
@language_option
@standards_option
def list_rules(language: str, path: str | None) -> None:
    """The rules: what each may cause by itself, and what looks for it."""
    standards = _load(path)
    table = Table("rule", "title", "on", "severity", "at most", "detectors", box=None)
    for rule in standards.rules.values():
        title = rule.words[standards.spoken(language)].title
        detectors = ", ".join(dict.fromkeys(use.name for use in rule.detectors))
        most = rule.ceiling().value if rule.is_detecting else "-"
        on = "yes" if rule.is_on else "no"
        table.add_row(rule.id, title, on, str(rule.severity), most, detectors or "moderators only")
    Console(highlight=False).print(f"{standards.name} {standards.version}\n", table)


@standards_group.command()
@click.argument("rule")
@language_option
@standards_option
def show(rule: str, language: str, *, path: str | None) -> None:
    """One RULE in words, such as C12."""
    standards = _load(path)
    if rule.upper() not in standards.rules:
        raise Refused(f'There is no rule "{rule}". The rules are: {", ".join(standards.rules)}.')
    words = standards.rules[rule.upper()].words[standards.spoken(language)]
    parts = (f"{rule.upper()}  {words.title}", words.text, words.explanation, words.advice)
    click.echo("\n\n".join(part.strip() for part in parts))


@standards_group.command()
@click.argument("file", metavar="FILE")
def validate(file: str) -> None:
    """Say whether a document can be used, and if not, what to change."""
    standards = _load(file)
    languages = ", ".join(standards.languages)
    click.echo(f"{file} is whole: {len(standards.rules)} rules in {languages}.")
    for sentence in troubles(standards):
        click.echo(f"But on this machine: {sentence}")


@standards_group.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--from", "name", type=click.Choice(["default", "strict"]), default="default")
def copy(folder: Path, name: str) -> None:
    """Write a shipped document and its words into a FOLDER, to be edited."""
    files = [DOCUMENTS / f"{name}.toml", *sorted((DOCUMENTS / "texts").glob("*.toml"))]
    for file in files:
        target = folder / file.relative_to(DOCUMENTS)
        if target.exists():
            raise Refused(f"{target} is there already. Nothing was written; choose another folder.")
    for file in files:
        target = folder / file.relative_to(DOCUMENTS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        click.echo(target)


def main() -> None:
    """The entry point; whatever the machine is set to, Folkmoot writes UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    folkmoot(prog_name="folkmoot")
