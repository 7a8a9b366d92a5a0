"""What several of the commands share: their options, and how they refuse."""

import sys
from typing import Any

import click

from folkmoot.standards.document import Standards
from folkmoot.standards.errors import StandardsError

CONTEXT = {"help_option_names": ["-h", "--help"]}
STYLES = {"publish": "green", "nudge": "yellow", "hold": "dark_orange", "remove": "red"}


class Refused(click.ClickException):
    """What could not be done, in a sentence. Exit code 2: 1 means that a text may not stand."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """The sentence alone, on standard error."""
        click.echo(self.format_message(), file=file or sys.stderr)


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
judges_option = click.option(
    "--judges",
    "asks_judges",
    is_flag=True,
    help="Ask the remote judges that the standards name: the text is sent to them.",
)


def load(path: str | None) -> Standards:
    """The standards of this name or in this file."""
    try:
        return Standards.load(path)
    except StandardsError as error:
        raise Refused(f"The standards cannot be used. {error.sentence}") from None


def earned_of(rules: str, standards: Standards) -> frozenset[str]:
    """The rules that were named; each must be one of the document's."""
    earned = frozenset(filter(None, map(str.strip, rules.split(","))))
    unknown = sorted(earned - standards.rules.keys())
    if unknown:
        known = ", ".join(standards.rules)
        raise Refused(f"--earned names {', '.join(unknown)}. The document's rules are: {known}.")
    return earned
