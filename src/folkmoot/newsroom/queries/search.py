"""Searching the paper."""

import re
from typing import Any

from folkmoot.newsroom.models import HomePage
from folkmoot.newsroom.queries.articles import articles_under

MAX_QUERY = 200
WORD = re.compile(r"[\w'’-]*\w")


def cleaned_query(typed: str) -> str:
    """What was asked, without control characters and within bounds."""
    printable = "".join(c if c.isprintable() else " " for c in typed)
    return " ".join(printable.split())[:MAX_QUERY].strip()


def articles_about(home: HomePage, query: str) -> Any:
    """The published articles in which all words of the query stand, the best first.

    Only its words are handed on: the signs of a query are a language of their own to the
    databases, and a lone quotation mark is an error to one of them.
    """
    words = " ".join(WORD.findall(query))
    return articles_under(home).order_by("pk").search(words, operator="and") if words else []
