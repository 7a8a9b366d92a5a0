"""``folkmoot standards``: list, show, check, compare, render or copy a document."""

import json
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from folkmoot.standards.commands.wishes import (
    CONTEXT,
    Refused,
    language_option,
    load,
    standards_option,
)
from folkmoot.standards.differences import CONCERNS, Change, differences
from folkmoot.standards.document import DOCUMENTS
from folkmoot.standards.doubts import doubts
from folkmoot.standards.json_schema import SCHEMAS, schema_text
from folkmoot.standards.public_page import as_html, as_markdown
from folkmoot.standards.troubles import troubles

HEADINGS = {
    "readers": "What readers see",
    "authors": "What authors are told, and what a breach means",
    "engine": "What the engine does",
    "desk": "What the desk and reports see",
}


@click.group("standards", context_settings=CONTEXT)
def standards_group() -> None:
    """List, show, check, compare, render or copy a standards document."""


@standards_group.command("list")
@language_option
@standards_option
def list_rules(language: str, path: str | None) -> None:
    """The rules: what each may cause by itself, and what looks for it."""
    standards = load(path)
    table = Table("rule", "title", "on", "severity", "at most", "detectors", box=None)
    for rule in standards.rules.values():
        title = rule.words[standards.spoken(language)].title
        uses = [use.name for use in rule.detectors] + [use.label for use in rule.judges]
        detectors = ", ".join(dict.fromkeys(uses))
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
    standards = load(path)
    if rule.upper() not in standards.rules:
        raise Refused(f'There is no rule "{rule}". The rules are: {", ".join(standards.rules)}.')
    words = standards.rules[rule.upper()].words[standards.spoken(language)]
    parts = (f"{rule.upper()}  {words.title}", words.text, words.explanation, words.advice)
    click.echo("\n\n".join(part.strip() for part in parts))


@standards_group.command("check")
@click.argument("file", metavar="FILE")
def check_document(file: str) -> None:
    """Say whether a document can be used; if not, what to change, and if so, what is doubtful.

    Exit code: 0 if it can be used, with or without doubts, 2 if it cannot.
    """
    standards = load(file)
    languages = ", ".join(standards.languages)
    click.echo(f"{file} is whole: {len(standards.rules)} rules in {languages}.")
    for sentence in troubles(standards):
        click.echo(f"But on this machine: {sentence}")
    for sentence in doubts(standards):
        click.echo(f"Is it meant? {sentence}")


standards_group.add_command(check_document, "validate")


@standards_group.command()
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--json", "is_json", is_flag=True, help="Write a list of changes as JSON.")
def diff(old: str, new: str, *, is_json: bool) -> None:
    """What changes from document OLD to NEW, for readers, authors, the engine and the desk.

    Each is a file, or the shipped 'default' or 'strict'. Exit code: 0 if nothing changes,
    1 if something does, 2 if one of them cannot be used.
    """
    changes = differences(load(old), load(new))
    if is_json:
        found = [change.to_dict() for change in changes]
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
    elif not changes:
        click.echo("Nothing changes.")
    else:
        click.echo("\n\n".join(_headed(changes)))
    sys.exit(bool(changes))


def _headed(changes: tuple[Change, ...]) -> list[str]:
    parts = []
    for concern in CONCERNS:
        lines = [f"- {change.sentence}" for change in changes if change.concerns == concern]
        if lines:
            parts.append("\n".join([f"{HEADINGS[concern]}:", *lines]))
    return parts


@standards_group.command()
@language_option
@standards_option
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html"]), default="html", show_default=True
)
def render(language: str, *, path: str | None, form: str) -> None:
    """The page Community Standards as readers see it, whole in one file, to standard output."""
    page = load(path).public(language)
    click.echo(as_html(page) if form == "html" else as_markdown(page), nl=False)


@standards_group.command()
@click.argument("name", type=click.Choice(sorted(SCHEMAS)), default="standards")
def schema(name: str) -> None:
    """The JSON Schema of a document, or of its words in a language ("texts"), for editors."""
    click.echo(schema_text(name), nl=False)


@standards_group.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--from", "name", type=click.Choice(["default", "strict"]), default="default")
def copy(folder: Path, name: str) -> None:
    """Write a shipped document, its words and their schemas into a FOLDER, to be edited."""
    files = [DOCUMENTS / f"{name}.toml", *sorted((DOCUMENTS / "texts").glob("*.toml"))]
    files += sorted(DOCUMENTS.glob("*.schema.json"))
    for file in files:
        target = folder / file.relative_to(DOCUMENTS)
        if target.exists():
            raise Refused(f"{target} is there already. Nothing was written; choose another folder.")
    for file in files:
        target = folder / file.relative_to(DOCUMENTS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
        click.echo(target)
