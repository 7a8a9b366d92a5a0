"""Asking servers of the fediverse, by the one way out and within bounds (B13).

One look asks so many times, for so long, and so many pages of a list: whatever a server
answers, it ends.
"""

import json
from collections.abc import Iterator
from time import monotonic
from typing import Any

from folkmoot.core.outbound import OutboundRefused, outbound_session
from folkmoot.discussion.fediverse import (
    Author,
    Document,
    Reply,
    author_in,
    host_of,
    id_of,
    is_gone,
    items_in,
    reply_in,
)

ACCEPT = 'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"'
MOST_ASKED = 60
MOST_SECONDS = 60.0
MOST_PAGES = 5
MOST_LISTED = 200


class NotAnswered(Exception):
    """A server did not answer so that it can be used; `trouble` is one word for why."""

    def __init__(self, trouble: str) -> None:
        super().__init__(trouble)
        self.trouble = trouble


class Client:
    """One look at a place: asks until its bounds are reached."""

    def __init__(self) -> None:
        self._session = outbound_session()
        self._until = monotonic() + MOST_SECONDS
        self._asked = 0
        self._authors: dict[str, Author | None] = {}

    @property
    def is_tired(self) -> bool:
        """True once no more is asked."""
        return self._asked >= MOST_ASKED or monotonic() > self._until

    def ask(self, address: str) -> Document:
        """The document at an address; it says that it is of the host that was asked.

        Raises:
            NotAnswered: 'gone', 'signed' (answers only servers that it knows), 'tired', or
                'unreachable' for everything else.
        """
        if self.is_tired:
            raise NotAnswered("tired")
        self._asked += 1
        try:
            answer = self._session.get(address, headers={"Accept": ACCEPT})
        except OutboundRefused as error:
            raise NotAnswered("unreachable") from error
        document = _document(answer.status_code, answer.content)
        if host_of(id_of(document)) != host_of(address):
            raise NotAnswered("unreachable")
        if is_gone(document):
            raise NotAnswered("gone")
        return document

    def listed(self, document: Document) -> list[Any]:
        """What the list of replies of a document names, page by page."""
        host, found = host_of(id_of(document)), []
        for page in self._pages(document.get("replies"), host):
            found += items_in(page)
            if len(found) >= MOST_LISTED:
                break
        return found[:MOST_LISTED]

    def reply(self, item: Any, *, to: str, host: str) -> Reply | None:
        """The reply that a list names; what is given whole counts only from its own host.

        Raises:
            NotAnswered: see `ask`.
        """
        named = id_of(item)
        if not named:
            return None
        if isinstance(item, dict) and "content" in item and host_of(named) == host:
            return reply_in(item, to=to)
        document = self.ask(named)
        return reply_in(document, to=to) if id_of(document) == named else None

    def author(self, author_id: str) -> Author | None:
        """Who that is; each is asked for once."""
        if author_id not in self._authors:
            try:
                document = self.ask(author_id)
            except NotAnswered:
                return None
            self._authors[author_id] = author_in(document)
        return self._authors[author_id]

    def _pages(self, replies: Any, host: str) -> Iterator[Document]:
        """The pages of a list, each of the same host."""
        collection = self._given(replies, host)
        if collection is None:
            return
        if items_in(collection):
            yield collection
        page = self._given(collection.get("first"), host)
        for _ in range(MOST_PAGES):
            if page is None:
                return
            yield page
            page = self._given(page.get("next"), host)

    def _given(self, thing: Any, host: str) -> Document | None:
        """A part that is given whole, or asked for where only its address is given."""
        if isinstance(thing, dict):
            return thing
        if not isinstance(thing, str) or host_of(thing) != host or self.is_tired:
            return None
        try:
            return self.ask(thing)
        except NotAnswered:
            return None


def _document(status: int, content: bytes) -> Document:
    if status in {404, 410}:
        raise NotAnswered("gone")
    if status in {401, 403}:
        raise NotAnswered("signed")
    try:
        document = json.loads(content) if status == 200 else None
    except (ValueError, RecursionError) as error:
        raise NotAnswered("unreachable") from error
    if not isinstance(document, dict):
        raise NotAnswered("unreachable")
    return document
