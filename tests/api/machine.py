"""A machine that asks with its key, as other systems do: no session, no cookie."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

ANALYZE = "/v1alpha1/comments:analyze"
SUGGEST = "/v1alpha1/comments:suggestscore"
MODERATIONS = "/v1/moderations"
ASSESS = "/api/v1/assess"


class Machine:
    """Somebody's script with a key; `secret` may be empty or wrong."""

    def __init__(self, secret: str) -> None:
        self.secret = secret
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)

    def send(self, path: str, body: Any, **changes: Any) -> HttpResponse:
        """Send the body as JSON, or as it is when it is bytes."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return self.client.generic(
            changes.pop("method", "POST"),
            path,
            data,
            content_type=changes.pop("content_type", "application/json"),
            headers=headers | changes.pop("headers", {}),
            **changes,
        )

    def assess(self, body: Any, **changes: Any) -> HttpResponse:
        """Ask our own form."""
        return self.send(changes.pop("path", ASSESS), body, **changes)

    def moderate(self, body: Any, **changes: Any) -> HttpResponse:
        """Ask the form of platforms of language models."""
        return self.send(changes.pop("path", MODERATIONS), body, **changes)

    def perspective(self, body: Any, *, path: str = ANALYZE, **changes: Any) -> HttpResponse:
        """Ask Perspective's form, with the key in the address."""
        key = f"?key={self.secret}" if self.secret else ""
        headers = {"Authorization": ""} | changes.pop("headers", {})
        return self.send(path + changes.pop("query", key), body, headers=headers, **changes)
