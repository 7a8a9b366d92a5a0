"""The numbers of comments beside headlines: many stories in one request and one query."""

import json
from collections.abc import Sequence

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.translation import ngettext

from folkmoot.discussion.queries.stories import counts

MAIN = "main"
MOST_KEYS = 200
SECONDS = 15


def counts_answer(publication_key: str, keys: Sequence[str], language: str = "") -> HttpResponse:
    """The number by key, which any site may fetch and any cache keep for some seconds.

    A key that is not known has no comments: so a page of headlines needs no care. The numbers
    are told in `words`, too, in the language that was asked for if Folkmoot speaks it.
    """
    numbers = counts(publication_key, keys)
    with translation.override(_spoken(language)):
        words = {key: words_for(number) for key, number in numbers.items()}
    body = {"counts": numbers, "words": words}
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(text, content_type="application/json")
    response.headers["Cache-Control"] = f"public, max-age={SECONDS}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _spoken(language: str) -> str:
    try:
        return translation.get_supported_language_variant(language)
    except LookupError:
        return str(settings.LANGUAGE_CODE)


def words_for(number: int) -> str:
    """The number of comments in words of the language that is switched on."""
    return ngettext("%(number)s comment", "%(number)s comments", number) % {"number": number}
