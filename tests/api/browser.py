"""What a page of ours does: it asks for the token and sends JSON with it."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.test import Client

API = "/api/v1"


class Browser:
    """One signed-in person, or a visitor, with a session and a token as the page has them."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.token = ""

    def get(self, path: str, **query: str) -> HttpResponse:
        return self.client.get(f"{API}{path}", query)

    def take_token(self, story_id: str) -> str:
        self.token = self.get(f"/stories/{story_id}/mine", token="1").json()["token"]
        return self.token

    def send(self, method: str, path: str, body: Any = None, **changes: Any) -> HttpResponse:
        """Send the body as JSON, or as it is when it is bytes."""
        if not self.token:
            self.token = self.client.cookies[settings.CSRF_COOKIE_NAME] = "b" * 32
        headers = {"X-CSRFToken": self.token} | changes.pop("headers", {})
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self.client.generic(
            method,
            f"{API}{path}",
            b"" if body is None else data,
            content_type=changes.pop("content_type", "application/json"),
            headers={name: value for name, value in headers.items() if value},
            **changes,
        )

    def post(self, path: str, body: Any = None, **changes: Any) -> HttpResponse:
        return self.send("POST", path, body, **changes)

    def put(self, path: str, body: Any = None, **changes: Any) -> HttpResponse:
        return self.send("PUT", path, body, **changes)

    def delete(self, path: str, **changes: Any) -> HttpResponse:
        return self.send("DELETE", path, None, **changes)


def code_of(response: HttpResponse) -> str:
    """The error's code; the body must have the one form of refusals."""
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "facts"}
    assert body["error"]["message"]
    return str(body["error"]["code"])
