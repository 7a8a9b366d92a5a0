"""Detectors: how one is declared, how the built-in ones and those from outside are found."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from inspect import signature
from itertools import chain
from types import MappingProxyType
from typing import Any

from folkmoot.standards.errors import DuplicateDetector, StandardsInvalid
from folkmoot.standards.finding import JSON, Seen
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

GROUP = "folkmoot.detectors"
BUILT_IN = "folkmoot.standards.detectors"


class Options:
    """A rule's options for one detector, read as attributes: ``options.min_letters``.

    They are the detector's declared defaults with the document's values laid over
    them. A name that the detector did not declare, or a value of another kind, is
    refused when the document is read, so a detector never meets it.
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Any]) -> None:
        self._values = MappingProxyType(dict(values))

    def __getattr__(self, name: str) -> Any:
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"The detector declares no option {name!r}.") from None

    def __reduce__(self) -> tuple[type["Options"], tuple[dict[str, Any]]]:
        return Options, (dict(self._values),)

    def to_dict(self) -> dict[str, Any]:
        """The options as plain data."""
        return dict(self._values)


@dataclass(frozen=True)
class Detector:
    """A declared detector. Calling it runs it, with the facts if it asked for them.

    ``ceiling`` is the strongest action its findings may ever cause, whatever the
    document says; it is for detectors that no figure in a document can make fit
    to hide a text. ``probe`` answers, in sentences, what on this machine keeps the
    detector from seeing what these options ask for.
    """

    name: str
    explain: str
    version: str
    run: Callable[..., Iterator[Seen]]
    defaults: Mapping[str, JSON] = field(default_factory=dict)
    ceiling: Outcome = Outcome.REMOVE
    takes_facts: bool = False
    is_loaded: bool = True
    probe: Callable[[Options], Iterable[str]] | None = None

    def __call__(
        self, text: Text, options: Options | None = None, facts: Submission | None = None
    ) -> Iterator[Seen]:
        """What the detector sees; without options, with its defaults."""
        options = options or Options(self.defaults)
        if self.takes_facts:
            return self.run(text, options, facts or Submission(text.raw))
        return self.run(text, options)

    def probed(self, probe: Callable[[Options], Iterable[str]]) -> "Detector":
        """The same detector with a probe: ``mine = mine.probed(what_is_missing)``."""
        return replace(self, probe=probe)

    def troubles(self, options: Options) -> tuple[str, ...]:
        """What would keep it from working here, to be said when a document is checked."""
        if not self.is_loaded:
            return (self.explain,)
        return tuple(self.probe(options)) if self.probe else ()

    @property
    def title(self) -> str:
        """The label at the desk: the name with spaces."""
        return self.name.replace("-", " ").capitalize()

    def options(self, given: Mapping[str, Any]) -> Options:
        """The defaults with ``given`` laid over them; each value must be of the same kind."""
        for name, value in given.items() if self.is_loaded else ():
            if name not in self.defaults:
                known = ", ".join(sorted(self.defaults)) or "none"
                raise StandardsInvalid(
                    f'The detector "{self.name}" has no option "{name}". It knows: {known}.'
                )
            if not _same_kind(self.defaults[name], value):
                raise StandardsInvalid(
                    f'The option "{name}" of the detector "{self.name}" must be like '
                    f"{self.defaults[name]!r}, not {value!r}."
                )
        return Options({**self.defaults, **given})


def _same_kind(default: JSON, value: object) -> bool:
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(default, bool) and isinstance(value, bool)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return isinstance(value, type(default))


def detector(
    name: str,
    *,
    explain: str,
    version: str = "1",
    defaults: Mapping[str, JSON] | None = None,
    ceiling: Outcome = Outcome.REMOVE,
) -> Callable[[Callable[..., Iterator[Seen]]], Detector]:
    """Declare a detector: ``@detector("shouting", explain="…")`` above a function.

    The function takes the text and its options, and may take the submission as a
    third parameter. It yields ``Seen`` and nothing else: it never decides, never
    sees another detector, never reads a clock or a table.
    """

    def declare(run: Callable[..., Iterator[Seen]]) -> Detector:
        return Detector(
            name=name,
            explain=explain,
            version=version,
            run=run,
            defaults=MappingProxyType(dict(defaults or {})),
            ceiling=ceiling,
            takes_facts=len(signature(run).parameters) > 2,
        )

    return declare


def collect(found: Iterator[Detector]) -> Mapping[str, Detector]:
    """Detectors by name; two with one name are refused."""
    by_name: dict[str, Detector] = {}
    for each in found:
        if each.name in by_name:
            raise DuplicateDetector(
                f'Two detectors are called "{each.name}": one in '
                f"{by_name[each.name].run.__module__}, one in {each.run.__module__}. "
                "Rename the one that is yours, or remove its package."
            )
        by_name[each.name] = each
    return MappingProxyType(by_name)


@cache
def known_detectors() -> Mapping[str, Detector]:
    """Every detector a document may name, looked up once in a process."""
    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return collect(chain(_built_in(), map(from_outside, points)))


def built_in_detectors() -> Mapping[str, Detector]:
    """Those that come with Folkmoot, whatever else is installed."""
    return collect(_built_in())


def _built_in() -> Iterator[Detector]:
    for module in pkgutil.iter_modules(importlib.import_module(BUILT_IN).__path__):
        loaded = importlib.import_module(f"{BUILT_IN}.{module.name}")
        yield from (value for value in vars(loaded).values() if isinstance(value, Detector))


def from_outside(point: EntryPoint) -> Detector:
    """A detector of another package.

    One that cannot be loaded stands in the list all the same and fails when it is
    run: then the comment is held and the failure recorded. Leaving it out would
    let through what the newsroom wanted looked at.
    """
    try:
        loaded = point.load()
    except Exception as error:  # noqa: BLE001 another package may break in any way
        return _broken(point, f"{type(error).__name__}: {error}")
    if not isinstance(loaded, Detector):
        return _broken(point, f"{point.value} is not declared with @detector")
    return loaded


def _broken(point: EntryPoint, reason: str) -> Detector:
    def run(_text: Text, _options: Options) -> Iterator[Seen]:
        raise RuntimeError(f"The detector {point.name} could not be loaded: {reason}")

    explain = f"Could not be loaded: {reason}"
    return Detector(name=point.name, explain=explain, version="0", run=run, is_loaded=False)
