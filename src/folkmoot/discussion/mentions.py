"""Which names a text mentions; pure.

A name may hold spaces, so that what follows an @ is read in every length that ends at the end
of a word; the longest that is somebody's name counts.
"""

import re
from collections.abc import Mapping

MOST_MENTIONS = 5
MOST_SIGNS = 10
LONGEST_NAME = 160
MOST_WORDS = 8

_SIGN = re.compile(r"(?<![\w@])@(?=\w)")
_END = re.compile(r"(?<=\w)(?!\w)")
_QUOTED = re.compile(r"^\s*>")


def possible_names(source: str) -> list[tuple[str, ...]]:
    """For each @ outside of quotes, the names it may mean, longest first."""
    return [_lengths(line[at:]) for line, at in _signs(source)]


def mentioned(source: str, accounts: Mapping[str, int]) -> dict[int, str]:
    """The accounts that a text mentions, at most five, each with its name as written.

    `accounts` are those that may be mentioned, by their name in small letters.
    """
    found: dict[int, str] = {}
    for names in possible_names(source):
        written = next((name for name in names if name.casefold() in accounts), None)
        if written is not None:
            found.setdefault(accounts[written.casefold()], written)
    return dict(list(found.items())[:MOST_MENTIONS])


def _signs(source: str) -> list[tuple[str, int]]:
    lines = [line for line in source.split("\n") if not _QUOTED.match(line)]
    signs = [(line, sign.end()) for line in lines for sign in _SIGN.finditer(line)]
    return signs[:MOST_SIGNS]


def _lengths(rest: str) -> tuple[str, ...]:
    rest = rest[:LONGEST_NAME]
    ends = [end.start() for end in _END.finditer(rest)][:MOST_WORDS]
    return tuple(rest[:end] for end in reversed(ends))
