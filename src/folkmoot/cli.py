"""The ``folkmoot`` command: the engine's own words, and every other word goes to Django."""

import os
import sys
from difflib import get_close_matches
from io import TextIOWrapper

import click

from folkmoot import __version__
from folkmoot.standards.commands.assess import assess_command
from folkmoot.standards.commands.check import check
from folkmoot.standards.commands.documents import standards_group
from folkmoot.standards.commands.wishes import CONTEXT, Refused
from folkmoot.standards.comparison_command import compare_scores

SETTINGS = "folkmoot.project.settings"


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


for command in (assess_command, check, compare_scores, standards_group):
    folkmoot.add_command(command)


def main() -> None:
    """The entry point; whatever the machine is set to, Folkmoot writes UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    folkmoot(prog_name="folkmoot")
