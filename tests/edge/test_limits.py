"""Where the edge says no: bodies too large, too slow or too many, and a Django that is too late."""

import asyncio

import h11
import pytest

from folkmoot.edge import backend as backend_module
from folkmoot.edge import bodies
from folkmoot.edge.backend import Backend
from folkmoot.edge.bodies import Body, Gone, Intake, Refused

CHUNKED = [(b"transfer-encoding", b"chunked")]
REQUEST = h11.Request(method="GET", target="/", headers=[("host", "a")])


def receiving(*parts, then="more"):
    """What a reader sends, part by part; afterwards nothing, the end, or a broken line."""
    left = list(parts)

    async def receive():
        if left:
            is_last = len(left) == 1 and then == "end"
            return {"type": "http.request", "body": left.pop(0), "more_body": not is_last}
        if then == "gone":
            return {"type": "http.disconnect"}
        await asyncio.Event().wait()
        raise AssertionError

    return receive


def taken(headers, receive, intake=None):
    async def whole():
        taker = intake or Intake()
        with taker.space() as body:
            await taker.fill(body, headers, receive)
            return b"".join(body.parts()), b"".join(body.parts())

    return asyncio.run(whole())


def code(function, *arguments):
    with pytest.raises(Refused) as refused:
        function(*arguments)
    return refused.value.refusal.status, refused.value.refusal.code


def test_a_body_is_taken_whole_and_can_be_read_again(monkeypatch):
    monkeypatch.setattr(bodies, "IN_MEMORY", 4)
    sent = receiving(b"abc", b"", b"defgh", then="end")
    assert taken(CHUNKED, sent) == (b"abcdefgh", b"abcdefgh")
    assert taken([], receiving()) == (b"", b"")
    with pytest.raises(Gone):
        taken([(b"content-length", b"9")], receiving(b"abc", then="gone"))


def test_a_body_too_large_is_not_taken(monkeypatch):
    monkeypatch.setattr(bodies, "MOST", 5)
    assert code(taken, [(b"content-length", b"6")], receiving()) == (413, "body-too-large")
    assert code(taken, CHUNKED, receiving(b"abc", b"def")) == (413, "body-too-large")


@pytest.mark.parametrize(
    "headers",
    [[(b"content-length", b"4"), *CHUNKED], [(b"content-length", b"+4")],
     [(b"content-length", "٤".encode())]],
)  # fmt: skip
def test_a_length_in_two_voices_is_refused(headers):
    assert code(taken, headers, receiving(b"abcd", then="end"))[0] == 400


def test_a_slow_body_is_given_up(monkeypatch):
    monkeypatch.setattr(bodies, "SECONDS_A_PART", 0.01)
    assert code(taken, CHUNKED, receiving(b"abc"))[0] == 408


def test_all_bodies_together_have_an_end(monkeypatch):
    monkeypatch.setattr(bodies, "MOST_TOGETHER", 5)
    intake = Intake()
    with intake.space() as body:
        asyncio.run(intake.fill(body, CHUNKED, receiving(b"abc", then="end")))
        refused = code(taken, CHUNKED, receiving(b"abc", then="end"), intake)
        assert refused == (503, "not-now")
    assert taken(CHUNKED, receiving(b"abc", then="end"), intake)[0] == b"abc"


def test_a_full_disk_is_no_error_of_ours(monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(bodies, "SpooledTemporaryFile", full)
    assert code(taken, CHUNKED, receiving(b"abc", then="end")) == (503, "not-now")


async def asked(backend):
    async with backend.answering(REQUEST, Body()) as answer:
        return answer.head.status_code


async def silent(path):
    """A server that takes requests and never answers."""
    over = asyncio.Event()

    async def converse(reader, writer):
        await over.wait()
        writer.close()

    server = await asyncio.start_unix_server(converse, path)
    return server, over


def test_who_waits_too_long_or_behind_too_many_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(backend_module, "AT_ONCE", 1)
    monkeypatch.setattr(backend_module, "MOST_WAITING", 1)
    monkeypatch.setattr(backend_module, "SECONDS_TO_ANSWER", 0.05)
    monkeypatch.setattr(backend_module, "SECONDS_WAITING", 0.01)

    async def whole():
        server, over = await silent(tmp_path / "django")
        backend = Backend(tmp_path / "django")
        found = await asyncio.gather(*(asked(backend) for _ in range(3)), return_exceptions=True)
        over.set()
        server.close()
        return [refused.refusal.status for refused in found]

    assert sorted(asyncio.run(whole())) == [503, 503, 504]


def test_nobody_behind_is_starting(tmp_path):
    async def whole():
        await asked(Backend(tmp_path / "django"))

    assert code(asyncio.run, whole()) == (503, "not-now")
