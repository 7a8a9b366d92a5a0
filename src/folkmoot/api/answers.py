"""Answers as they leave: JSON, and how long others may keep it."""

import json
from typing import Any

from django.http import HttpResponse

PUBLIC = "public, max-age=5"


def answer(body: Any, status: int = 200) -> HttpResponse:
    """Plain data as JSON. It is personal unless the route says otherwise."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return HttpResponse(text, content_type="application/json", status=status)


def public_answer(body: Any) -> HttpResponse:
    """The same for everybody: caches may share it for some seconds.

    No longer, since a comment that was taken down must be gone from every cache within a
    minute, and most readers ask for a page once.
    """
    response = answer(body)
    response.headers["Cache-Control"] = PUBLIC
    return response


def empty_answer() -> HttpResponse:
    """Done, and nothing to say."""
    return HttpResponse(status=204)
