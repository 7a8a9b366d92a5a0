"""What the edge does not know goes on to Django, and its answer back, as if nobody stood between.

Django sees the headers that the reader's side sent, with the same proxies to count in
`X-Forwarded-For`; who is connected to the edge it learns from a header which only the edge can
write, because it drops the reader's own (`PEER`; `project.serving` reads it).
"""

from urllib.parse import quote

import h11

from folkmoot.edge.answers import NOT_KNOWN, NOT_READABLE, refuse
from folkmoot.edge.asgi import NAME, Headers, Receive, Scope, Send
from folkmoot.edge.backend import Answer, Backend
from folkmoot.edge.bodies import Body, Gone, Intake, Refused

PEER = b"x-folkmoot-peer"
METHODS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
OF_THE_HOP = frozenset(
    {
        b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization",
        b"proxy-connection", b"te", b"trailer", b"transfer-encoding", b"upgrade",
    }
)  # fmt: skip
NOT_PASSED = OF_THE_HOP | {b"content-length", b"expect", b"proxy", PEER}
ONE_LINE = {b"cookie": b"; ", b"x-forwarded-for": b", ", b"x-forwarded-proto": b", "}
"""Headers that may come in several lines, where a gateway would keep only one of them."""
PRINTABLE = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"


class Proxy:
    """Passes a request on and its answer back."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self._intake = Intake()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with what Django answers, or with plain words when it does not."""
        path, is_head = scope["path"], scope["method"] == "HEAD"
        has_begun = False

        async def note(message: object) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)  # type: ignore[arg-type]

        try:
            with self._intake.space() as body:
                await self._intake.fill(body, scope["headers"], receive)
                request = _request(scope, body)
                async with self._backend.answering(request, body) as answer:
                    await _pass_back(answer, note)
        except Refused as refused:
            if has_begun:
                raise BrokenOff from refused
            await refuse(send, refused.refusal, path=path, is_head=is_head)
        except Gone:
            return


class BrokenOff(Exception):
    """An answer ended in its midst: the server must end the connection, so that it is seen."""


def _request(scope: Scope, body: Body) -> h11.Request:
    """The request as it goes on.

    Raises:
        Refused: it is none that could be understood in one way only.
    """
    if scope["method"] not in METHODS:
        raise Refused(NOT_KNOWN)
    target = scope["raw_path"] or b"/"
    if scope["query_string"]:
        target += b"?" + scope["query_string"]
    headers = _headers(scope["headers"])
    hosts = [value for key, value in headers if key == b"host"]
    if not target.startswith(b"/") or len(hosts) != 1 or not hosts[0]:
        raise Refused(NOT_READABLE)
    headers.append((PEER, scope["client"][0].encode()))
    if body.length or scope["method"] in {"POST", "PUT", "PATCH"}:
        headers.append((b"content-length", str(body.length).encode()))
    try:
        return h11.Request(
            method=scope["method"],
            target=target if target.isascii() else quote(target, safe=PRINTABLE),
            headers=headers,
        )
    except h11.LocalProtocolError as error:
        raise Refused(NOT_READABLE) from error


def _headers(given: Headers) -> Headers:
    """Those that are meant for the one who answers."""
    named = _named(given)
    passed: Headers = []
    lines: dict[bytes, int] = {}
    for key, value in given:
        if key in NOT_PASSED or key in named or not NAME.match(key):
            continue
        if key in ONE_LINE and key in lines:
            before = passed[lines[key]][1]
            passed[lines[key]] = (key, before + ONE_LINE[key] + value)
            continue
        lines.setdefault(key, len(passed))
        passed.append((key, value))
    return passed


def _named(headers: Headers) -> set[bytes]:
    """The headers that `Connection` names: they are meant for this hop alone."""
    lines = (value for key, value in headers if key == b"connection")
    return {word.strip().lower() for line in lines for word in line.split(b",")} - {b"host"}


async def _pass_back(answer: Answer, send: Send) -> None:
    """Send the answer on as it comes, without what was meant for this hop."""
    given = list(answer.head.headers)
    left_out = OF_THE_HOP | (_named(given) - {b"content-length", b"content-type", b"set-cookie"})
    headers = [(key, value) for key, value in given if key not in left_out]
    length = next((int(value) for key, value in headers if key == b"content-length"), None)
    start = {"type": "http.response.start", "status": answer.head.status_code, "headers": headers}
    has_begun, sent = False, 0
    async for part in answer.parts():
        if not has_begun:
            await send(start)
            has_begun = True
        sent += len(part)
        await send({"type": "http.response.body", "body": part, "more_body": sent != length})
    if not has_begun:
        await send(start)
    if not has_begun or sent != length:
        await send({"type": "http.response.body", "body": b"", "more_body": False})
