"""The reference page of the commands."""

from pathlib import Path

import click
from django.core.management import get_commands, load_command_class

from folkmoot import cli

HEAD = """# Commands

MADE

`folkmoot` is one command. The engine's words work with the base install, without Django; the
server's words need the extra `server`. `folkmoot help` lists what the libraries bring along too.
"""


def commands_page() -> str:
    """The engine's words, then the server's."""
    engine = [_click("folkmoot", cli.folkmoot, name) for name in sorted(cli.folkmoot.commands)]
    ours = sorted(name for name, app in get_commands().items() if str(app).startswith("folkmoot."))
    server = [_django(name) for name in ours]
    parts = [HEAD, "## The engine\n", *engine, "## The server\n", *server]
    return "\n".join(parts)


def _click(above: str, group: click.Group, name: str) -> str:
    command = group.commands[name]
    context = click.Context(command, info_name=f"{above} {name}", max_content_width=88)
    context.terminal_width = 88
    text = _section(f"{above} {name}", command.get_help(context))
    if isinstance(command, click.Group):
        text += "\n".join(
            _click(f"{above} {name}", command, each) for each in sorted(command.commands)
        )
    return text


def _django(name: str) -> str:
    command = load_command_class(get_commands()[name], name)
    parser = command.create_parser("folkmoot", name)
    common = set(command.base_stealth_options) | {
        "version", "verbosity", "settings", "pythonpath", "traceback", "no_color", "force_color",
        "skip_checks", "help",
    }  # fmt: skip
    lines = [" ".join((parser.description or "").split()), ""]
    own = [action for action in parser._actions if action.dest not in common]
    for action in own:
        words = ", ".join(action.option_strings) or action.dest
        lines.append(f"  {words}\n      {' '.join((action.help or '').split())}")
    return _section(f"folkmoot {name}", "\n".join(lines))


def _section(title: str, text: str) -> str:
    shown = text.replace(str(Path.cwd()), ".").rstrip()
    return f"### `{title}`\n\n```text\n{shown}\n```\n"
