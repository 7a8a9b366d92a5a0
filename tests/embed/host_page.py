"""A small web server that is another site: pages of its own, with a policy as strict as can be."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>The Harbour Post</title>{head}</head>
<body><h1>The ferry</h1>{body}</body></html>
"""


def strict_policy(talk: str) -> str:
    """What a host must allow for the component, and nothing more."""
    return (
        f"default-src 'none'; script-src {talk}; style-src {talk}; img-src {talk}; "
        f"connect-src {talk}; frame-src {talk}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


@contextmanager
def host_site(talk: str, *, policy: str | None = None) -> Iterator["Host"]:
    """The other site while it serves; `pages` may be filled at any time."""
    host = Host(talk, strict_policy(talk) if policy is None else policy)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = host.pages.get(self.path.partition("?")[0])
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            if host.policy:
                self.send_header("Content-Security-Policy", host.policy)
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host.origin = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class Host:
    """The other site: its origin, its policy, its pages."""

    def __init__(self, talk: str, policy: str) -> None:
        self.talk, self.policy, self.origin = talk, policy, ""
        self.pages: dict[str, str] = {}

    def put(self, path: str, body: str) -> str:
        """Put a page with this body and the component's one tag there; its address."""
        tag = f'<script type="module" src="{self.talk}/static/folkmoot/embed.js"></script>'
        self.pages[path] = PAGE.format(head=tag, body=body)
        return f"{self.origin}{path}"
