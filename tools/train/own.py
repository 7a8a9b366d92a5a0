"""Texts of our own: frames with slots, written for what no source of data holds enough of.

Texts about people as they are, with nothing bad said of them; denials, answers to hate
that quote it, reports of it; insult beside hard criticism, threat beside figure of speech,
advertising beside talk of money.
"""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools.train.sources import CLEAN, Row

TEXTS = Path(__file__).parent / "texts"
_SLOT = re.compile(r"\{(\w+)\}")


def own_rows(language: str, *, seed: int, each: int = 14) -> Iterator[Row]:
    """Every frame filled up to ``each`` times; one without slots stands once.

    ``part`` is the group's kind, so a report can count by it.
    """
    path = TEXTS / f"{language}.toml"
    if not path.exists():
        return
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    yield from _filled(document["groups"], document["slots"], language, times=(each, 1), seed=seed)


def last_rows(language: str, *, seed: int) -> Iterator[Row]:
    """The texts of the last lesson: short ones, and first persons who only tell their plans."""
    slots = tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))["slots"]
    document = tomllib.loads((TEXTS / f"{language}-last.toml").read_text(encoding="utf-8"))
    yield from _filled(document["groups"], slots, language, times=(20, 4), seed=seed)


def _filled(
    groups: list[dict[str, Any]],
    slots: Mapping[str, list[str]],
    language: str,
    *,
    times: tuple[int, int],
    seed: int,
) -> Iterator[Row]:
    """Each frame with slots filled the first number of times, one without them the second."""
    chance = random.Random(seed)
    for group in groups:
        labels = {**CLEAN, **{name: float(value) for name, value in group["labels"].items()}}
        if labels["toxicity"] > 0.3:
            labels = {name: labels[name] for name in labels if labels[name] or name not in UNSAID}
        for frame in group["texts"]:
            for _ in range(times[0] if _SLOT.search(frame) else times[1]):
                text = fill(frame, slots, chance)
                yield Row(f"own-{language}", text, labels, group["kind"])


def people(language: str) -> list[str]:
    """The words for people in a language's own texts: whole, in their parts, and with endings."""
    path = TEXTS / f"{language}.toml"
    if not path.exists():
        return []
    slots = tomllib.loads(path.read_text(encoding="utf-8"))["slots"]
    named = [*slots["identity"], *slots["group"], *slots.get("stem", ())]
    parts = [part for name in named for part in name.split() if part not in FILLING]
    endings = {"de": ("e", "er", "es", "en"), "en": ("s",), "fr": ("e", "s", "es")}[language]
    inflected = [part + ending for part in parts for ending in endings]
    return sorted({word.lower() for word in (*named, *parts, *inflected)})


FILLING = frozenset(("with", "people", "users", "seekers", "les", "down", "syndrome", "middle"))
"""Words in names of people that are not about people."""

UNSAID = ("insult", "obscenity")
"""Labels that a text with another breach may have as well: nothing is said about them."""


def fill(frame: str, slots: Mapping[str, list[str]], chance: random.Random) -> str:
    """A frame with each slot filled by chance; what begins a sentence gets a capital."""
    text = _SLOT.sub(lambda found: chance.choice(slots[found[1]]), frame)
    return text[:1].upper() + text[1:]
