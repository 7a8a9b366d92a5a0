"""Reading what is sent: JSON in UTF-8 of a bounded size, and nothing that only looks like it."""

import json
from typing import Any, NoReturn

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from ninja.parser import Parser

from folkmoot.api.errors import BodyNotJson, BodyTooLarge, ContentTypeNotJson
from folkmoot.discussion.errors import TextNotReadable

MAX_BODY = 262_144


class StrictParser(Parser):
    """Python's own reader of JSON, without what it takes beyond the standard."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """The body as data.

        Raises:
            BodyNotJson: it is no JSON or no UTF-8, is nested without end, or has numbers that
                are none.
            TextNotReadable: a text in it has half a character (a lone surrogate).
        """
        try:
            text = request.body.decode("utf-8")
            data = json.loads(text, parse_constant=_refuse_constant)
            json.dumps(data, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError as error:
            raise TextNotReadable from error
        except (ValueError, RecursionError) as error:
            raise BodyNotJson from error
        return data  # type: ignore[no-any-return]


def check_body(request: HttpRequest) -> None:
    """Pass when the body says that it is JSON and is small enough, before anything reads it.

    Raises:
        ContentTypeNotJson: it is of another type, or packed.
        BodyTooLarge: it is larger than any text with all its escapes can be.
        BodyNotJson: the connection broke while it was read.
    """
    if request.content_type != "application/json" or "Content-Encoding" in request.headers:
        raise ContentTypeNotJson
    try:
        is_large = int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY
        if is_large or len(request.body) > MAX_BODY:
            raise BodyTooLarge(limit=MAX_BODY)
    except RequestDataTooBig as error:
        raise BodyTooLarge(limit=MAX_BODY) from error
    except (UnreadablePostError, ValueError) as error:
        raise BodyNotJson from error


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
