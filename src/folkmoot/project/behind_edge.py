"""Django behind the edge: what the edge knows of the connection, Django gets to know."""

from collections.abc import Callable, Iterable
from typing import Any

PEER = "HTTP_X_FOLKMOOT_PEER"
"""Written by the edge alone: it drops a reader's own, and nobody else reaches the socket."""

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def behind_edge(application: Application) -> Application:
    """The application, which sees the edge's peer in place of the socket that it is asked by."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["REMOTE_ADDR"] = environ.pop(PEER, "")
        return application(environ, start_response)

    return answer
