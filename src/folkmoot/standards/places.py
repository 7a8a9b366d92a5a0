"""On which line of a TOML text each table, key and element stands, so that errors can say it."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
"""Keys and, in lists, numbers from 0: ``("rules", "C12", "detectors", 0, "name")``."""

TOKEN = re.compile(
    r'#[^\n]*|"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|[\[\]{},=.\n]|[^\s\[\]{},=.#\"']+",
    re.DOTALL,
)


def lines_of(toml: str) -> dict[Path, int]:
    """The line of every table, key and element, counted from 1. The text must be valid TOML."""
    reader = _Reader(tuple(_tokens(toml)))
    reader.read()
    return reader.lines


def _tokens(toml: str) -> Iterator[tuple[str, int]]:
    line, begin = 1, 0
    for match in TOKEN.finditer(toml):
        line += toml.count("\n", begin, match.start())
        begin = match.start()
        if not match[0].startswith("#"):
            yield match[0], line


@dataclass(slots=True)
class _Reader:
    """Walks over the tokens once; what it needs to know of a value is only where it ends."""

    tokens: tuple[tuple[str, int], ...]
    at: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    last: dict[Path, int] = field(default_factory=dict)

    @property
    def sign(self) -> str:
        return self.tokens[self.at][0] if self.at < len(self.tokens) else ""

    def note(self, path: Path) -> None:
        """The first place of a table, key or element is its place."""
        self.lines.setdefault(path, self.tokens[min(self.at, len(self.tokens) - 1)][1])

    def read(self) -> None:
        table: Path = ()
        while self.at < len(self.tokens):
            if self.sign == "\n":
                self.at += 1
            elif self.sign == "[":
                table = self.header()
            else:
                self.assignment(table)

    def header(self) -> Path:
        begun = self.at
        self.at += 1
        is_list = self.sign == "["
        self.at += is_list
        names = self.names("]")
        self.at += is_list
        path: Path = ()
        for nth, name in enumerate(names, start=1):
            path += (name,)
            if is_list and nth == len(names):
                self.last[path] = self.last.get(path, -1) + 1
            if path in self.last:
                path += (self.last[path],)
        self.at, after = begun, self.at
        self.note(path)
        self.at = after
        return path

    def assignment(self, table: Path) -> None:
        begun = self.at
        path = table + self.names("=")
        self.at, after = begun, self.at
        self.note(path)
        self.at = after
        self.value(path)

    def names(self, end: str) -> tuple[str, ...]:
        """The parts of a dotted key, up to the sign that ends it."""
        found: list[str] = []
        while self.sign != end:
            if self.sign not in (".", "\n"):
                found.append(_name(self.sign))
            self.at += 1
        self.at += 1
        return tuple(found)

    def value(self, path: Path) -> None:
        if self.sign == "[":
            self.elements(path)
        elif self.sign == "{":
            self.at += 1
            while self.skip_to_next("}"):
                self.assignment(path)
        else:
            while self.sign not in ("", ",", "]", "}", "\n"):
                self.at += 1

    def elements(self, path: Path) -> None:
        self.at += 1
        nth = 0
        while self.skip_to_next("]"):
            self.note((*path, nth))
            self.value((*path, nth))
            nth += 1

    def skip_to_next(self, end: str) -> bool:
        """Whether there is another element before ``end``, which is passed over."""
        while self.sign in (",", "\n"):
            self.at += 1
        if self.sign == end:
            self.at += 1
            return False
        return True


def _name(token: str) -> str:
    """A key without its quotes and escapes."""
    return next(iter(tomllib.loads(f"{token} = 0"))) if token[0] in "\"'" else token
