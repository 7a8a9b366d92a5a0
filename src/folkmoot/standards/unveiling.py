"""Addresses as they are meant: invisible letters taken out, spelled dots and at-signs written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

_INVISIBLE = (
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+"
)
_DOT_WORDS = "dot|d0t|punkt|point|punto|ponto|punt|kropka|nokta|tečka|точка|тчк|дот|крапка|نقطة|دوت"
_BARE_DOTS = "dot|d0t|punkt|punto|ponto|punt|kropka|nokta|tečka|точка|тчк|дот|крапка|نقطة|دوت"
AT_WORDS = (
    "at|ät|æt|klammeraffe|apenstaartje|arobase|arroba|chiocciola|małpa|zavináč|kukac|snabel-a|"
    "snabela|miukumauku|παπάκι|собака|собачка|равлик|песик|آت|ات"
)
_AT_SIGNS = "[@＠﹫ⓐⒶ]"
_ENDINGS = (
    "com|net|org|info|biz|xyz|edu|gov|ru|su|ua|by|uk|co|de|at|ch|fr|es|it|pl|pt|br|eu|io|us|ca|au|"
    "nl|be|cz|sk|se|no|dk|fi|gr|hu|ro|bg|tr|ir|il|eg|in|mx|ar|cl|top|vip|live|app|dev|link|click|me|tv|"
    "bid|pw|ws|vu|sg|asia|tk|za|cn|tf|cc|network|cd|pro|nz|gdn|ga|vn|gq|cf|loan|tech|mobi|ml|rs|si|"
    "website|online|site|shop|store|club|xn--p1ai|рф|укр|test|example"
)
_OPEN, _CLOSE = r"\s{0,2}[\[({<]\s{0,2}", r"\s{0,2}[\])}>]\s{0,2}"
# Every gap is bounded, so that a long run of blanks cannot be walked from each of its places.
_EDIT = re.compile(
    rf"""
    (?P<invisible>{_INVISIBLE})
  | (?P<dot>
      (?<=[\w\])}}]) {_OPEN} (?:{_DOT_WORDS}|[.,]) {_CLOSE} (?=\w)
    | (?<=\w) \s{{1,3}} (?:{_BARE_DOTS}) \s{{1,3}}
      (?=(?:[\w\-]{{1,63}}+\s{{1,3}}(?:{_BARE_DOTS})\s{{1,3}}){{0,2}}+(?:{_ENDINGS})(?!\w))
    | (?<=\w) \s{{1,2}} \. \s{{0,2}} (?=(?-i:com|net|org|info|ru)(?!\w))
    )
  | (?P<at>
      (?<=\w) {_OPEN} (?:{AT_WORDS}|{_AT_SIGNS}) {_CLOSE} (?=\w)
    | (?<=\w) [\[({{] a [\])}}] (?=\w)
    | (?<=\w) \s{{1,2}} {_AT_SIGNS} \s{{1,2}} (?=\w)
    | (?<=\w) [ⓐⒶ] (?=\w)
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_HIDING = re.compile(rf"{_INVISIBLE}|[\[({{<ⓐⒶ]|\s(?:\.|{_AT_SIGNS})")
_DOT_NAMES = tuple(_DOT_WORDS.split("|"))
_SPELLED = tuple(f"{word} " for word in _BARE_DOTS.split("|"))
_WRITTEN = {"invisible": "", "dot": ".", "at": "@"}
_TRICK = {"invisible": "invisible", "dot": "spelled", "at": "spelled"}


def is_plain(raw: str) -> bool:
    """Whether nothing in the text could hide an address: a cheap answer for most comments."""
    if _HIDING.search(raw):
        return False
    lower = raw.lower()
    return not any(word in lower for word in _SPELLED)


def names_a_dot(raw: str) -> bool:
    """Whether some word for a dot stands in the text, if only inside another word."""
    lower = raw.lower()
    return any(word in lower for word in _DOT_NAMES)


class Edit(NamedTuple):
    """One place where the unveiled text differs from the raw one."""

    at: int
    length: int
    begin: int
    end: int
    kind: str


class Unveiled:
    """A text with its addresses unveiled, each place mapped back to the raw text."""

    def __init__(self, raw: str) -> None:
        self.edits: list[Edit] = []
        pieces, done, length = [], 0, 0
        for found in () if is_plain(raw) else _EDIT.finditer(raw):
            kind = found.lastgroup or "invisible"
            pieces += [raw[done : found.start()], _WRITTEN[kind]]
            length += found.start() - done
            self.edits.append(Edit(length, len(_WRITTEN[kind]), *found.span(), kind))
            length += len(_WRITTEN[kind])
            done = found.end()
        self.text = "".join(pieces) + raw[done:] if pieces else raw
        self._starts = [edit.at for edit in self.edits]

    def span(self, begin: int, end: int) -> tuple[int, int]:
        """The place in the raw text of ``text[begin:end]``, which must not be empty."""
        return self._raw(begin)[0], self._raw(end - 1)[1]

    def tricks(self, begin: int, end: int) -> tuple[str, ...]:
        """What had to be undone inside ``text[begin:end]``."""
        return tuple(dict.fromkeys(_TRICK[edit.kind] for edit in self._inside(begin, end)))

    def _inside(self, begin: int, end: int) -> Iterator[Edit]:
        for at in range(bisect_right(self._starts, begin), len(self.edits)):
            if self.edits[at].at >= end:
                return
            yield self.edits[at]

    def _raw(self, place: int) -> tuple[int, int]:
        last = bisect_right(self._starts, place) - 1
        if last < 0:
            return place, place + 1
        edit = self.edits[last]
        beyond = place - edit.at - edit.length
        if beyond < 0:
            return edit.begin, edit.end
        return edit.end + beyond, edit.end + beyond + 1
