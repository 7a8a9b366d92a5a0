"""A shard: some lines of an archive, and the one function by which every engine judges it."""

import hashlib
import json
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import Any

from folkmoot import __version__
from folkmoot.standards.batch import Terms, assess_line
from folkmoot.standards.scoring import scorers


@dataclass(frozen=True, slots=True)
class Shard:
    """Lines that are judged together; ``facts`` are by the place of the line in the shard."""

    number: int
    lines: tuple[bytes, ...]
    facts: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Judged:
    """What a shard came to. ``output`` has one line for each of its lines, in their order."""

    number: int
    output: bytes
    outcomes: Mapping[str, int]
    cpu_seconds: float
    made_by: str

    @property
    def lines(self) -> int:
        """How many lines were judged, errors among them."""
        return sum(self.outcomes.values())

    def to_dict(self) -> dict[str, Any]:
        """The shard's line in the log of shards."""
        return {
            "shard": self.number,
            "lines": self.lines,
            "outcomes": dict(sorted(self.outcomes.items())),
            "bytes": len(self.output),
            "sha256": hashlib.sha256(self.output).hexdigest(),
            "cpu_seconds": round(self.cpu_seconds, 3),
        }


def cut(lines: Iterator[bytes], *, size: int) -> Iterator[Shard]:
    """The lines as shards of ``size``; the last may be shorter."""
    number = 0
    while shard := tuple(islice(lines, size)):
        yield Shard(number, shard)
        number += 1


def judge_shard(shard: Shard, terms: Terms) -> Judged:
    """The same on every engine: the lines, the terms and the facts decide, and nothing else."""
    begun = time.process_time()
    outcomes: Counter[str] = Counter()
    output = bytearray()
    for place, line in enumerate(shard.lines):
        assessed = assess_line(line, terms, facts=shard.facts.get(place, {}))
        outcomes["error" if assessed.is_error else _outcome(assessed.line)] += 1
        output += assessed.line + b"\n"
    cpu_seconds = time.process_time() - begun
    return Judged(shard.number, bytes(output), dict(outcomes), cpu_seconds, made_by())


def _outcome(line: bytes) -> str:
    return str(json.loads(line)["outcome"])


@cache
def made_by() -> str:
    """The engine's version and its scorers': what must be the same on every machine of a run."""
    models = sorted(f"{each.name} {each.version}" for each in scorers())
    return ", ".join([f"folkmoot {__version__}", *models])
