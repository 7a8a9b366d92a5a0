"""The reference page of the engine's detectors."""

from inspect import getdoc

from folkmoot.standards.document import Standards
from folkmoot.standards.registry import Detector, known_detectors

HEAD = """# Detectors

MADE

A detector is a function that yields findings in a text. It decides nothing: the standards say
which rule it serves, with which options, and what a finding may cause. The defaults below are the
detector's own; a rule in the document may lay other values over them.
"""


def detectors_page() -> str:
    """One section a detector, in the order of their names."""
    standards = Standards.load(None)
    served: dict[str, list[str]] = {}
    for rule in standards.rules.values():
        for use in rule.detectors:
            served.setdefault(use.name, []).append(f"{rule.id} ({rule.ceiling().value} at most)")
    known = [each for each in known_detectors().values() if _is_built_in(each)]
    return "\n".join([HEAD, *(_section(each, served) for each in known)])


def _is_built_in(detector: Detector) -> bool:
    return detector.run.__module__.startswith("folkmoot.")


def _section(detector: Detector, served: dict[str, list[str]]) -> str:
    rules = (
        ", ".join(dict.fromkeys(served.get(detector.name, ()))) or "none in the default document"
    )
    lines = [
        f"## {detector.title}",
        "",
        f"`{detector.name}`, version {detector.version}. {detector.explain}",
        "",
        (getdoc(detector.run) or "").strip(),
        "",
        f"- Serves: {rules}",
        f"- Its findings can never cause more than: {detector.ceiling.value}",
        f"- Defined in `{detector.run.__module__}`",
    ]
    if detector.defaults:
        lines += ["", "| option | default |", "|---|---|"]
        lines += [
            f"| `{name}` | `{value!r}` |" for name, value in sorted(detector.defaults.items())
        ]
    return "\n".join([*lines, ""])
