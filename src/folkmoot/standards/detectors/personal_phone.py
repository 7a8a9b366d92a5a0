"""C7: a telephone number, in figures or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from folkmoot.standards.figures import ANY_FIGURE, FIGURE_OF, plain_figures
from folkmoot.standards.finding import Seen
from folkmoot.standards.printed import is_printed
from folkmoot.standards.regions import regions_of
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.unveiling import Unveiled

SURE, PLAIN, LIKELY, DOUBTFUL = 0.95, 0.88, 0.82, 0.6
FEWEST_DIGITS, MOST_DIGITS = 7, 15
FEWEST_WITHOUT_CUE = 9
FEWEST_WITH_CODE = 10
MOST_TRIED = 1000
NOBODYS = 0.0

_BETWEEN = r"[\s.\-/()‑–·•*_~|\u20e3]{0,3}"
_NUMBER = re.compile(rf"(?<![\w+/=&#%@,])(?:\+\s?|\(\+?)?\d(?:{_BETWEEN}\d){{6,20}}+(?![\w%€$£])")
_GROUP = re.compile(r"[+(]*\d+")
_DATE = re.compile(
    r"(?<!\d)(?:\d{1,2}([./-])\s?\d{1,2}\1\s?(?:19|20)\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2}"
    r"|(?:1[89]|20)\d\d\s?[-–/]\s?(?:1[89]|20)\d\d|\d{1,2}:\d\d(?::\d\d)?)(?!\d)"
)
_NORTH_AMERICAN = re.compile(r"(?:1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-])\d{3}[\s.-]\d{4}")
_CUE = re.compile(
    r"\b(?:tel|phone|call|mobile|cell|whats?app|telegram|signal|sms|text me|dial|ring|handy|mobil|"
    r"ruf|anruf|telefon|fon|тел|моб|звон|позвон|вайбер|viber|ватсап|дзвон|подзвон|tél|portable|"
    r"appel|móvil|llám|llama|cellulare|chiam|telem|celular|ligue|zadzwo|dzwo|komórk|cep|هاتف|اتصل|"
    r"جوال|موبايل|رقمه|رقمها|apelle|bel(?:len)?\b|mobiel|gsm\b|ara(?:yın|yin)\b|zap\b|fone|puhelin|telefón|"
    r"τηλ|(?:number|nummer|numéro|número|numero|номер)\s?(?:is|"
    r"ist|lautet|est|es|è|é|to|:|[-–—]))",
    re.IGNORECASE,
)
CUE_BEFORE, CUE_AFTER = 40, 16
MOST_TRIMMED = 2

_NOT_PERSONAL = frozenset(
    {
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.UAN,
    }
)

_IN_WORDS = re.compile(
    rf"(?<!\w)(?:plus\s)?(?:(?:{ANY_FIGURE}|\d)(?!\w)[\s,.\-/]{{0,3}}){{7,18}}", re.IGNORECASE
)
_WORD_OR_FIGURE = re.compile(rf"{ANY_FIGURE}|\d|plus", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a number: as written, as dialled, where it stands, and whether a cue is near."""

    written: str
    dialled: str
    span: tuple[int, int]
    has_cue: bool
    is_spelled: bool = False

    @property
    def has_trunk(self) -> bool:
        """Whether it begins as numbers within a country do, with an area code in front."""
        long_distance = len(self.dialled) == 11 and self.dialled[0] == "8"
        return self.dialled[0] == "0" or long_distance or self.written[0] == "("


class Known(NamedTuple):
    """A number that exists, or could, and how sure it is that somebody answers there."""

    number: PhoneNumber
    region: str
    score: float
    is_valid: bool = False


@detector(
    "personal-phone",
    explain="The text holds a telephone number.",
    defaults={"regions": [], "allow": []},
)
def personal_phone(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """Telephone numbers: of any country with its code, else of the edition's regions.

    The publication's own country comes first, then those of the edition's language; a
    number with a cue beside it is tried with its country's code as well. Freephone and
    service numbers are nobody's own and are left alone, so help lines may be named; so are
    numbers that the story prints. ``allow`` holds the publication's numbers. Figures that
    are a date, a sum or part of an address on the net are none. The number itself never
    enters the facts.
    """
    country = facts.publication.country if facts.publication else ""
    regions = tuple(options.regions) or regions_of(text.edition, country)
    allowed = _allowed(tuple(options.allow), regions)
    done = 0
    for candidate in islice(_candidates(text), MOST_TRIED):
        known = _known(candidate, regions) if candidate.span[0] >= done else None
        if known is None:
            continue
        done = candidate.span[1]
        if not (_key(known.number) in allowed or _is_printed(known.number, facts)):
            yield Seen.at(
                [candidate.span],
                score=min(known.score, LIKELY) if candidate.is_spelled else known.score,
                kind="phone",
                masked=_masked(known.number),
                region=known.region,
                is_spelled=candidate.is_spelled,
            )


def _candidates(text: Text) -> Iterator[Candidate]:
    """In the order of the text, and the longest reading of a place first."""
    if sum(map(str.isdigit, text.raw)) >= FEWEST_DIGITS:
        unveiled = Unveiled(text.raw)
        plain = plain_figures(unveiled.text)
        plain = _DATE.sub(lambda found: "x" * len(found[0]), plain)
        for found in _NUMBER.finditer(plain):
            yield from _readings(unveiled, plain, found)
    if sum(word in FIGURE_OF for word in text.lowered) >= FEWEST_DIGITS - 2:
        for found in _IN_WORDS.finditer(text.raw):
            yield from _spelled(text.raw, found)


def _readings(unveiled: Unveiled, plain: str, found: re.Match[str]) -> Iterator[Candidate]:
    """A row of figures may hold more than the number: a year before it, a sum after it."""
    groups = [each.span() for each in _GROUP.finditer(plain, *found.span())]
    starts = [begin for begin, _ in groups[1:] if plain[begin] in "+(0"][:1]
    for begin in (groups[0][0], *starts):
        for _, end in groups[: -1 - MOST_TRIMMED : -1]:
            written = plain[begin:end]
            dialled = _dialled(written)
            if FEWEST_DIGITS <= len(dialled.lstrip("+")) <= MOST_DIGITS:
                span = unveiled.span(begin, end)
                yield Candidate(written, dialled, span, _has_cue(plain, begin, end))


def _spelled(raw: str, found: re.Match[str]) -> Iterator[Candidate]:
    parts = [part.lower() for part in _WORD_OR_FIGURE.findall(found[0])]
    dialled = "".join("+" if part == "plus" else FIGURE_OF.get(part, part) for part in parts)
    if sum(part in FIGURE_OF for part in parts) >= FEWEST_DIGITS - 2:
        end = found.start() + len(found[0].rstrip(" \t\r\n,.-/"))
        span = (found.start(), end)
        yield Candidate(dialled, dialled, span, _has_cue(raw, *span), is_spelled=True)


def _dialled(written: str) -> str:
    digits = "".join(filter(str.isdigit, written))
    if written.startswith(("+", "(+")):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def _has_cue(text: str, begin: int, end: int) -> bool:
    before, after = text[max(0, begin - CUE_BEFORE) : begin], text[end : end + CUE_AFTER]
    return bool(_CUE.search(before) or _CUE.search(after))


def _known(candidate: Candidate, regions: tuple[str, ...]) -> Known | None:
    if candidate.dialled.startswith("+"):
        doubtful = DOUBTFUL if "+" in candidate.written else 0.0
        return _somebodys(_weighed(candidate, None, valid=SURE, doubtful=doubtful))
    if "US" in regions and _NORTH_AMERICAN.fullmatch(candidate.written):
        return _somebodys(_weighed(candidate, "US", valid=PLAIN, doubtful=DOUBTFUL))
    is_long = len(candidate.dialled) >= FEWEST_WITHOUT_CUE
    if not (candidate.has_cue or (candidate.has_trunk and is_long)):
        return None
    doubtful = DOUBTFUL if candidate.has_trunk and len(candidate.dialled) > 9 else 0.0
    known = [_weighed(candidate, region, valid=PLAIN, doubtful=doubtful) for region in regions]
    if candidate.has_cue and not candidate.has_trunk and len(candidate.dialled) >= FEWEST_WITH_CODE:
        coded = replace(candidate, dialled=f"+{candidate.dialled}")
        known.append(_weighed(coded, None, valid=SURE, doubtful=0.0))
    existing = next((each for each in known if each and each.is_valid), None)
    likeliest = max(filter(None, known), key=lambda each: each.score, default=None)
    return _somebodys(existing or likeliest)


def _somebodys(known: Known | None) -> Known | None:
    """The number, unless it is a service's."""
    return known if known and known.score > NOBODYS else None


def _weighed(
    candidate: Candidate, region: str | None, *, valid: float, doubtful: float
) -> Known | None:
    """The number in this region: one that exists, or one of a length that could."""
    number = _parsed(candidate.dialled, region)
    if number is None:
        return None
    where = phonenumbers.region_code_for_number(number) or region or ""
    if phonenumbers.is_valid_number(number):
        if phonenumbers.number_type(number) in _NOT_PERSONAL:
            return Known(number, where, NOBODYS, is_valid=True)
        return Known(number, where, SURE if candidate.has_cue else valid, is_valid=True)
    is_long = len(candidate.dialled) >= FEWEST_WITHOUT_CUE
    score = LIKELY if candidate.has_cue and is_long else doubtful
    if score and phonenumbers.is_possible_number(number):
        return Known(number, where, score)
    return None


@lru_cache(maxsize=1024)
def _parsed(dialled: str, region: str | None) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(dialled, region)
    except phonenumbers.NumberParseException:
        return None


@lru_cache(maxsize=64)
def _allowed(numbers: tuple[str, ...], regions: tuple[str, ...]) -> frozenset[tuple[int, int]]:
    """The publication's own numbers, whatever way they are written."""
    parsed = (_parsed(written, region) for written in numbers for region in (None, *regions))
    return frozenset(_key(number) for number in parsed if number)


def _masked(number: PhoneNumber) -> str:
    """The country and the last two figures: enough to know which, too little to call."""
    country, national = _key(number)
    return f"+{country} ••• {national % 100:02d}"


def _is_printed(number: PhoneNumber, facts: Submission) -> bool:
    """Whether the story gives this number; with or without the country's code."""
    return is_printed(str(_key(number)[1]), facts)


def _key(number: PhoneNumber) -> tuple[int, int]:
    return number.country_code or 0, number.national_number or 0
