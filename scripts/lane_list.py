"""The lanes of `make test`, and which of them a shorter command runs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scripts import servers
from scripts.lanes import Lane

BIN = ".venv/bin"
PYTHON = f"{BIN}/python"
DJANGO = [PYTHON, "-m", "django"]
SETTINGS = {"DJANGO_SETTINGS_MODULE": "folkmoot.project.settings_test", "PYTHONPATH": "src:."}
ON_SQLITE = {"FOLKMOOT_DATABASE_URL": "", "FOLKMOOT_CACHE_URL": ""}
ALONE = Path("var/cache/alone")
WHEEL = "var/cache/wheel"
GROUND = ("core", "notifications", "moderation", "privacy", "durability", "acceptance")
ACCOUNTS = ("accounts/actions", "accounts/captcha", "accounts/test_gate.py")
DISCUSSION = ("discussion/actions", "discussion/queries", "discussion/test_access.py")
API = ("comments", "drafts", "mine", "privacy", "protection", "reactions", "sanctions", "threads")
DOORS = ("desk/test_access.py", *(f"api/test_{name}.py" for name in API))
BOTH = [f"tests/{name}" for name in (*GROUND, *ACCOUNTS, *DISCUSSION, *DOORS)]
WITH_EXTRAS = [
    f"tests/standards/{name}"
    for name in ("judges", "archive", "commands", "test_json_schema.py", "test_example.py")
]
WITHOUT_DATABASE = ["--ignore=tests/standards", "--ignore=tests/house"]


def _pytest(name: str, arguments: list[str], workers: int = 2) -> tuple[list[str], str]:
    report = f"var/log/{name}.xml"
    command = [f"{BIN}/pytest", "-q", f"--junitxml={report}", *arguments]
    if workers > 1:
        command += ["-n", str(workers), "--dist", "worksteal"]
    return command, report


def check_lanes() -> list[Lane]:
    """What needs no test run: form, lint, imports, templates, spelling, migrations, docs."""
    templates = [str(path) for path in Path("src").glob("**/templates/**/*.html")]
    missing = [*DJANGO, "makemigrations", "--check", "--dry-run"]
    return [
        Lane("format", [[f"{BIN}/ruff", "format", "--check", "."]]),
        Lane("lint", [[f"{BIN}/ruff", "check", "."]]),
        Lane("imports", [[f"{BIN}/lint-imports", "--cache-dir", "var/cache/imports"]], SETTINGS),
        Lane("templates", [[f"{BIN}/djade", "--check", "--target-version", "5.2", *templates]]),
        Lane("spelling", [[f"{BIN}/typos", "--format", "brief"]]),
        Lane("migrations complete", [missing], SETTINGS | ON_SQLITE),
        Lane("docs up to date", [["scripts/docs", "--check"]], ON_SQLITE),
        house_lane(),
    ]


def house_lane() -> Lane:
    """The house rules: layout, words, migrations, docs, writes, locks."""
    command, report = _pytest("house", ["tests/house"], workers=1)
    return Lane("house", [command], ON_SQLITE, report)


def type_lane() -> Lane:
    """Strict types; the engine also without the Django plug-in."""
    alone = ["--config-file", "/dev/null", "--strict", "--ignore-missing-imports"]
    alone += ["--cache-dir", "var/cache/mypy-alone", "-p", "folkmoot.standards"]
    mypy = [PYTHON, "-m", "mypy"]
    return Lane("types", [mypy, [*mypy, *alone]], SETTINGS | {"MYPYPATH": "src"})


def javascript_type_lane() -> Lane:
    """The types that the component's modules state in their comments."""
    command = ["node_modules/.bin/tsc", "-p", "jsconfig.json"]
    return Lane("JavaScript types", [command], {}, prepare=lambda _: servers.node_packages())


def sqlite_lane() -> Lane:
    """Every test without a browser, on SQLite with its cache file."""
    chosen = ["-m", "not browser and not soak and not postgresql and not redis"]
    command, report = _pytest("sqlite", [*chosen, *WITHOUT_DATABASE, "tests"])
    return Lane("tests on SQLite", [command], ON_SQLITE, report)


def both_lane() -> Lane:
    """Where rows, races and rights matter, again on PostgreSQL with Redis.

    What touches no table is left out by `tests/plumbing/databases.py`.
    """
    chosen = ["-m", "not browser and not soak", "--only-with-database"]
    command, report = _pytest("postgresql", [*chosen, *BOTH])

    def find(lane: Lane) -> str:
        database, cache = servers.postgresql(), servers.redis()
        lane.env["FOLKMOOT_DATABASE_URL"] = database.place
        lane.env["FOLKMOOT_CACHE_URL"] = cache.place
        return database.missing or cache.missing

    return Lane("tests on PostgreSQL, Redis", [command], {}, report, find)


def browser_lane() -> Lane:
    """The journeys and the component in a real Chromium."""
    files = [str(path) for path in sorted(Path("tests").rglob("test_*.py")) if _has_browser(path)]
    command, report = _pytest("browser", ["-m", "browser and not soak", *files])

    def find(lane: Lane) -> str:
        found = servers.chromium()
        lane.env["FOLKMOOT_CHROMIUM"] = found.place
        return found.missing

    return Lane("tests in the browser", [command], dict(ON_SQLITE), report, find)


def _has_browser(path: Path) -> bool:
    """So that no other file need be loaded to find out that it has no such test."""
    return "mark.browser" in path.read_text()


def alone_lane() -> Lane:
    """The base package, built and installed without Django: the engine's tests."""
    python = f"{ALONE}/bin/python"
    uv = [f"{BIN}/uv", "pip", "install", "--quiet", "--no-deps", "--python", python]
    fresh = [f"{BIN}/uv", "venv", "--quiet", "--clear", "--python", PYTHON, str(ALONE)]
    without = "import importlib.util as u, sys; sys.exit(u.find_spec('django') is not None)"
    report = "var/log/alone.xml"
    tests = [python, "-m", "pytest", "-q", "-c", "scripts/alone.ini", "--rootdir=."]
    return Lane(
        "engine alone, no Django",
        [
            ["rm", "-rf", WHEEL],
            [PYTHON, "-m", "hatchling", "build", "-t", "wheel", "-d", WHEEL],
            fresh,
            [*uv, "--require-hashes", "-r", "requirements-base.lock"],
            ["sh", "-c", f"{' '.join(uv)} {WHEEL}/*.whl"],
            [python, "-c", without],
            [*tests, "-m", "not soak", f"--junitxml={report}", "tests/standards"],
        ],
        {"UV_PYTHON_DOWNLOADS": "never", "PYTHONPATH": ""},
        report,
    )


def extras_lane() -> Lane:
    """What the engine does with its extras and the development tools: judges, archives, schemas."""
    command, report = _pytest("extras", ["-m", "not soak", *WITH_EXTRAS], workers=1)
    return Lane("engine with its extras", [command], ON_SQLITE, report)


def javascript_lane() -> Lane:
    """The component's own tests with Node's runner."""
    files = sorted(str(path) for path in Path("tests").rglob("*.test.js"))
    report = "var/log/javascript.xml"
    reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout"]
    reporters += ["--test-reporter=junit", f"--test-reporter-destination={report}"]

    def find(_: Lane) -> str:
        return servers.node().missing or ("" if files else "there are no tests in JavaScript")

    return Lane("JavaScript", [["node", "--test", *reporters, *files]], {}, report, find)


def soak_lanes() -> list[Lane]:
    """The long runs of which `make test` runs a sample."""
    command, report = _pytest("soak", ["-m", "soak", "tests"], workers=1)
    found = browser_lane()
    growth, growth_report = _pytest("soak-growth", ["-m", "not soak", "tests/standards"])
    return [
        replace(found, name="soak", commands=[command], report=report),
        Lane("soak, longer texts", [growth], {"FOLKMOOT_SOAK": "1"}, growth_report),
    ]


def _tests() -> list[list[Lane]]:
    return [
        [sqlite_lane(), both_lane()],
        [alone_lane(), extras_lane(), javascript_lane(), browser_lane()],
    ]


def _all() -> list[list[Lane]]:
    tests, beside = _tests()
    return [tests, [*check_lanes(), type_lane(), javascript_type_lane(), *beside]]


CHOICES: dict[str, Callable[[], list[list[Lane]]]] = {
    "all": _all,
    "checks": lambda: [check_lanes()],
    "types": lambda: [[type_lane(), javascript_type_lane()]],
    "house": lambda: [[house_lane()]],
    "tests": _tests,
    "soak": lambda: [soak_lanes()],
}
