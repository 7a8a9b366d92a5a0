"""`make test`: every lane, two tracks beside each other, one summary at the end.

Each lane writes its own log to `var/log`; a lane that fails shows its log. A lane whose
server or program is missing is skipped with one line that says what to do, and under
FOLKMOOT_CI a skipped lane is a failure.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import STDOUT, run
from threading import Lock
from xml.etree import ElementTree as ET

LOGS = Path("var/log")
SHOWN_LINES = 160
MARKS = {"passed": "✓", "failed": "✗", "skipped": "-"}


@dataclass
class Outcome:
    """What came of a lane."""

    state: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    note: str = ""
    seconds: float = 0.0


@dataclass(frozen=True)
class Lane:
    """Commands that are run one after the other until one fails.

    `report` is a JUnit file that the last command writes: then the counts are read from
    it, else the lane counts as one. `prepare` may say that something is missing.
    """

    name: str
    commands: Sequence[Sequence[str]]
    env: dict[str, str] = field(default_factory=dict)
    report: str = ""
    prepare: Callable[["Lane"], str] = lambda _: ""

    @property
    def log(self) -> Path:
        """Where its output goes."""
        return LOGS / f"{self.name.replace(' ', '-')}.log"


_speaking = Lock()


def say(*lines: str) -> None:
    """Print lines together, whatever the other track does."""
    with _speaking:
        print(*lines, sep="\n", flush=True)


def take(lane: Lane) -> Outcome:
    """Run a lane and say what came of it."""
    begun = time.monotonic()
    missing = lane.prepare(lane)
    outcome = Outcome("skipped", note=missing) if missing else _run(lane)
    outcome.seconds = time.monotonic() - begun
    say(_line(lane, outcome))
    if outcome.state == "failed":
        lines = lane.log.read_text(errors="replace").rstrip().split("\n")
        say(f"    the end of {lane.log}:", *(f"    {line}" for line in lines[-SHOWN_LINES:]))
    return outcome


def _run(lane: Lane) -> Outcome:
    report = Path(lane.report) if lane.report else None
    if report:
        report.unlink(missing_ok=True)
    ended_well = True
    with lane.log.open("w") as log:
        for command in lane.commands:
            log.write(f"$ {' '.join(command)}\n")
            log.flush()
            env = {**os.environ, **lane.env}
            ended = run(command, stdout=log, stderr=STDOUT, env=env, check=False)
            ended_well = ended.returncode == 0
            if not ended_well:
                break
    return _count(report, ended_well=ended_well)


def _count(report: Path | None, *, ended_well: bool) -> Outcome:
    state = "passed" if ended_well else "failed"
    if report is None or not report.exists():
        return Outcome(state, passed=int(ended_well), failed=int(not ended_well))
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for case in ET.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        bad, left = kinds & {"failure", "error"}, "skipped" in kinds
        counts["failed" if bad else "skipped" if left else "passed"] += 1
    if not ended_well and not counts["failed"]:
        counts["failed"] = 1
    return Outcome(state, **counts)


def _line(lane: Lane, outcome: Outcome) -> str:
    counts = f"{outcome.passed} passed" if outcome.state != "skipped" else "skipped"
    if outcome.failed:
        counts += f", {outcome.failed} failed"
    if outcome.skipped:
        counts += f", {outcome.skipped} skipped"
    note = f"  {outcome.note}" if outcome.note else ""
    return f"{MARKS[outcome.state]} {lane.name:<28}{counts:<32}{outcome.seconds:6.1f} s{note}"


def run_tracks(tracks: Sequence[Sequence[Lane]]) -> list[tuple[Lane, Outcome]]:
    """Run the tracks beside each other, the lanes of a track one after the other."""
    LOGS.mkdir(parents=True, exist_ok=True)

    def follow(track: Sequence[Lane]) -> list[tuple[Lane, Outcome]]:
        return [(lane, take(lane)) for lane in track]

    with ThreadPoolExecutor(len(tracks)) as pool:
        return [pair for track in pool.map(follow, tracks) for pair in track]


def summarise(done: list[tuple[Lane, Outcome]], begun: float) -> int:
    """Print the summary and return the exit code."""
    in_ci = os.environ.get("FOLKMOOT_CI") == "1"
    skipped = [(lane, outcome) for lane, outcome in done if outcome.state == "skipped"]
    failed = [lane.name for lane, outcome in done if outcome.state == "failed"]
    print(f"\nAll lanes, {time.monotonic() - begun:.0f} s\n")
    for lane, outcome in done:
        print(_line(lane, outcome))
    print()
    if failed:
        print(f"Failed: {', '.join(failed)}.")
    if skipped and in_ci:
        print(f"Skipped, which CI does not allow: {', '.join(lane.name for lane, _ in skipped)}.")
    broken = sum(outcome.failed for _, outcome in done) + (len(skipped) if in_ci else 0)
    left = sum(outcome.skipped for _, outcome in done) + (0 if in_ci else len(skipped))
    print(f"{sum(outcome.passed for _, outcome in done)} passed, {broken} failed, {left} skipped")
    return 1 if broken or failed else 0


def main() -> int:
    """Choose the lanes and run them."""
    from scripts.lane_list import CHOICES

    parser = argparse.ArgumentParser(prog="scripts/test", description=__doc__)
    parser.add_argument("--only", choices=sorted(CHOICES), default="all")
    chosen = parser.parse_args().only
    begun = time.monotonic()
    return summarise(run_tracks(CHOICES[chosen]()), begun)


if __name__ == "__main__":
    sys.exit(main())
