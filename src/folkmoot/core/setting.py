"""One typed setting: its default, its help, what may stand in it, and how text becomes a value."""

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

T = TypeVar("T", str, int, bool, tuple[str, ...])


class Setting(Generic[T]):
    """One setting: its name is that of the attribute, its type that of the default."""

    name: str

    def __init__(
        self,
        default: T,
        help: str,
        *,
        choices: Sequence[T] = (),
        least: int | None = None,
    ) -> None:
        self.default: T = default
        self.help = help
        self.choices: tuple[T, ...] = tuple(choices)
        self.least = least

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: type) -> T:
        return cast(T, settings.FOLKMOOT.get(self.name, self.default))

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"FOLKMOOT_{self.name.upper()}"

    def problem(self, value: object) -> str:
        """What is wrong with a value, as a sentence; empty when it may stand."""
        if type(value) is not type(self.default):
            wanted = type(self.default).__name__
            return f"{self.name} must be of type {wanted}, not {type(value).__name__}."
        if value not in (self.choices or (value,)):
            return f"{self.name} must be one of {', '.join(map(str, self.choices))}."
        is_number = isinstance(value, int)
        if self.least is not None and is_number and value < self.least:  # type: ignore[operator]
            return f"{self.name} must be at least {self.least}."
        return ""

    def parse(self, written: str) -> T:
        """The value behind an environment variable's text.

        Raises:
            ImproperlyConfigured: the text is no such value.
        """
        value = _parsed(self.default, written.strip())
        problem = self.problem(value)
        if problem:
            raise ImproperlyConfigured(f"{self.variable}: {problem}")
        return cast(T, value)


def _parsed(default: object, written: str) -> object:
    if isinstance(default, bool):
        words = {"1": True, "true": True, "yes": True, "on": True}
        words |= {"0": False, "false": False, "no": False, "off": False}
        return words.get(written.lower(), written)
    if isinstance(default, int):
        return int(written) if written.lstrip("-").isdigit() else written
    if isinstance(default, tuple):
        return tuple(word.strip() for word in written.split(",") if word.strip())
    return written
