"""Readers who write without pause and note every answer that promised them something."""

import http.client
import json
import threading
import time
from dataclasses import dataclass, field
from random import Random
from uuid import uuid4

from django.conf import settings
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Story
from tests.make import make_account
from tests.plumbing.waiting import LIMIT

TOKEN = "b" * 32
TEXT = """
    bridge river council vote tram ticket school garden letter winter market harbour budget
    festival library museum evening bakery orchard railway station platform lantern chapel
"""
WORDS = TEXT.split()
NOBODY_KNOWS = {502, 504}
"""The edge lost Django in the midst of the request."""


@dataclass(frozen=True)
class Entry:
    """One comment that was acknowledged: its id, whose it is, under which key, what it answers."""

    public_id: str
    author: int
    key: str
    status: int
    parent: str | None


@dataclass
class Ledger:
    """What the readers tried, and what they were promised."""

    port: int
    story: Story
    writers: list[tuple[Account, str]]
    entries: list[Entry] = field(default_factory=list)
    tried: set[str] = field(default_factory=set)
    statuses: dict[int, int] = field(default_factory=dict)
    broken: int = 0
    is_over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _threads: list[threading.Thread] = field(default_factory=list)

    def begin(self, readers: int = 4) -> None:
        """Let so many readers write at once until `end()`."""
        for number in range(readers):
            own = self.writers[number::readers]
            thread = threading.Thread(target=self._write_on, args=(number, own), daemon=True)
            thread.start()
            self._threads.append(thread)

    def end(self) -> None:
        """Let each reader bring the last comment through, and stop."""
        self.is_over.set()
        for thread in self._threads:
            thread.join(3 * LIMIT)
        assert not any(thread.is_alive() for thread in self._threads)

    def _write_on(self, number: int, own: list[tuple[Account, str]]) -> None:
        chance, count = Random(number), 0
        while not self.is_over.is_set():
            account, session = own[count % len(own)]
            self._bring_through(account, session, self._comment(chance, count))
            count += 1

    def _comment(self, chance: Random, count: int) -> dict[str, object]:
        """Every fifth one is shouted, which is held since its writer insists; half are answers."""
        text = f"The {' and the '.join(chance.sample(WORDS, 6))} matter here."
        with self._lock:
            open_ones = [entry.public_id for entry in self.entries[-50:] if entry.status == 201]
        parent = chance.choice(open_ones) if open_ones and chance.random() < 0.5 else None
        body: dict[str, object] = {"key": uuid4().hex, "insists": True}
        body["text"] = text.upper() if count % 5 == 4 else text
        return body | ({"parent": parent} if parent else {})

    def _bring_through(self, account: Account, session: str, body: dict[str, object]) -> None:
        """Send the same comment with the same key until it is acknowledged."""
        key = str(body["key"])
        self.tried.add(key)
        until = time.monotonic() + 2 * LIMIT
        while time.monotonic() < until:
            status, answer = self._send(session, body)
            with self._lock:
                self.statuses[status] = self.statuses.get(status, 0) + 1
                if status in {200, 201, 202}:
                    comment = answer["comment"]["id"]
                    parent = body.get("parent")
                    self.entries.append(
                        Entry(comment, account.pk, key, status, str(parent) if parent else None)
                    )
                    return
            if status not in {0, 429, 503} | NOBODY_KNOWS:
                raise AssertionError(f"{status}: {answer}")
            self.is_over.wait(0.1)
        raise AssertionError("A comment could not be brought through.")

    def _send(self, session: str, body: dict[str, object]) -> tuple[int, dict[str, dict[str, str]]]:
        """The status and the answer; 0 when the connection broke before a whole answer."""
        headers = {
            "Content-Type": "application/json",
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={session}; "
            f"{settings.CSRF_COOKIE_NAME}={TOKEN}",
            "X-CSRFToken": TOKEN,
        }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)
        path = f"/api/v1/stories/{self.story.public_id}/comments"
        try:
            connection.request("POST", path, json.dumps(body), headers)
            answer = connection.getresponse()
            self.broken += answer.status in NOBODY_KNOWS
            return answer.status, json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            self.broken += 1
            return 0, {}
        finally:
            connection.close()


def make_writers(count: int) -> list[tuple[Account, str]]:
    """Members with a session each."""
    found = []
    for number in range(count):
        account = make_account(f"Reader {number:03}")
        client = Client()
        client.force_login(account)
        found.append((account, client.cookies[settings.SESSION_COOKIE_NAME].value))
    return found
