"""Reading one table of a document with every value checked, and errors that name the place."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar

from folkmoot.standards.errors import StandardsInvalid
from folkmoot.standards.places import Path, lines_of

T = TypeVar("T")

KINDS: dict[type, str] = {
    str: "a text in quotes",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    list: "a list in square brackets",
    dict: "a table",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A TOML text and what it is called in errors."""

    name: str
    toml: str

    def table(self) -> "Table":
        """The whole text as a table."""
        try:
            return Table(tomllib.loads(self.toml), (), self)
        except tomllib.TOMLDecodeError as error:
            sentence = f"{self.name} is not valid TOML: {error}. Correct that place."
            raise StandardsInvalid(sentence) from None

    def place(self, path: Path, where: str) -> str:
        """A place in words, with its line or that of the nearest place around it."""
        lines = _lines(self.toml)
        known = (lines[path[:size]] for size in range(len(path), 0, -1) if path[:size] in lines)
        line = next(known, 0)
        return ", ".join(filter(None, (self.name, where, f"line {line}" if line else "")))


@lru_cache(maxsize=8)
def _lines(toml: str) -> dict[Path, int]:
    return lines_of(toml)


class Table:
    """A TOML table being read. ``take`` each key, then ``end``: what is left is refused.

    ``path`` is its place: keys, and numbers within lists.
    """

    def __init__(self, values: Mapping[str, Any], path: Path, source: Source) -> None:
        self._left = dict(values)
        self._known: list[str] = []
        self.path = path
        self.source = source

    @property
    def where(self) -> str:
        """The place as a dotted name, such as ``rules.C12``."""
        return ".".join(step for step in self.path if isinstance(step, str))

    def refuse(self, sentence: str, key: str = "") -> StandardsInvalid:
        """The error for something wrong in this table, or at its ``key``, to be raised."""
        path = (*self.path, key) if key else self.path
        return StandardsInvalid(f"{self.source.place(path, self.where)}: {sentence}")

    def names(self) -> list[str]:
        """The keys not taken yet, in their order."""
        return list(self._left)

    def take(self, key: str, kind: type[T], *, default: T | None = None) -> T:
        """The value of ``key``; without a default it must be there."""
        self._known.append(key)
        value: Any = self._left.pop(key, default)
        if value is None:
            raise self.refuse(f'"{key}" is missing. Add it: it must be {KINDS[kind]}.')
        if kind is float and type(value) is int:
            value = float(value)
        if type(value) is not kind:
            raise self.refuse(f'"{key}" must be {KINDS[kind]}, not {value!r}.', key)
        return value

    def among(self, key: str, allowed: Mapping[str, T], *, default: str | None = None) -> T:
        """The meaning of a value that must be one of a few words."""
        word = self.take(key, str, default=default)
        if word not in allowed:
            raise self.refuse(f'"{key}" is "{word}". Write one of: {", ".join(allowed)}.', key)
        return allowed[word]

    def number(self, key: str, bounds: tuple[int, int], *, default: int | None = None) -> int:
        """A whole number within bounds, both included."""
        low, high = bounds
        value = self.take(key, int, default=default)
        if not low <= value <= high:
            raise self.refuse(f'"{key}" is {value}. Write a number from {low} to {high}.', key)
        return value

    def strings(self, key: str, *, default: list[str] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        values = self.take(key, list, default=default)
        if not all(isinstance(value, str) for value in values):
            raise self.refuse(f'"{key}" must hold texts in quotes only.', key)
        return tuple(values)

    def table(self, key: str, *, default: dict[str, Any] | None = None) -> "Table":
        """A table inside this one."""
        return Table(self.take(key, dict, default=default), (*self.path, key), self.source)

    def tables(self, key: str) -> list["Table"]:
        """A list of tables inside this one; none if it is absent."""
        values = self.take(key, list, default=[])
        if not all(isinstance(value, dict) for value in values):
            raise self.refuse(f'"{key}" must be a list of tables.', key)
        return [
            Table(value, (*self.path, key, nth), self.source) for nth, value in enumerate(values)
        ]

    def end(self) -> None:
        """Refuse what was not taken: a misspelt key would otherwise change nothing in silence."""
        for key in self._left:
            near = get_close_matches(key, self._known, 1)
            hint = f' Did you mean "{near[0]}"?' if near else f" Known: {', '.join(self._known)}."
            raise self.refuse(f'"{key}" is not known here.{hint}', key)
