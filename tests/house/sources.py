"""The source files of this repository, each read and parsed once."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "folkmoot"
DOMAIN = ("accounts", "notifications", "discussion", "campaigns", "moderation", "privacy")
DOORS = ("api", "desk", "reader", "embed", "importers", "newsroom", "project")
GROUND = ("core", "standards", "edge")


@dataclass(frozen=True, eq=False)
class Source:
    """One Python file."""

    path: Path

    @property
    def name(self) -> str:
        """The path from the root, for messages."""
        return str(self.path.relative_to(ROOT))

    @property
    def module(self) -> str:
        """The dotted name, for files in the package."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def app(self) -> str:
        """The app it belongs to, for files in the package."""
        return self.path.relative_to(PACKAGE).parts[0].removesuffix(".py")

    @cached_property
    def text(self) -> str:
        """What stands in it."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The same, parsed."""
        return ast.parse(self.text, self.name)

    def imports(self) -> Iterator[str]:
        """Every module that it imports, at any depth."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def package() -> tuple[Source, ...]:
    """The files of the package, without migrations."""
    return tuple(
        Source(path) for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts
    )


@cache
def everything() -> tuple[Source, ...]:
    """Also the tests, the scripts and the benchmarks."""
    folders = ("tests", "scripts", "benchmarks", "tools")
    others = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return (*package(), *(Source(path) for path in others))


@cache
def migrations() -> tuple[Source, ...]:
    """The migrations of our apps."""
    return tuple(Source(path) for path in sorted(PACKAGE.glob("*/migrations/[0-9]*.py")))


def apps(*kinds: tuple[str, ...]) -> list[str]:
    """The names of the apps of these kinds that have code."""
    return [name for kind in kinds for name in kind if (PACKAGE / name / "__init__.py").exists()]


def words_of(name: str) -> list[str]:
    """The words in a CamelCase or snake_case name, in small letters."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def classes(source: Source) -> Iterator[ast.ClassDef]:
    """The classes at the top of a file."""
    return (node for node in source.tree.body if isinstance(node, ast.ClassDef))


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file, at any depth."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_names(source: Source) -> Iterator[str]:
    """The functions and classes at the top of a file that do not begin with an underscore."""
    for node in source.tree.body:
        is_named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        if is_named and not node.name.startswith("_"):
            yield node.name


def defined_names(source: Source) -> set[str]:
    """Everything that `from module import …` could find."""
    names: set[str] = set()
    for node in ast.walk(source.tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                names.add(node.name)
            case ast.Name(ctx=ast.Store()):
                names.add(node.id)
            case ast.ImportFrom() | ast.Import():
                names |= {alias.asname or alias.name.split(".")[0] for alias in node.names}
            case _:
                pass
    return names
