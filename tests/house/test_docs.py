"""The docs name everything there is, and nothing that is not."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.house.sources import PACKAGE, ROOT, Source, classes, defined_names, package

DOCS = ROOT / "docs"
DOTTED = re.compile(r"`(folkmoot(?:\.\w+)+)(?:\(\))?`")
LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#{1,6}\s+(.+)$", re.MULTILINE)
ENVIRONMENT = re.compile(r"[\"'](FOLKMOOT_[A-Z_]+)[\"']")
ONLY_FOR_TESTS = ("FOLKMOOT_TEST_", "FOLKMOOT_CI", "FOLKMOOT_CHROMIUM", "FOLKMOOT_TASKS_AT_ONCE")


@cache
def pages() -> dict[Path, str]:
    top = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")]
    found = [*sorted(DOCS.rglob("*.md")), *(path for path in top if path.exists())]
    return {path: path.read_text(encoding="utf-8") for path in found}


def _missing(page: str, names: set[str]) -> list[str]:
    path = DOCS / "reference" / page
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return sorted(name for name in names if f"`{name}`" not in text)


def test_every_error_code_is_in_the_reference():
    codes = {
        node.value.value
        for source in package()
        for each in classes(source)
        for node in each.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "code"
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }
    assert codes
    assert not _missing("errors.md", codes)


def test_every_detector_is_in_the_reference():
    files = (PACKAGE / "standards" / "detectors").glob("*.py")
    names = {path.stem.replace("_", "-") for path in files if path.stem != "__init__"}
    assert not _missing("detectors.md", names)


def test_every_setting_is_in_the_reference():
    from folkmoot.core.conf import all_settings

    project = [source for source in package() if source.app == "project"]
    variables = {name for source in project for name in ENVIRONMENT.findall(source.text)}
    variables |= {setting.variable for setting in all_settings()}
    wanted = {name for name in variables if not name.startswith(ONLY_FOR_TESTS)}
    assert not _missing("settings.md", wanted)


def test_every_command_is_in_the_reference():
    files = PACKAGE.glob("*/management/commands/*.py")
    names = {f"folkmoot {path.stem}" for path in files if path.stem != "__init__"}
    names |= {"folkmoot check", "folkmoot assess", "folkmoot standards"}
    assert not _missing("commands.md", names)


def test_every_dotted_name_exists():
    sources = {source.module: source for source in package()}
    unknown = [
        f"{path.relative_to(ROOT)}: {name}"
        for path, text in pages().items()
        for name in DOTTED.findall(text)
        if not _exists(name, sources)
    ]
    assert not unknown, unknown


def _exists(name: str, sources: dict[str, Source]) -> bool:
    if name in sources or (PACKAGE.parent / name.replace(".", "/")).is_dir():
        return True
    parts = name.split(".")
    for cut in (-1, -2):
        module, rest = ".".join(parts[:cut]), parts[cut:]
        if module in sources:
            return set(rest) <= defined_names(sources[module])
    return name == "folkmoot.detectors"


def test_every_link_leads_somewhere():
    broken = []
    for path, text in pages().items():
        for first, second in LINK.findall(_without_code(text)):
            target = first or second
            if re.match(r"[a-z]+:", target):
                continue
            file, _, heading = target.partition("#")
            place = (path.parent / file).resolve() if file else path
            if not place.exists():
                broken.append(f"{path.relative_to(ROOT)}: {target}")
            elif heading and place.suffix == ".md" and heading not in _headings(place):
                broken.append(f"{path.relative_to(ROOT)}: {target} (no such heading)")
    assert not broken, broken


def _without_code(text: str) -> str:
    return re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)


def _headings(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    words = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(text))
    return {each.strip().replace(" ", "-") for each in words}


def test_every_page_is_found_from_the_index():
    """Each page of the docs is named by another one."""
    named = {
        (path.parent / (first or second).partition("#")[0]).resolve()
        for path, text in pages().items()
        for first, second in LINK.findall(text)
    }
    lost = [
        str(path.relative_to(ROOT))
        for path in DOCS.rglob("*.md")
        if path.resolve() not in named
        and path != DOCS / "index.md"
        and path.parent.name != "decisions"
    ]
    assert not lost, lost


def test_decisions_are_numbered_without_a_gap():
    numbers = sorted(int(path.name[:4]) for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
