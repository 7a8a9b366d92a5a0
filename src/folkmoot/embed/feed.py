"""Keeping the pages of this machine up to date with the database.

One loop a machine looks at what was touched, forbids what is hidden, says that it keeps up,
and builds what is stale. A story that many write on is built a few times a second, however
many comments come. If the loop ends, the last good pages stay, and what is hidden stays hidden:
that was forbidden by who hid it.
"""

import fcntl
import hashlib
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event

from django.conf import settings
from django.db import Error as DatabaseError
from django.db import close_old_connections, connections
from django.templatetags.static import static

from folkmoot.core.clock import now
from folkmoot.discussion.actions.turning import turn_stories
from folkmoot.discussion.kept_pages import forbid, writer
from folkmoot.discussion.queries.versions import (
    Stamp,
    faces,
    no_longer_fresh,
    stamps_since,
)
from folkmoot.embed.snapshots import build
from folkmoot.moderation.queries.standards import versions_in_force as in_force

logger = logging.getLogger(__name__)

PAUSE = 0.1
APART = 0.3
"""At least so many seconds lie between two builds of one story."""

TURN = 0.25
"""For at most so many seconds pages are built before the loop looks again what is hidden."""

OVERLAP = timedelta(seconds=60)
"""How long a change may take from its touch to its commit and still be seen."""

MINUTE = 60.0
NOTE_EVERY = 5.0
STATIC = ("folkmoot/embed.css", "folkmoot/embed.js", "folkmoot/messages/en.json")
LONGEST_PAUSE = 30.0
FOLDER = Path(__file__).parent


class Feed:
    """What one loop knows: the versions it has seen, what is due, which stories rest."""

    def __init__(self, since: datetime, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._since = self._minute = since
        self._clock = clock
        self._seen: dict[str, Stamp] = {}
        self._due: dict[str, float] = {}
        self._rests: dict[str, float] = {}
        self._mark = ""
        self._next_minute = 0.0

    def step(self) -> int:
        """Look once, forbid, say so, build what is due; how many stories were built."""
        if self._clock() >= self._next_minute:
            self._each_minute()
        self._look()
        writer().beat()
        return self._build_due()

    def _look(self) -> None:
        moment = now()
        stamps = {stamp.story: stamp for stamp in stamps_since(self._since)}
        hidden = []
        for story, stamp in stamps.items():
            seen = self._seen.get(story)
            if seen is None or stamp.version > seen.version:
                self._want(story)
            if stamp.hides_below > (seen.hides_below if seen else 0):
                hidden.append((story, stamp.hides_below))
        if hidden:
            forbid(hidden)
        self._seen = stamps
        self._since = moment - OVERLAP

    def _want(self, story: str) -> None:
        moment = self._clock()
        self._due.setdefault(story, max(moment, self._rests.get(story, moment)))

    def _build_due(self) -> int:
        begin, built = self._clock(), 0
        self._rests = {story: end for story, end in self._rests.items() if end > begin}
        for story, due in sorted(self._due.items(), key=lambda item: item[1]):
            if due > self._clock() or self._clock() - begin > TURN:
                break
            del self._due[story]
            build(story)
            self._rests[story] = self._clock() + APART
            built += 1
        return built

    def _each_minute(self) -> None:
        """See whether all pages look another way now, and which discussions begin in another.

        Done as each minute of the clock begins, since that is when discussions open and close.
        """
        moment, mark = now(), mark_of_pages()
        self._next_minute = self._clock() + MINUTE - moment.timestamp() % MINUTE
        if mark != self._mark:
            writer().keep_only(mark)
            self._mark = mark
        for story in no_longer_fresh(self._minute, moment):
            self._want(story)
        turn_stories(self._minute, moment)
        self._minute = moment


def follow(stopping: Event) -> None:
    """Keep the pages up to date until told to stop; one process a machine does, others wait."""
    pause = 0.0
    while not stopping.is_set():
        try:
            with _place() as place:
                if place is not None:
                    _follow(stopping, place)
        except (DatabaseError, OSError, sqlite3.Error):
            pause = min(LONGEST_PAUSE, pause * 2 + 1)
            logger.exception("Pages are not built; next try in %s s", pause)
            close_old_connections()
        stopping.wait(max(pause, 1.0))
    connections.close_all()


def mark_of_pages() -> str:
    """What all pages depend on beside their story: this release, and how the editions look."""
    digest = hashlib.blake2b(digest_size=12)
    for file in sorted(_sources()):
        facts = file.stat()
        digest.update(f"{file.name}{facts.st_size}{facts.st_mtime_ns}".encode())
    digest.update(repr((faces(), in_force(), settings.LANGUAGE_CODE)).encode())
    digest.update("".join(map(static, STATIC)).encode())
    return digest.hexdigest()


def _follow(stopping: Event, place: int) -> None:
    feed = Feed(_last_time(place))
    next_note = 0.0
    while not stopping.is_set():
        feed.step()
        if time.monotonic() >= next_note:
            next_note = time.monotonic() + NOTE_EVERY
            _note_time(place)
        stopping.wait(PAUSE)


@contextmanager
def _place() -> Iterator[int | None]:
    """The file that one loop of this machine holds, with the time until which it kept up.

    None while another loop holds it; the lock ends with its holder, however that ends.
    """
    path = Path(settings.SNAPSHOTS)
    file = os.open(path.with_name(f"{path.name}-fed"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        yield None
    else:
        yield file
    finally:
        os.close(file)


def _last_time(place: int) -> datetime:
    """Until when the pages were kept up to date; what was kept without that goes."""
    try:
        return datetime.fromisoformat(os.pread(place, 64, 0).decode().strip()) - OVERLAP
    except ValueError:
        writer().keep_only("")
        return now() - OVERLAP


def _note_time(place: int) -> None:
    os.pwrite(place, now().isoformat().ljust(64).encode(), 0)


def _sources() -> Iterator[Path]:
    for folder, pattern in ((FOLDER, "**/*.py"), (FOLDER, "templates/**/*.html")):
        yield from folder.glob(pattern)
    yield from (FOLDER.parent / "discussion" / "queries").glob("*.py")
    yield from (FOLDER.parent / "locale").glob("*/LC_MESSAGES/django.mo")
