"""Where things stand, and how large they may grow."""

import ast
import re
from pathlib import Path

import pytest

from tests.house.sources import (
    DOMAIN,
    DOORS,
    GROUND,
    PACKAGE,
    ROOT,
    Source,
    apps,
    everything,
    functions,
    package,
)

FILE_LINES = 300
FUNCTION_LINES = 40
PARAMETERS = 5
POSITIONAL = 3
FORBIDDEN_FILES = {
    "utils", "util", "helpers", "helper", "common", "misc", "base", "manager", "managers",
    "handler", "handlers", "service", "services", "types", "lib",
}  # fmt: skip
CORE = {
    "__init__", "addresses", "after_commit", "apps", "cache_file", "clock", "conf", "errors", "ids",
    "limits", "outbound", "prepared", "setting", "worker",
}  # fmt: skip
EVERYWHERE = {"templates", "static", "management", "migrations", "locale"}
FOLDERS = {
    "core": {"templates", "static", "management", "templatetags"},
    "standards": {"detectors", "documents", "lexicons", "scoring", "judges", "archive", "commands"},
    "edge": set(),
    "domain": {"models", "queries", "actions"},
    "door": {"pages", "routes", "schemas", "forms", "templatetags"},
    "accounts": {"captcha", "policy_drafts"},
    "api": {"moderations", "perspective"},
    "notifications": {"channels"},
    "moderation": {"rulings", "inbound"},
    "campaigns": {"detectors"},
    "privacy": {"parts"},
    "importers": {"formats"},
    "newsroom": {"models", "queries", "actions", "blocks", "demo"},
    "project": {"demo", "formats"},
}
DOOR_FILES_IN_DOMAIN = {"urls", "views", "forms", "schemas"}
HTTP = ("django.http", "django.shortcuts", "django.views", "ninja")
SEAMS = {
    "folkmoot.accounts.allauth_adapter": "allauth calls it with requests",
    "folkmoot.accounts.signup_form": "the form that allauth shows",
    "folkmoot.accounts.social_adapter": "allauth's log-in through networks calls it with requests",
    "folkmoot.accounts.entrance_forms": "the forms that allauth shows",
    "folkmoot.accounts.gate": "middleware: no page before the new privacy policy was read",
    "folkmoot.accounts.presence": "middleware: when an account was last here",
    "folkmoot.accounts.signing_on": "a partner site's word becomes a session, for page and JSON",
    "folkmoot.accounts.captcha_field": "the captcha as a field of those forms",
}
SIGNALS = {"folkmoot.accounts.allauth_adapter", "folkmoot.newsroom.story_link"}


def test_files_are_short():
    long = [
        f"{source.name}: {lines} lines"
        for source in everything()
        if (lines := source.text.count("\n")) > FILE_LINES
    ]
    scripts = [*PACKAGE.rglob("static/**/*.js"), *(ROOT / "scripts").iterdir()]
    long += [
        f"{path.relative_to(ROOT)}: {lines} lines"
        for path in scripts
        if path.is_file()
        and "vendor" not in path.parts
        and (lines := path.read_text().count("\n")) > FILE_LINES
    ]
    assert not long, long


def test_functions_are_short():
    long = [
        f"{source.name}:{node.lineno} {node.name}: {lines} lines"
        for source in package()
        for node in functions(source)
        if (lines := _lines(node)) > FUNCTION_LINES
    ]
    assert not long, long


def _lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its docstring."""
    all_lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node, clean=False) is None:
        return all_lines
    docstring = node.body[0]
    return all_lines - ((docstring.end_lineno or 0) - docstring.lineno + 1)


def test_functions_ask_for_little():
    greedy = []
    for source in package():
        for node in functions(source):
            given = [*node.args.posonlyargs, *node.args.args]
            given = given[1:] if given and given[0].arg in {"self", "cls"} else given
            count = len(given) + len(node.args.kwonlyargs)
            if count > PARAMETERS:
                greedy.append(f"{source.name}:{node.lineno} {node.name}: {count} parameters")
    assert not greedy, greedy


def test_actions_and_queries_take_the_rest_by_name():
    """Who, on what, with which words may stand by place; every other thing says its name."""
    unnamed = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in package()
        if source.path.parent.name in {"actions", "queries"}
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and len([*node.args.posonlyargs, *node.args.args]) > POSITIONAL
    ]
    assert not unnamed, unnamed


def test_no_file_is_a_drawer():
    drawers = [
        source.name
        for source in package()
        if source.path.stem in FORBIDDEN_FILES and not _holds_variants(source)
    ]
    assert not drawers, drawers


def _holds_variants(source: Source) -> bool:
    variants = {"detectors", "rulings", "formats", "channels", "captcha", "judges", "parts"}
    return source.path.stem == "base" and source.path.parent.name in variants


def test_core_is_a_closed_list():
    files = {path.stem for path in (PACKAGE / "core").glob("*.py")}
    assert files <= CORE, f"A new file in core needs a decision record: {files - CORE}"


@pytest.mark.parametrize("app", apps(DOMAIN, DOORS, GROUND))
def test_an_app_has_the_known_folders(app):
    kind = "domain" if app in DOMAIN else "door" if app in DOORS else app
    allowed = FOLDERS[kind] | FOLDERS.get(app, set())
    if app not in {"standards", "edge"}:
        allowed |= EVERYWHERE
    folders = {
        path.name
        for path in (PACKAGE / app).iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert folders <= allowed, folders - allowed


@pytest.mark.parametrize("app", apps(DOMAIN))
def test_a_domain_app_is_whole_and_is_no_door(app):
    files = {path.stem for path in (PACKAGE / app).glob("*.py")}
    assert {"__init__", "apps", "errors"} <= files
    assert not files & DOOR_FILES_IN_DOMAIN


def test_the_domain_knows_no_http():
    knowing = sorted(
        {
            source.module
            for source in package()
            if source.app in DOMAIN
            and source.module not in SEAMS
            and any(name.startswith(HTTP) for name in source.imports())
        }
    )
    assert not knowing, knowing


@pytest.mark.parametrize("app", apps(DOORS))
def test_a_door_has_addresses(app):
    if app in {"importers"}:
        pytest.skip("its door is a command")
    assert (PACKAGE / app / "urls.py").exists()


@pytest.mark.parametrize("app", apps(GROUND, DOMAIN, DOORS))
def test_an_app_says_what_it_answers(app):
    source = next(s for s in package() if s.path == PACKAGE / app / "__init__.py")
    words = ast.get_docstring(source.tree) or ""
    sentences = [part for part in re.split(r"[.;:!?]\s+|\.$", words) if part.strip()]
    assert len(sentences) >= 3, words
    assert "Start reading" in words


def test_what_is_imported_for_types_only():
    """The import contracts do not count it, so it may be only this: within an app, and the
    rows that a door's action takes or gives, which the door may name and not touch."""
    astray = [
        f"{source.name}: {name}"
        for source in package()
        for name in _imports_for_types(source)
        if name.startswith("folkmoot.")
        and name.split(".")[1] != source.app
        and not (source.app in DOORS and ".models" in name)
    ]
    assert not astray, astray


def _imports_for_types(source: Source) -> list[str]:
    return [
        node.module
        for block in ast.walk(source.tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.unparse(block.test)
        for node in block.body
        if isinstance(node, ast.ImportFrom) and node.module
    ]


def test_only_the_named_seams_hear_signals():
    hearing = sorted(
        {
            source.module
            for source in package()
            if any(
                "signals" in name.split(".") or "django.dispatch" in name
                for name in source.imports()
            )
        }
        - SIGNALS
    )
    assert not hearing, hearing


def test_only_the_clock_reads_the_time():
    """`standards` gets the time as a fact; the worker's loop counts seconds, not hours."""
    calls = ("timezone.now(", "datetime.now(", "datetime.utcnow(", "date.today(", "time.time(")
    reading = [
        source.name
        for source in package()
        if source.module != "folkmoot.core.clock" and any(call in source.text for call in calls)
    ]
    assert not reading, reading


def test_each_variant_has_its_test():
    folders = {
        "standards/detectors": "standards/detectors",
        "moderation/rulings": "moderation/rulings",
        "campaigns/detectors": "campaigns/detectors",
        "importers/formats": "importers/formats",
        "accounts/captcha": "accounts/captcha",
    }
    missing = [
        str(test.relative_to(ROOT))
        for code, tests in folders.items()
        for path in sorted((PACKAGE / code).glob("*.py"))
        if path.stem not in {"__init__", "base"}
        and not (test := ROOT / "tests" / tests / f"test_{path.stem}.py").exists()
    ]
    assert not missing, missing


def test_each_page_of_the_desk_names_its_permission():
    nameless = [
        f"{source.name}:{node.lineno} {node.name}"
        for source in package()
        if source.path.parent == PACKAGE / "desk" / "pages"
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef)
        and "HttpResponse" in ast.unparse(node.returns or ast.Constant(""))
        and not node.name.startswith("_")
        and not any("page(Permission." in ast.unparse(each) for each in node.decorator_list)
    ]
    assert not nameless, nameless


def test_tests_wait_for_conditions_and_not_for_times():
    waiting = Path("tests/plumbing/waiting.py")
    samples = Path("tests/core/sample_tasks.py")
    sleeping = [
        source.name
        for source in everything()
        if source.name.startswith("tests/")
        and source.path.relative_to(ROOT) not in {waiting, samples}
        and "tests/house" not in source.name
        and re.search(r"\b(time\.sleep|wait_for_timeout)\(", source.text)
    ]
    assert not sleeping, sleeping


def test_locks_name_no_address():
    locks = sorted(ROOT.glob("requirements*.lock"))
    assert len(locks) == 5
    for lock in locks:
        assert "://" not in lock.read_text(), lock.name
        assert "--index" not in lock.read_text(), lock.name
