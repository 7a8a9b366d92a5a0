"""A server of the fediverse on this machine: says what it is told to say."""

import contextlib
import http.server
import json
import threading
from collections.abc import Iterator
from typing import Any

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


class Server:
    """Its documents by path; `gone` paths answer 410, everything else 404."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.documents: dict[str, Any] = {}
        self.status: dict[str, int] = {}
        self.asked: list[str] = []

    def note(self, path: str, content: str = "", **changes: Any) -> str:
        """A document of this server; its id."""
        own = f"{self.base}{path}"
        self.documents[path] = {
            "id": own,
            "type": "Note",
            "attributedTo": f"{self.base}/users/ann",
            "content": content,
            "to": [PUBLIC],
            "published": "2026-11-20T10:00:00Z",
            "url": f"{self.base}/@ann{path}",
        } | changes
        return own

    def person(self, nick: str, name: str = "") -> None:
        own = f"{self.base}/users/{nick}"
        self.documents[f"/users/{nick}"] = {
            "id": own,
            "type": "Person",
            "preferredUsername": nick,
            "name": name,
            "url": f"{self.base}/@{nick}",
        }


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """The server, as long as it is needed."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append(self.path)
            document = told.documents.get(self.path)
            status = told.status.get(self.path, 404 if document is None else 200)
            body = json.dumps(document).encode() if status == 200 else b"no"
            self.send_response(status)
            self.send_header("Content-Type", "application/activity+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    told = Server(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield told
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
