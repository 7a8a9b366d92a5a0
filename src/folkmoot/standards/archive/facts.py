"""A first pass over an archive: what each author wrote in the last hour, and who wrote alike.

Both are as they were known when the comment was written, never what came after it: so the
verdict is the one that the comment would have got. The pass reads in order of time whatever
the order of the files, on disk and not in memory, and gives the same facts each time.
"""

import json
import os
import sqlite3
from collections import OrderedDict, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from folkmoot.standards.archive.inputs import all_lines
from folkmoot.standards.archive.waves import (
    HOUR,
    NEW_DAYS,
    PERMUTATIONS,
    Line,
    Waves,
    normal,
    pieces,
)
from folkmoot.standards.batch import read_record
from folkmoot.standards.errors import ArchiveRefused, SubmissionInvalid

FILE = "facts.sqlite"
SEED = 20_261
MOST_RECENT = 50
AT_ONCE = 500

TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE comment (place INTEGER PRIMARY KEY, at REAL, account TEXT, age REAL, text TEXT);
CREATE TABLE fact (place INTEGER PRIMARY KEY, facts TEXT);
CREATE TABLE forgotten (texts INTEGER);
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of an archive by the place of the line in all its files; none without a file."""

    path: Path | None = None

    def between(self, first: int, last: int) -> Mapping[int, Mapping[str, Any]]:
        """The facts of the lines from ``first`` to before ``last``, counted from ``first``."""
        rows = self._rows(
            "SELECT place, facts FROM fact WHERE place >= ? AND place < ?", first, last
        )
        return {place - first: json.loads(facts) for place, facts in rows}

    @property
    def forgotten(self) -> int:
        """How many texts were forgotten before their day was over, because there were too many."""
        return sum(texts for (texts,) in self._rows("SELECT texts FROM forgotten"))

    def _rows(self, question: str, *given: int) -> list[Any]:
        if self.path is None:
            return []
        with closing(sqlite3.connect(self.path)) as store:
            return store.execute(question, given).fetchall()


class Written(NamedTuple):
    """A line of the archive that says who wrote it and when."""

    place: int
    at: float
    account: str
    age: float | None
    text: str


def gather_facts(paths: tuple[Path, ...], folder: Path) -> Facts:
    """The facts of these files, read from the folder if an earlier run has gathered them."""
    path = folder / FILE
    if not path.exists():
        digests_of(())
        unfinished = path.with_name(FILE + ".unfinished")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as store:
            store.executescript(TABLES)
            _gather(store, paths)
        with unfinished.open("rb+") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    return Facts(path)


def _gather(store: sqlite3.Connection, paths: tuple[Path, ...]) -> None:
    store.execute("BEGIN")
    store.executemany("INSERT INTO comment VALUES (?, ?, ?, ?, ?)", comments(all_lines(paths)))
    waves = Waves()
    in_time = store.execute("SELECT * FROM comment ORDER BY at, place")
    told = facts_of(map(Written._make, in_time), waves)
    store.executemany("INSERT INTO fact VALUES (?, ?)", told)
    store.execute("INSERT INTO forgotten VALUES (?)", (waves.forgotten,))
    store.execute("COMMIT")
    store.execute("DROP TABLE comment")
    store.execute("VACUUM")


def comments(lines: Iterable[bytes]) -> Iterator[Written]:
    """The lines that name an author by ``author.key`` and a time; others have no facts."""
    for place, line in enumerate(lines):
        try:
            record = read_record(line)
        except SubmissionInvalid:
            continue
        comment = _comment(place, record)
        if comment is not None:
            yield comment


def _comment(place: int, record: dict[str, Any]) -> Written | None:
    author, at, text = record.get("author"), record.get("at"), record.get("text")
    if not isinstance(author, dict) or not isinstance(at, str) or not isinstance(text, str):
        return None
    key, age = author.get("key"), author.get("account_age_days")
    try:
        time = datetime.fromisoformat(at)
        text.encode()
    except ValueError:
        return None
    if key is None:
        return None
    time = time if time.tzinfo else time.replace(tzinfo=UTC)
    age = float(age) if isinstance(age, int | float) and not isinstance(age, bool) else None
    return Written(place, time.timestamp(), json.dumps(key, sort_keys=True), age, text)


def facts_of(in_time: Iterator[Written], waves: Waves) -> Iterator[tuple[int, str]]:
    """The facts of each comment that has any, as JSON. The comments must be in order of time."""
    recent = Recent()
    while some := list(islice(in_time, AT_ONCE)):
        forms = [normal(comment.text) for comment in some]
        digests = iter(digests_of(form for form in forms if form))
        for comment, form in zip(some, forms, strict=True):
            facts: dict[str, Any] = {}
            if texts := recent.before(comment):
                facts["author"] = {"recent": texts}
            if form:
                is_new = None if comment.age is None else comment.age < NEW_DAYS
                line = Line(comment.at, comment.account, comment.text, is_new)
                campaign = waves.add(line, form, next(digests))
                facts |= {"campaign": asdict(campaign)} if campaign else {}
            if facts:
                yield comment.place, json.dumps(facts, ensure_ascii=False)


class Recent:
    """The texts of each author within the last hour."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, deque[tuple[float, str]]] = OrderedDict()

    def before(self, comment: Written) -> list[str]:
        """What the author wrote in the hour before, newest first; the comment is then added."""
        since = comment.at - HOUR
        while self._texts and next(iter(self._texts.values()))[-1][0] <= since:
            self._texts.popitem(last=False)
        texts = self._texts.setdefault(comment.account, deque(maxlen=MOST_RECENT))
        found = [text for at, text in reversed(texts) if at > since]
        texts.append((comment.at, comment.text))
        self._texts.move_to_end(comment.account)
        return found


def digests_of(forms: Iterable[str]) -> list[list[int]]:
    """The MinHash digest of each form."""
    try:
        from rensa import RMinHash
    except ImportError:
        raise ArchiveRefused(
            'To see campaigns an extra is needed. Install it: pip install "folkmoot[archive]"'
        ) from None
    sets = [sorted(pieces(form)) for form in forms]
    digests: list[list[int]] = RMinHash.digests_from_token_sets(sets, PERMUTATIONS, SEED)
    return digests
