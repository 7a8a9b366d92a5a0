"""Reading messages as Google's JSON does: camelCase or snake_case, null is unset, no other name."""

import re
from collections.abc import Iterable
from math import isfinite
from typing import Any

from folkmoot.api.perspective.errors import unreadable

SNAKE = re.compile(r"_([a-z])")
Record = dict[str, Any]


class Message:
    """One object of a request; `place` is where it stands, for the sentences of refusals."""

    def __init__(self, value: Any, place: str, names: Iterable[str]) -> None:
        if not isinstance(value, dict):
            raise unreadable(f"Invalid value at '{place or 'body'}': an object is needed.")
        known = frozenset(names)
        self._place = place
        self._fields: Record = {}
        for name, each in value.items():
            camel = SNAKE.sub(lambda match: match[1].upper(), name)
            if camel not in known:
                where = f" at '{place}'" if place else ""
                raise unreadable(f'Unknown name "{name[:64]}"{where}: Cannot find field.')
            if each is not None:
                self._fields[camel] = each

    def has(self, name: str) -> bool:
        """Whether the field is set."""
        return name in self._fields

    def text(self, name: str, *, default: str = "") -> str:
        """A string without half characters."""
        value = self._fields.get(name, default)
        if not isinstance(value, str):
            raise self._wrong(name, "TYPE_STRING")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            raise self._wrong(name, "TYPE_STRING") from None
        return value

    def flag(self, name: str) -> bool:
        """A truth value, false when unset."""
        value = self._fields.get(name, False)
        if not isinstance(value, bool):
            raise self._wrong(name, "TYPE_BOOL")
        return value

    def number(self, name: str) -> float | None:
        """A number, also one written as a string; none when unset."""
        value = self._fields.get(name)
        if value is None:
            return None
        try:
            number = float(value) if isinstance(value, str | int | float) else float("nan")
        except (ValueError, OverflowError):
            number = float("nan")
        if isinstance(value, bool) or not isfinite(number):
            raise self._wrong(name, "TYPE_FLOAT")
        return number

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        value = self._list(name)
        if not all(isinstance(each, str) and each.isascii() for each in value):
            raise self._wrong(name, "TYPE_STRING")
        return tuple(value)

    def part(self, name: str, names: Iterable[str]) -> "Message | None":
        """A message within; none when unset."""
        if name not in self._fields:
            return None
        return Message(self._fields[name], self._at(name), names)

    def parts(self, name: str, names: Iterable[str]) -> list["Message"]:
        """A list of messages."""
        return [Message(each, self._at(name), names) for each in self._list(name)]

    def by_name(self, name: str, names: Iterable[str]) -> dict[str, "Message"]:
        """Messages by keys of the sender's choice."""
        value = self._fields.get(name, {})
        if not isinstance(value, dict):
            raise self._wrong(name, "TYPE_MESSAGE")
        return {
            key: Message({} if each is None else each, f"{self._at(name)}.{key[:64]}", names)
            for key, each in value.items()
        }

    def _list(self, name: str) -> list[Any]:
        value = self._fields.get(name, [])
        if not isinstance(value, list):
            raise self._wrong(name, "a list")
        return value

    def _at(self, name: str) -> str:
        return f"{self._place}.{name}" if self._place else name

    def _wrong(self, name: str, kind: str) -> Exception:
        return unreadable(f"Invalid value at '{self._at(name)}' ({kind}).")
