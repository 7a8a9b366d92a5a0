"""``folkmoot check``: one text, with what was seen marked in it."""

import sys
from typing import BinaryIO

import click
from rich.console import Console
from rich.text import Text

from folkmoot.standards.commands.wishes import (
    STYLES,
    Refused,
    earned_of,
    earned_option,
    judges_option,
    language_option,
    load,
    standards_option,
)
from folkmoot.standards.document import Standards, explain
from folkmoot.standards.engine import review
from folkmoot.standards.finding import Finding
from folkmoot.standards.judges import ask_judges
from folkmoot.standards.submission import Submission
from folkmoot.standards.verdict import Outcome, Verdict

BIDI_CONTROLS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
@language_option
@standards_option
@earned_option
@judges_option
def check(
    file: BinaryIO, language: str, *, path: str | None, earned: str, asks_judges: bool
) -> None:
    """Judge one text, from FILE or standard input, and show why.

    Exit code: 0 if the text may be published, 1 if it is asked back, held or
    removed, 2 if it could not be judged.
    """
    standards = load(path)
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        sentence = f"The text is not valid UTF-8 (byte {error.start}). Save it as UTF-8."
        raise Refused(sentence) from None
    submission = Submission(text, language)
    verdict = review(submission, standards, earned=earned_of(earned, standards))
    if asks_judges:
        verdict = ask_judges(verdict, submission, standards)
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
    for asked in verdict.judges:
        if asked.is_degraded:
            line = f"\nNot heard: judge {asked.judge} (rule {asked.rule}): {asked.reason}"
            console.print(line, markup=False)


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
