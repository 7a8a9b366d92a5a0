"""What the edge answers itself when nobody behind it can: a status, plain words, when to return."""

import json
from dataclasses import dataclass
from html import escape

from folkmoot.edge.asgi import Headers, Send


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: a code for machines, what happened and what to do for people."""

    status: int
    code: str
    title: str
    words: str
    seconds: int = 0


NOT_READABLE = Refusal(
    400,
    "request-not-valid",
    "This request could not be read",
    "Nothing was changed. Go back and try again; if the address was typed, look at it once more.",
)
NOT_KNOWN = Refusal(
    501,
    "method-unknown",
    "This is not done here",
    "The request asks for something that no page here does. Nothing was changed.",
)
TOO_LARGE = Refusal(
    413,
    "body-too-large",
    "This is too large",
    "What was sent is larger than anything that could be taken. Nothing was changed.",
)
TOO_SLOW = Refusal(
    408,
    "body-too-slow",
    "This took too long",
    "What was sent did not arrive in time. Nothing was changed: please try again.",
)
STARTING = Refusal(
    503,
    "not-now",
    "Back in a moment",
    "This page is just being started again. Discussions that are open go on. Please try again in "
    "a few seconds; if you were writing, go back: your text is still in its box.",
    seconds=3,
)
BUSY = Refusal(
    503,
    "not-now",
    "Very many people are here",
    "This was not done. Please try again in a moment; if you were writing, go back: your text is "
    "still in its box.",
    seconds=5,
)
BROKEN_OFF = Refusal(
    502,
    "answer-broken-off",
    "There was no answer",
    "The connection inside broke off, so nobody can say whether this was done. Look before you "
    "send it again; the same comment is never taken twice.",
    seconds=3,
)
NO_ANSWER = Refusal(
    504,
    "answer-late",
    "There was no answer in time",
    "Nobody can say whether this was done. Look before you send it again; the same comment is "
    "never taken twice.",
    seconds=10,
)

PAGE = """<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <meta name="robots" content="noindex">
  <title>{title}</title>
</head>
<body>
  <main>
    <h1>{title}</h1>
    <p>{words}</p>
    <p><a href="/">To the front page</a></p>
  </main>
</body>
</html>
"""


async def refuse(send: Send, refusal: Refusal, *, path: str, is_head: bool = False) -> None:
    """Answer with the refusal: JSON under /api/, else a page that needs nothing else."""
    if path.startswith("/api/"):
        facts = {"seconds": refusal.seconds} if refusal.seconds else {}
        error = {"code": refusal.code, "message": refusal.words, "facts": facts}
        kind, body = b"application/json", json.dumps({"error": error}).encode()
    else:
        words = {"title": escape(refusal.title), "words": escape(refusal.words)}
        kind, body = b"text/html; charset=utf-8", PAGE.format(**words).encode()
    headers: Headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"content-security-policy", b"default-src 'none'"),
    ]
    if refusal.seconds:
        headers.append((b"retry-after", str(refusal.seconds).encode()))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_head else body})
