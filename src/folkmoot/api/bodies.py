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
MOST_BYTES_MACHINES = 1_048_576


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
            data = read_json(request)
            json.dumps(data, ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError as error:
            raise TextNotReadable from error
        except RecursionError as error:
            raise BodyNotJson from error
        return data  # type: ignore[no-any-return]


def read_json(request: HttpRequest) -> Any:
    """The body as data; texts in it may still have half characters.

    Raises:
        BodyNotJson: it is no JSON or no UTF-8, is nested without end, or has numbers that
            are none.
    """
    try:
        return json.loads(request.body.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BodyNotJson from error


def check_body(request: HttpRequest, *, most: int = MAX_BODY) -> None:
    """Pass when the body says that it is JSON and is small enough, before anything reads it.

    Raises:
        ContentTypeNotJson: it is of another type, or packed.
        BodyTooLarge: it is larger than any text with all its escapes can be.
        BodyNotJson: the connection broke while it was read.
    """
    if request.content_type != "application/json" or "Content-Encoding" in request.headers:
        raise ContentTypeNotJson
    read_whole(request, most=most)


def read_whole(request: HttpRequest, *, most: int) -> bytes:
    """The body as it came, refused before it is read where it says that it is too large.

    Raises:
        BodyTooLarge: it has more bytes than `most`.
        BodyNotJson: the connection broke while it was read.
    """
    try:
        is_large = int(request.META.get("CONTENT_LENGTH") or 0) > most
        if is_large or len(request.body) > most:
            raise BodyTooLarge(limit=most)
    except RequestDataTooBig as error:
        raise BodyTooLarge(limit=most) from error
    except (UnreadablePostError, ValueError) as error:
        raise BodyNotJson from error
    return request.body


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
