"""C7: the number of a payment card."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from folkmoot.standards.finding import JSON, Seen, Span
from folkmoot.standards.printed import is_printed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

GROUPED, SOLID, SPACED = 0.97, 0.92, 0.85
FEWEST_DIGITS, MOST_DIGITS = 13, 19
MOST_GROUPS = 5

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_GAP = rf"[ \u00a0\u202f.\-–{_UNSEEN}]{{0,2}}"
_FIGURES = re.compile(rf"(?<![\w/=+#&%@])\d(?:{_GAP}\d){{12,40}}+(?![\w%])")
_GROUP = re.compile(rf"\d(?:[{_UNSEEN}]{{0,2}}\d)*")
_LAYOUTS = frozenset(
    {
        (4, 4, 4, 4),
        (4, 4, 4, 4, 1),
        (4, 4, 4, 4, 2),
        (4, 4, 4, 4, 3),
        (4, 6, 5),
        (4, 6, 4),
        (4, 4, 4, 2),
        (4, 4, 4, 1),
        (6, 13),
        (8, 8),
    }
)


class Group(NamedTuple):
    """Figures that stand together, and where."""

    digits: str
    begin: int
    end: int


class Card(NamedTuple):
    """A card's number: how sure it is one, whose, and how many groups it takes."""

    score: float
    issuer: str
    digits: str
    span: Span
    groups: int


class Issuer(NamedTuple):
    """A card scheme: what its numbers begin with, and how long they are."""

    name: str
    first: int
    last: int
    lengths: tuple[int, ...]


_LONG = (16, 17, 18, 19)
_ISSUERS = (
    Issuer("American Express", 34, 34, (15,)),
    Issuer("American Express", 37, 37, (15,)),
    Issuer("Diners Club", 300, 305, (14, 16, 19)),
    Issuer("Diners Club", 36, 36, (14, 16, 19)),
    Issuer("Diners Club", 38, 39, (14, 16, 19)),
    Issuer("Discover", 6011, 6011, _LONG),
    Issuer("Discover", 644, 649, _LONG),
    Issuer("Discover", 65, 65, _LONG),
    Issuer("JCB", 3528, 3589, _LONG),
    Issuer("Maestro", 5018, 5018, (13, 15, *_LONG)),
    Issuer("Maestro", 5020, 5020, (13, 15, *_LONG)),
    Issuer("Maestro", 5038, 5038, (13, 15, *_LONG)),
    Issuer("Maestro", 5893, 5893, (13, 15, *_LONG)),
    Issuer("Maestro", 6304, 6304, (13, 15, *_LONG)),
    Issuer("Maestro", 6759, 6763, (13, 15, *_LONG)),
    Issuer("Mastercard", 51, 55, (16,)),
    Issuer("Mastercard", 2221, 2720, (16,)),
    Issuer("Mir", 2200, 2204, _LONG),
    Issuer("Troy", 9792, 9792, (16,)),
    Issuer("UnionPay", 62, 62, _LONG),
    Issuer("Visa", 4, 4, (13, 16, 19)),
)


@detector(
    "personal-card",
    explain="The text holds the number of a payment card.",
    defaults={"allow": []},
)
def personal_card(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """Numbers of thirteen to nineteen figures that an issuer gives out and that check out.

    The check digit lets one in ten other numbers pass, so the beginning must be an
    issuer's, the length his, and the groups those in which cards are printed. ``allow``
    holds numbers that may be named, such as those that banks print on specimens; so may
    what the story prints. The number itself never enters the facts.
    """
    allowed = {_digits(number) for number in options.allow}
    for found in _FIGURES.finditer(text.raw):
        for digits, seen in _cards(text.raw, found):
            if not (digits in allowed or is_printed(digits, facts)):
                yield seen


def _cards(raw: str, found: re.Match[str]) -> Iterator[tuple[str, Seen]]:
    groups = [_group(each) for each in _GROUP.finditer(raw, *found.span())]
    at = 0
    while at < len(groups):
        card = next(filter(None, map(_card, _parts(groups, at))), None)
        if card is None:
            at += 1
            continue
        masked = f"{'•' * (len(card.digits) - 2)}{card.digits[-2:]}"
        facts: dict[str, JSON] = {"kind": "card", "issuer": card.issuer, "masked": masked}
        yield card.digits, Seen(card.score, (card.span,), None, facts)
        at += card.groups


def _group(found: re.Match[str]) -> Group:
    return Group(_digits(found[0]), *found.span())


def _parts(groups: list[Group], at: int) -> Iterator[list[Group]]:
    """The runs of groups from here that are laid out as on a card."""
    sizes = tuple(len(group.digits) for group in groups[at : at + MOST_GROUPS])
    if FEWEST_DIGITS <= sizes[0] <= MOST_DIGITS:
        yield groups[at : at + 1]
    for size in range(len(sizes), 1, -1):
        if sizes[:size] in _LAYOUTS:
            yield groups[at : at + size]
    if at == 0 and all(len(group.digits) == 1 for group in groups):
        yield groups


def _card(part: list[Group]) -> Card | None:
    digits = "".join(group.digits for group in part)
    issuer = _issuer(digits)
    if not issuer or not checks_out(digits):
        return None
    score = SOLID if len(part) == 1 else SPACED if len(part) == len(digits) else GROUPED
    return Card(score, issuer, digits, Span(part[0].begin, part[-1].end), len(part))


def _digits(written: str) -> str:
    return "".join(str(unicodedata.digit(mark)) for mark in written if mark.isdigit())


def _issuer(digits: str) -> str:
    for issuer in _ISSUERS:
        begins = int(digits[: len(str(issuer.first))])
        if len(digits) in issuer.lengths and issuer.first <= begins <= issuer.last:
            return issuer.name
    return ""


def checks_out(digits: str) -> bool:
    """Luhn's check: every second figure doubled, the sum a multiple of ten."""
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0
