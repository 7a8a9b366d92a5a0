"""C7: a number by which a state knows a person."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from folkmoot.standards.figures import plain_figures
from folkmoot.standards.finding import Seen
from folkmoot.standards.id_numbers import (
    IdNumber,
    announced,
    can_check,
    checks_out,
    shape_of,
    telling,
)
from folkmoot.standards.printed import is_printed, squeezed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

ANNOUNCED, ONLY_ANNOUNCED = 0.97, 0.7
FEWEST_DIGITS = 4
CUE_BEFORE, CUE_AFTER = 60, 30
"""How many signs a number may stand behind its cue, or before it."""

_ROW = re.compile(
    r"(?<!\w)(?:[A-Z0-9](?:[ .\-/+№]{0,2}[A-Z0-9]){6,40}+|[A-Za-z]{0,6}\d[A-Za-z\d]{5,20}+)"
)
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d[ .\-/]{1,3}(?:1[5-9]|20)\d\d(?! ?\d)")
_EXPLAIN = "The text holds a number by which a state knows a person."
_UNCHECKED = (
    "Here python-stdnum is not installed (pip install folkmoot[ids]): only numbers that a word "
    "announces are seen, and their check digits are not looked at."
)


def explanation() -> str:
    """What the detector looks for, and what it cannot see on this machine."""
    return " ".join((_EXPLAIN, *missing()))


def missing() -> tuple[str, ...]:
    """What keeps the check digits from being looked at, if anything does."""
    return () if can_check() else (_UNCHECKED,)


class Number(NamedTuple):
    """A number that was found: which, where, how sure, and how it is written."""

    kind: IdNumber
    span: tuple[int, int]
    score: float
    written: str


@detector(
    "personal-id",
    explain=explanation(),
    defaults={"allow": []},
)
def personal_id(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """National ids, insurance and tax numbers of persons, and passports.

    A plain row of figures is one only where a word announces it, such as "social security
    number" or "PESEL", so that the numbers of articles, orders and files are left alone;
    a form that nothing else has (``85.07.30-033.28``, an Italian tax code) needs no word.
    Where check digits exist they must be right. What the story prints and what ``allow``
    names may be named. The number itself never enters the facts.
    """
    if sum(map(str.isdigit, text.raw)) < FEWEST_DIGITS:
        return
    allowed = {squeezed(number) for number in options.allow}
    for number in _apart(_numbers(plain_figures(text.raw))):
        if squeezed(number.written) in allowed or is_printed(number.written, facts):
            continue
        yield Seen.at(
            [number.span],
            score=number.score,
            kind="id",
            document=number.kind.name,
            country=number.kind.country,
            is_checked=bool(checks_out(number.kind, number.written)),
            masked=f"•••{squeezed(number.written)[-2:].upper()}",
        )


def _numbers(plain: str) -> Iterator[Number]:
    """Every reading of every row of signs that is long enough and holds figures.

    Looking at the rows first keeps the cost off the rest of the text.
    """
    for row in _ROW.finditer(plain):
        if sum(map(str.isdigit, row[0])) >= FEWEST_DIGITS and not _YEARS.match(row[0]):
            yield from _telling(plain, row.start(), row.end() + 1)
            yield from _announced(plain, row.start(), row.end() + 1)


def _telling(plain: str, begin: int, end: int) -> Iterator[Number]:
    pattern, kinds = telling()
    for found in pattern.finditer(plain, begin, end):
        kind = kinds[found.lastgroup or ""]
        if checks_out(kind, found[0]) or not kind.checked_by:
            yield Number(kind, found.span(), kind.unannounced, found[0])


def _announced(plain: str, begin: int, end: int) -> Iterator[Number]:
    cues, meant = announced()
    heard = cues.finditer(plain, max(0, begin - CUE_BEFORE), end + CUE_AFTER)
    for kind in dict.fromkeys(kind for cue in heard for kind in meant[cue.lastgroup or ""]):
        found = shape_of(kind).search(plain, begin, end)
        if found is None or sum(map(str.isdigit, found[0])) < FEWEST_DIGITS:
            continue
        is_right = checks_out(kind, found[0])
        if is_right is not False:
            score = ANNOUNCED if is_right else ONLY_ANNOUNCED
            yield Number(kind, found.span(), score, found[0])


def _apart(numbers: Iterator[Number]) -> list[Number]:
    """The surest reading of each place, in the order of the text."""
    kept: dict[tuple[int, int], Number] = {}
    for number in sorted(numbers, key=lambda each: -each.score):
        begin, end = number.span
        if all(end <= first or last <= begin for first, last in kept):
            kept[number.span] = number
    return sorted(kept.values(), key=lambda each: each.span)


personal_id = personal_id.probed(lambda _options: missing())
