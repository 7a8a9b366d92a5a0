"""Many submissions at once: JSON Lines in, one line out for each, in the same order.

A line that cannot be read costs nothing but itself: it is answered with an error and the
run goes on. Workers are processes that each read the standards anew from their source,
so that every row gets the verdict that a single review would give.
"""

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from types import MappingProxyType
from typing import Any, BinaryIO

from folkmoot.standards.document import Standards
from folkmoot.standards.engine import review
from folkmoot.standards.errors import BatchBroken, StandardsError, SubmissionInvalid
from folkmoot.standards.judges import ask_judges
from folkmoot.standards.submission import Submission

LONGEST_LINE = 8 * 1024 * 1024
SHARD = 200
SHARDS_AHEAD = 3

KEYED = ("author", "story")
"""Records of an archive may name these by a ``key`` of any kind; no detector sees it."""

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Assessed:
    """One line of output, without its line break, and whether it is an error."""

    line: bytes
    is_error: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a run judges: the standards, the edition's language, which rules may remove alone.

    Handed to another process it is the document's source that travels, and is read there once.
    """

    standards: Standards
    language: str = "en"
    earned: frozenset[str] = frozenset()
    asks_judges: bool = False

    def __reduce__(self) -> tuple[Any, ...]:
        structure, texts = self.standards.to_source()
        source = (structure, tuple(texts.items()))
        return _read_anew, (source, self.language, self.earned, self.asks_judges)


@cache
def _read_anew(
    source: tuple[str, tuple[tuple[str, str], ...]],
    language: str,
    earned: frozenset[str],
    asks_judges: bool,
) -> Terms:
    standards = Standards.from_toml_text(source[0], dict(source[1]))
    return Terms(standards, language, earned, asks_judges)


def assess(lines: Iterable[bytes], terms: Terms, *, workers: int = 1) -> Iterator[Assessed]:
    """A verdict or an error for each line, in the order of the lines.

    With more than one worker only a few shards are under way at any time, so that an
    archive of any length passes through in little memory.
    """
    if workers < 2:
        for line in lines:
            yield assess_line(line, terms)
        return
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            yield from _in_order(pool, iter(lines), terms, ahead=workers * SHARDS_AHEAD)
    except BrokenProcessPool:
        raise BatchBroken(
            "A worker process ended before its work was done, perhaps for want of memory. "
            "The lines written so far are whole; run the rest again with fewer workers."
        ) from None


def _in_order(
    pool: ProcessPoolExecutor, lines: Iterator[bytes], terms: Terms, *, ahead: int
) -> Iterator[Assessed]:
    under_way: deque[Future[list[Assessed]]] = deque()
    while True:
        while len(under_way) < ahead and (shard := list(islice(lines, SHARD))):
            under_way.append(pool.submit(assess_shard, shard, terms))
        if not under_way:
            return
        yield from under_way.popleft().result()


def assess_shard(lines: list[bytes], terms: Terms) -> list[Assessed]:
    """What a worker does: some lines by the same terms."""
    return [assess_line(line, terms) for line in lines]


def assess_line(
    line: bytes, terms: Terms, *, facts: Mapping[str, Any] = MappingProxyType({})
) -> Assessed:
    """The verdict on one record, or why it could not be read.

    ``facts`` are what the run itself saw of the record's author and of texts like it; what
    the record says of these itself comes first.
    """
    record: dict[str, Any] = {}
    try:
        record = read_record(line)
        submission = Submission.from_dict(_with(facts, record), language=terms.language)
    except StandardsError as error:
        return _line({"id": _id(record), "error": error.to_dict()}, is_error=True)
    verdict = review(submission, terms.standards, earned=terms.earned)
    if terms.asks_judges:
        verdict = ask_judges(verdict, submission, terms.standards)
    return _line({"id": _id(record), **verdict.to_dict()}, is_error=False)


def _with(facts: Mapping[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """The record with the run's own facts, and without the keys by which a run tells them."""
    whole = {**facts, **record}
    for name in KEYED:
        part = record.get(name)
        if isinstance(part, dict):
            whole[name] = {**facts.get(name, {}), **part}
            whole[name].pop("key", None)
    return whole


def read_record(line: bytes) -> dict[str, Any]:
    """A line as a record, or a refusal that says what is wrong with it."""
    if len(line) > LONGEST_LINE:
        raise SubmissionInvalid(f"The line has more than {LONGEST_LINE} bytes. Shorten it.")
    try:
        record = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        raise SubmissionInvalid("The line is not valid UTF-8. Save the file in UTF-8.") from None
    except (ValueError, RecursionError):
        raise SubmissionInvalid("The line is not JSON. Write one object a line.") from None
    if not isinstance(record, dict):
        raise SubmissionInvalid("The line is not a JSON object. Write one object a line.")
    if not isinstance(record.get("id"), str | int | float | None):
        raise SubmissionInvalid('The "id" must be a string or a number.')
    return record


def _id(record: dict[str, Any]) -> str | float | None:
    value = record.get("id")
    return value if isinstance(value, str | int | float) else None


def _line(data: dict[str, Any], *, is_error: bool) -> Assessed:
    """Half a surrogate pair cannot be written in UTF-8, so such a line is escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        return Assessed(text.encode("utf-8"), is_error)
    except UnicodeEncodeError:
        return Assessed(json.dumps(data, separators=(",", ":")).encode("ascii"), is_error)


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of a stream without their breaks; of an endless one only the beginning is kept."""
    is_first = True
    while line := stream.readline(LONGEST_LINE + 2):
        whole = line
        while whole and not whole.endswith(b"\n"):
            whole = stream.readline(LONGEST_LINE)
        yield (line.removeprefix(BOM) if is_first else line).rstrip(b"\r\n")
        is_first = False
