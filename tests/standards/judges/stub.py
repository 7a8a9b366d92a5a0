"""A judge on loopback that answers as the test tells it, and remembers what it was asked."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

CHECK = re.compile(r'"check": "(\w+)", "rule": "(\w+)"')
COMMENT = re.compile(
    r"\[(\w+)\] comment to be judged, begins\n(.*)\n\[\1\] comment to be judged, ends", re.DOTALL
)


@dataclass
class Stub:
    """Where it listens, what it was asked, and what it answers: status, headers, body."""

    answer: Callable[["Heard"], tuple[int, dict[str, str], bytes]]
    heard: list["Heard"] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/judge"


@dataclass(frozen=True)
class Heard:
    """One request as the stub saw it."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.body)

    @property
    def user(self) -> str:
        return self.json["messages"][1]["content"]

    @property
    def comment(self) -> str:
        found = COMMENT.search(self.user)
        assert found
        return found[2]

    @property
    def check_and_rule(self) -> tuple[str, str]:
        found = CHECK.search(self.json["messages"][0]["content"])
        assert found
        return found[1], found[2]


@contextmanager
def listening(answer: Callable[[Heard], Any]) -> Iterator[Stub]:
    """A stub that listens while the block runs. ``answer`` gives text of a chat, or a triple."""
    stub = Stub(lambda heard: _triple(answer(heard)))

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            stub.heard.append(Heard(self.path, headers, body))
            status, given, content = stub.answer(stub.heard[-1])
            self.send_response(status)
            for name, value in {"content-length": str(len(content)), **given}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    stub.port = server.server_address[1]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _triple(answer: Any) -> tuple[int, dict[str, str], bytes]:
    return (200, {}, chat(answer).encode()) if isinstance(answer, str) else answer


def chat(content: str) -> str:
    """A chat endpoint's reply."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]})


def honest(heard: Heard, *, words: str = "stone", **changed: Any) -> str:
    """What a good model answers: the comment breaks the rule where it holds these words."""
    check, rule = heard.check_and_rule
    breaks = words in heard.comment.lower()
    answer = {"check": check, "rule": rule, "breaks": breaks, "allowed": not breaks}
    answer |= {"quote": words if breaks else "", "sure": 0.9, "reason": "It says so."}
    return json.dumps(answer | changed)
