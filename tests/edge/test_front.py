"""The edge as a process: what it keeps, what it passes on, and what never reaches Django."""

import json
import socket
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from folkmoot.edge.store import Snapshot, Writer, key_of
from tests.edge.backend import Recorder, recording
from tests.edge.front import HOST, Front, parsed, read_all, running
from tests.plumbing.waiting import wait_until


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("edge")


@pytest.fixture(scope="module")
def front(folder: Path):
    with running(folder, "--proxies=1") as front:
        yield front


@pytest.fixture
def behind(front: Front):
    with recording(front.backend) as recorder:
        yield recorder
    front.backend.unlink()


def snapshot(story):
    policy = (("Content-Security-Policy", "default-src 'self'"),)
    key, kind = key_of(f"/discussion/{story}/part/", "order=newest"), "text/html; charset=utf-8"
    return Snapshot(key, story, 1, kind, b"<p>kept</p>" * 40, "de", policy)


def test_what_is_kept_is_answered_without_django(front, behind):
    Writer(front.snapshots).put([snapshot("st")])
    part = "/discussion/st/part/"
    address = f"{part}?order=newest"
    status, headers, _body = front.get(address, b"Accept-Encoding: gzip, br")
    assert (status, headers["content-encoding"], headers["content-language"]) == (200, "br", "de")
    assert headers["cache-control"] == "public, no-cache"
    assert headers["vary"] == "accept-encoding"
    assert headers["content-security-policy"] == "default-src 'self'"
    assert headers["x-content-type-options"] == "nosniff"
    assert front.get(address)[2] == b"<p>kept</p>" * 40
    for known in (headers["etag"], f'"other", {headers["etag"]}', "*"):
        again = front.get(address, f"If-None-Match: {known}".encode())
        assert (again[0], again[2], again[1]["etag"]) == (304, b"", headers["etag"])
    assert front.get(address, b'If-None-Match: "other"')[0] == 200
    head = front.get(address, method="HEAD")
    assert (head[0], head[1]["content-length"], head[2]) == (200, "440", b"")
    assert behind.requests == []

    for other in (f"{part}?order=oldest", f"{part}?order=newest&x={'x' * 2000}"):
        assert front.get(other)[2] == b"ok"
    assert front.get(address, method="POST")[2] == b"ok"
    Writer(front.snapshots).demand("st", 2)
    assert front.get(address)[2] == b"ok"
    assert len(behind.requests) == 4


def test_without_django_what_is_kept_goes_on(front):
    Writer(front.snapshots).put([snapshot("alone")])
    assert front.get("/discussion/alone/part/?order=newest")[0] == 200
    status, headers, body = front.get("/account/login/")
    assert (status, headers["retry-after"], headers["cache-control"]) == (503, "3", "no-store")
    assert b"your text is still in its box" in body
    status, headers, body = front.get("/api/v1/me", method="POST")
    assert (status, json.loads(body)["error"]["code"]) == (503, "not-now")


def test_django_sees_what_the_reader_sent_and_who_asks(front, behind):
    sent = [
        b"X-Folkmoot-Peer: 8.8.8.8", b"X_Folkmoot_Peer: 9.9.9.9", b"X-Forwarded-For: 1.1.1.1",
        b"X-Forwarded-For: 2.2.2.2", b"Cookie: a=1", b"Cookie: b=2", b"Proxy: evil",
        b"Connection: x-gone", b"X-Gone: 1", b"X-Stays: 1", b"Expect: nothing", b"TE: trailers",
    ]  # fmt: skip
    assert front.get("/a%20b?x=%41&y", *sent)[0] == 200
    first, *lines = behind.requests[-1].decode().rstrip().split("\r\n")
    assert first == "GET /a%20b?x=%41&y HTTP/1.1"
    assert sorted(lines) == [
        "cookie: a=1; b=2",
        "host: paper.example",
        "x-folkmoot-peer: 127.0.0.1",
        "x-forwarded-for: 1.1.1.1, 2.2.2.2",
        "x-stays: 1",
    ]


ANSWER = (
    b"HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nConnection: x-hop\r\nX-Hop: 1\r\n"
    b"Keep-Alive: 5\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
)


def test_the_answer_comes_back_as_it_was(front, behind):
    behind.answer = lambda link, _: link.sendall(ANSWER)
    with front.connect() as link:
        link.sendall(b"GET / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
        answer = read_all(link)
    assert b"set-cookie: a=1\r\nset-cookie: b=2\r\n" in answer
    assert answer.endswith(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
    assert not {"x-hop", "keep-alive"} & set(parsed(answer)[1])
    for status in (b"204 No Content", b"304 Not Modified"):
        behind.answer = lambda link, _, status=status: link.sendall(
            b"HTTP/1.1 " + status + b"\r\nETag: x\r\n\r\n"
        )
        found = front.get("/")
        assert (found[0], found[1]["etag"], found[2]) == (int(status[:3]), "x", b"")
    behind.answer = lambda link, _: link.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
    head = front.get("/", method="HEAD")
    assert (head[0], head[1]["content-length"], head[2]) == (200, "9", b"")


def test_bodies_go_on_whole_and_in_one_framing(front, behind):
    big = bytes(range(256)) * 4096
    start = b"POST /a HTTP/1.1\r\n" + HOST + b"Connection: close\r\n"
    front.say(start + b"Content-Length: %d\r\n\r\n" % len(big), big)
    assert behind.requests[-1].partition(b"\r\n\r\n")[2] == big
    front.say(start + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", b"2\r\nde\r\n0\r\n\r\n")
    head, _, body = behind.requests[-1].partition(b"\r\n\r\n")
    assert body == b"abcde"
    assert b"content-length: 5" in head
    assert b"transfer-encoding" not in head
    asked = len(behind.requests)
    answer = front.say(start + b"Content-Length: 99999999\r\n\r\n")
    assert parsed(answer)[0] == 413
    with front.connect() as link:
        link.sendall(start + b"Content-Length: 10\r\n\r\nhalf")
    assert len(behind.requests) == asked


HIDDEN = b"GET /hidden HTTP/1.1\r\n" + HOST + b"\r\n"
CONFUSING = [
    b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n",
    b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd",
    b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    b"Transfer-Encoding: identity, chunked, identity\r\n\r\n0\r\n\r\n",
    b"X: a\r\n Transfer-Encoding: chunked\r\n\r\n",
    b"Content-Length: +4\r\n\r\nabcd",
    b"Content-Length: 0x4\r\n\r\nabcd",
    b"X: a\rTransfer-Encoding: chunked\r\n\r\n",
    b"X: a\x00b\r\n\r\n",
    b"Host: other.example\r\n\r\n",
]


@pytest.mark.parametrize("rest", CONFUSING)
def test_nothing_is_smuggled_past_the_edge(front, behind, rest):
    """Whatever is asked in two voices is refused, or heard in one and the connection ended."""
    answer = front.say(b"POST /seen HTTP/1.1\r\n" + HOST + b"Connection: close\r\n" + rest, HIDDEN)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert parsed(answer)[0] in {200, 400}
    assert all(b"hidden" not in request for request in behind.requests)
    assert all(b"transfer-encoding" not in request.lower() for request in behind.requests)
    assert len(behind.requests) <= 1


REFUSED = [
    (b"GET / HTTP/1.1\r\n\r\n", 400),
    (b"\x16\x03\x01junk\r\n\r\n", 400),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 70_000 + b"\r\n\r\n", 431),
    (b"GET / HTTP/1.1\r\n" + HOST + b"X: a\r\n" * 500 + b"\r\n", 431),
    (b"TRACE / HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 501),
    (b"OPTIONS * HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n", 400),
]


@pytest.mark.parametrize(("raw", "status"), REFUSED)
def test_what_is_no_request_is_refused(front, behind, raw, status):
    with front.connect() as link:
        link.sendall(raw.replace(b"HTTP/1.1\r\n\r\n", b"HTTP/1.1\r\nConnection: close\r\n\r\n"))
        assert parsed(read_all(link))[0] == status
    assert behind.requests == []


def test_an_answer_that_breaks_off_is_seen_to(front, behind):
    def breaking(words: bytes):
        def answer(link: socket.socket, _request: bytes) -> None:
            link.sendall(words)
            link.shutdown(socket.SHUT_RDWR)

        return answer

    behind.answer = breaking(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
    assert len(front.get("/")[2]) < 9
    behind.answer = breaking(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
    assert not front.get("/")[2].endswith(b"0\r\n\r\n")
    for words in (b"", b"no answer\r\n\r\n", b"HTTP/1.1 200 OK\r\nA"):
        behind.answer = breaking(words)
        assert front.get("/", method="POST")[0] == 502


def test_a_connection_that_ended_is_not_noticed_by_readers(front, behind: Recorder):
    assert front.get("/")[0] == 200
    ended = behind.answer

    def answer_once(link: socket.socket, request: bytes) -> None:
        ended(link, request)
        link.shutdown(socket.SHUT_RDWR)

    behind.answer = answer_once
    for _ in range(20):
        assert front.get("/")[0] == 200


def test_ac_202_one_asks_for_all_who_wait(front, behind):
    """A comment on a story that everybody reads is hidden: its page goes for a moment."""
    release = threading.Event()

    def keep_and_answer(link: socket.socket, request: bytes) -> None:
        if b"/hot/" in request:
            release.wait()
            Writer(front.snapshots).put([snapshot("hot")])
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    behind.answer = keep_and_answer
    ask = (
        b"GET /discussion/hot/part/?order=newest HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
    )
    with ExitStack() as opened:
        links = [opened.enter_context(front.connect()) for _ in range(20)]
        for link in links:
            link.sendall(ask)
        wait_until(lambda: bool(behind.requests))
        assert front.get("/another/")[0] == 200
        release.set()
        answers = [parsed(read_all(link)) for link in links]
    assert {status for status, _, _ in answers} == {200}
    assert sum(body == b"ok" for _, _, body in answers) == 1
    assert sum(b"/hot/" in request for request in behind.requests) == 1


def test_slow_senders_hold_no_thread_of_django(front, behind):
    with ExitStack() as slow:
        for _ in range(50):
            link = slow.enter_context(front.connect())
            link.sendall(b"POST /slow HTTP/1.1\r\n" + HOST + b"Content-Length: 100\r\n\r\nslow")
        assert front.get("/")[0] == 200
        assert len(behind.requests) == 1


def test_an_edge_that_follows_answers_only_what_is_kept_up_to_date(tmp_path):
    with running(tmp_path, "--follows") as front, recording(front.backend):
        writer = Writer(front.snapshots)
        writer.put([snapshot("st")])
        assert front.get("/discussion/st/part/?order=newest")[2] == b"ok"

        def is_kept() -> bool:
            writer.beat()
            return front.get("/discussion/st/part/?order=newest")[2] != b"ok"

        wait_until(is_kept)


@pytest.mark.slow  # the limit is a second of the server's own clock
def test_who_sends_a_head_slowly_or_nothing_is_let_go(tmp_path):
    with running(tmp_path, "--seconds-for-a-head=1") as front, front.connect() as link:
        link.sendall(b"GET / HTTP/1.1\r\nHost: pa")
        assert b"200" not in read_all(link)


def test_it_ends_at_once_with_streams_and_requests_open(tmp_path):
    release = threading.Event()

    def wait(link: socket.socket, _request: bytes) -> None:
        release.wait()
        link.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

    with (
        running(tmp_path) as front,
        recording(front.backend) as behind,
        front.connect() as listening,
        front.connect() as asking,
    ):
        listening.sendall(b"GET /discussion/st/live HTTP/1.1\r\n" + HOST + b"\r\n")
        assert b"200 OK" in listening.recv(4096)
        behind.answer = wait
        asking.sendall(b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 0\r\n\r\n")
        wait_until(lambda: bool(behind.requests))
        front.process.terminate()
        assert read_all(listening).endswith(b"0\r\n\r\n")
        release.set()
        assert b"200 OK" in read_all(asking)
        front.process.wait(5)
        assert front.process.returncode == 0
