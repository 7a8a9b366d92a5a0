"""The reference pages of the server's errors and settings."""

import importlib
import pkgutil
import re
from inspect import getdoc
from pathlib import Path
from typing import TypeVar

import folkmoot
from folkmoot.core.conf import all_settings
from folkmoot.core.errors import FolkmootError
from folkmoot.core.setting import Setting
from folkmoot.standards.errors import StandardsError

E = TypeVar("E", bound=Exception)

ERRORS = """# Errors

MADE

Every refusal has a code, which is stable and for machines, and a sentence for people. The JSON API
answers `{"error": {"code", "message", "facts"}}` with the status below; pages show the sentence.
Codes without a status are met only in the terminal, in the log or on a page.

| code | status | what people read | class |
|---|---|---|---|
"""
ENGINE_ERRORS = """

## Of the engine

The engine knows no server: its errors say what is wrong with a document, a word list or a line of
input, and where.

| code | means | class |
|---|---|---|
"""
SETTINGS = """# Settings

MADE

Folkmoot is set by environment variables. They say two things and keep them apart: where it runs,
and how it behaves. What an editor decides (the standards, a story's mode, the privacy policy)
is neither: it is changed at the desk and kept with its versions.

Without any variable Folkmoot runs on SQLite in `var/`, on this machine only.
"""
TABLE = "| variable | default | meaning |\n|---|---|---|\n"
PLACES = {
    "FOLKMOOT_ADDRESS": "The public address of this Folkmoot, such as the one of the news site. "
    "With https, cookies and links are for secure connections only.",
    "FOLKMOOT_CACHE_URL": "The address of a Redis or Valkey. Empty: a file beside a SQLite "
    "database, a table of PostgreSQL.",
    "FOLKMOOT_DATABASE_URL": "`postgresql:` with account, host and database, or `sqlite:` with a "
    "path. Empty: a SQLite file in FOLKMOOT_VAR.",
    "FOLKMOOT_DEBUG": "Show the inside of errors in the browser. Never on a public machine.",
    "FOLKMOOT_DEMO": "The demo: mails go to a page of their own, static files need no collecting.",
    "FOLKMOOT_ERASURE_LEDGER": "The file that remembers who was erased, by keyed hashes, for the "
    "day a backup is restored: keep it beside the backups. Empty: erasures.jsonl in FOLKMOOT_VAR.",
    "FOLKMOOT_HOSTS": "The host names that may be asked for, separated by commas.",
    "FOLKMOOT_LOG_LEVEL": "From which level on messages go to standard error: WARNING, INFO, ...",
    "FOLKMOOT_MAIL_FROM": "The sender of every mail.",
    "FOLKMOOT_MAIL_HOST": "The mail server that takes our mails.",
    "FOLKMOOT_MAIL_PASSWORD": "The password at the mail server.",
    "FOLKMOOT_MAIL_PORT": "The port of the mail server.",
    "FOLKMOOT_MAIL_TLS": "Speak to the mail server with STARTTLS.",
    "FOLKMOOT_MAIL_USER": "The account at the mail server.",
    "FOLKMOOT_MEDIA_ADDRESS": "Another host, as https://pictures.example, that gives out the "
    "folder media: so that no picture is ever of one origin with the pages. Empty: this host.",
    "FOLKMOOT_PUSH_KEY": "The key of web push, made by `folkmoot push_keys`: with it, and the "
    "extra push, members may have their browsers told. Empty: it is not offered.",
    "FOLKMOOT_SECRET_KEY": "The key that signs sessions, links and queued tasks. Set it, keep it "
    "secret, keep it the same; without it every start signs everybody out.",
    "FOLKMOOT_SOCIAL_": "What each network of FOLKMOOT_SOCIAL needs, by its name: "
    "FOLKMOOT_SOCIAL_GOOGLE_ID and so on; the how-to on logging in through networks lists them.",
    "FOLKMOOT_SNAPSHOTS": "The file of rendered pages that anyone may see, made anew when it is "
    "gone: on a disk of this machine, never a shared one. Empty: snapshots.sqlite3 in "
    "FOLKMOOT_VAR.",
    "FOLKMOOT_EDGE_FEED": "direct, or follow with several hosts: then kept pages are answered only "
    "while the builder of this host says that they are up to date; else Django answers.",
    "FOLKMOOT_STREAMS": "How many readers may listen to live discussions at once, in one "
    "process of the edge; who comes on top looks every now and then instead.",
    "FOLKMOOT_STREAMS_EACH": "The same from one address; many readers may share one.",
    "FOLKMOOT_TRUSTED_PROXIES": "How many proxies stand in front; the visitor's address is read "
    "from what they add. With a wrong number, limits count the wrong visitors.",
    "FOLKMOOT_VAR": "The folder for what Folkmoot keeps in files.",
    "PORT": "The port to serve on.",
}
READ = re.compile(
    r"environment\.(?P<kind>\w+)\(\s*\"(?P<name>[A-Z_]+)\"(?:,\s*(?:default=)?(?P<default>.+?))?\)"
)


def errors_page() -> str:
    """Every error of the installed apps, by code."""
    from folkmoot.api.errors import STATUS

    _import_all_errors()
    server = [
        f"| `{each.code}` | {STATUS.get(each.code, '')} | {_cell(str(each.message))} "
        f"| `{each.__module__}.{each.__name__}` |"
        for each in _in_order(FolkmootError)
    ]
    engine = [
        f"| `{each.code}` | {_cell(getdoc(each) or '')} | `{each.__module__}.{each.__name__}` |"
        for each in _in_order(StandardsError)
    ]
    return ERRORS + "\n".join(server) + ENGINE_ERRORS + "\n".join(engine)


def _in_order(kind: type[E]) -> list[type[E]]:
    return sorted(_kinds(kind), key=lambda each: (getattr(each, "code", ""), each.__name__))


def _import_all_errors() -> None:
    for module in pkgutil.walk_packages(folkmoot.__path__, "folkmoot."):
        if module.name.endswith((".errors", "_errors")):
            importlib.import_module(module.name)


def _kinds(kind: type[E]) -> set[type[E]]:
    found = {kind}
    for each in kind.__subclasses__():
        if each.__module__.startswith("folkmoot."):
            found |= _kinds(each)
    return found


def settings_page() -> str:
    """Where it runs, then how it behaves."""
    places = "\n".join(_places())
    behaviour = "\n".join(_setting(each) for each in all_settings())
    return (
        f"{SETTINGS}\n## Where it runs\n\n{TABLE}{places}\n\n"
        "## How it behaves\n\nRead in code as `folkmoot.core.conf.conf`.\n\n"
        f"{TABLE}{behaviour}\n"
    )


def _places() -> list[str]:
    source = Path(folkmoot.__path__[0], "project", "settings.py").read_text(encoding="utf-8")
    found = {match["name"]: match["default"] or "" for match in READ.finditer(source)}
    unknown = found.keys() - PLACES.keys()
    if unknown:
        names = ", ".join(sorted(unknown))
        raise SystemExit(f"scripts/reference_server.py does not explain: {names}")
    return [
        f"| `{name}` | {_default(default)} | {_cell(PLACES[name])} |"
        for name, default in sorted(found.items())
    ]


def _default(written: str) -> str:
    plain = re.sub(r"^f?\"|\"$|^Path\(\"|\"\)?$", "", written)
    return f"`{plain}`" if plain else ""


def _setting(setting: Setting[str]) -> str:
    default = ", ".join(setting.default) if isinstance(setting.default, tuple) else setting.default
    shown = f"`{default}`" if str(default) else ""
    return f"| `{setting.variable}` | {shown} | {_cell(setting.help)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
