"""C7: the number plate of a vehicle, by which its owner can be found."""

import re
from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.printed import is_printed, squeezed
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

KNOWN_SHAPE, OTHER_SHAPE = 0.75, 0.55
BEFORE, AFTER = 25, 50
FEWEST_DIGITS = 2

_CUE = re.compile(
    r"(?<!\w)(?:(?:licen[cs]e|number|registration) plates?|plate (?:number|no)|licen[cs]e tag|"
    r"(?:auto)?kennzeichen|nummernschild|kfz-?kennzeichen|plaque (?:d['’])?immatricul\w+|"
    r"immatricul[ée]e?|immatriculation|plaque|matr[ií]cula|placa|targat[ao]|targa|kenteken|"
    r"nummerplaat|tablic\w* rejestracyjn\w*|rejestracj\w+|"
    r"номер(?:ной знак|а)? (?:машин\w*|авто\w*)|"
    r"гос\.? ?номер\w*|автомобильный номер|номерн\w+ знак\w*|держномер\w*|номер автомобіля|"
    r"plakas[ıi]|plakalı|plaka|registreringsnummer|nummerpl[aå]t\w*|rekisterinumero|rendszám\w*|spz|"
    r"număr de înmatriculare|لوحة|رقم السيارة)(?!\w)",
    re.IGNORECASE,
)
_CUE_STEMS = (
    "plate tag kennzeichen nummernschild immatric plaque matr placa targa kenteken nummerpl "
    "rejestrac номер знак plaka registrering rekisteri rendszám spz înmatric لوحة السيارة"
)
_STEMS = tuple(_CUE_STEMS.split())
_CYRILLIC = "АВЕКМНОРСТУХABEKMHOPCTYX"
_SHAPES = (
    r"[A-Z]{2}\d{2} ?[A-Z]{3}",  # Great Britain
    r"[A-ZÄÖÜ]{1,3}[- :][A-Z]{1,2}[- ]?\d{1,4}[EH]?",  # Germany
    r"[A-Z]{2}[- ]?\d{3}[- ]?[A-Z]{2}",  # France, Italy
    r"\d{4}[- ]?[BCDFGHJKLMNPRSTVWXYZ]{3}",  # Spain
    r"[A-Z\d]{1,3}-[A-Z\d]{2,3}-[A-Z\d]{1,3}",  # Netherlands, Portugal, Belgium
    rf"[{_CYRILLIC}] ?\d{{3}} ?[{_CYRILLIC}]{{2}} ?\d{{2,3}}",  # Russia
    r"[A-ZАВЕІКМНОРСТХ]{2} ?\d{4} ?[A-ZАВЕІКМНОРСТХ]{2}",  # Ukraine
    r"[0-8]\d ?[A-Z]{1,3} ?\d{2,5}",  # Turkey
    r"[A-Z]{3}-?\d[A-Z\d]\d{2}",  # Brazil
    r"[A-Z]{2,3} ?\d{4,5}",  # Poland
    r"[A-Z]{3} ?\d{2}[A-Z\d]",  # Sweden
)
_KNOWN = re.compile(rf"(?<![\w\-])(?:{'|'.join(_SHAPES)})(?![\w\-])")
_OTHER = re.compile(r"(?<![\w\-])(?=[A-Z\d\- ]{0,7}\d\d)[A-Z\d]{1,4}[- ]?[A-Z\d]{2,5}(?![\w\-])")


@detector(
    "licence-plate",
    explain="The text names a vehicle by its number plate.",
    defaults={"allow": []},
    ceiling=Outcome.NUDGE,
)
def licence_plate(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """A plate's number beside a word that announces one; without such a word, none.

    Letters and figures in a row name models, roads and roads' signs far more often than a
    vehicle, so the word must be there, and even then the author is only asked. What the
    story prints and what ``allow`` names may be named. The number never enters the facts.
    """
    raw = text.raw
    if sum(map(str.isdigit, raw)) < FEWEST_DIGITS or not _may_announce(raw.lower()):
        return
    allowed = {squeezed(plate) for plate in options.allow}
    done = 0
    for cue in _CUE.finditer(raw):
        found = _near(raw, cue.span())
        if found is None or found.start() < done:
            continue
        done = found.end()
        if squeezed(found[0]) not in allowed and not is_printed(found[0], facts):
            score = KNOWN_SHAPE if found.re is _KNOWN else OTHER_SHAPE
            masked = f"•••{squeezed(found[0])[-1].upper()}"
            yield Seen.at([found.span()], score=score, kind="plate", masked=masked)


def _may_announce(lower: str) -> bool:
    """A cheap answer for most texts, before the words are looked for in earnest."""
    return any(stem in lower for stem in _STEMS)


def _near(raw: str, cue: tuple[int, int]) -> re.Match[str] | None:
    """The number after the cue, or else before it, in a form known or at least likely."""
    begin, end = cue
    for pattern in (_KNOWN, _OTHER):
        places = ((end, min(len(raw), end + AFTER)), (max(0, begin - BEFORE), begin))
        for place in places:
            found = next(filter(_has_figures, pattern.finditer(raw, *place)), None)
            if found:
                return found
    return None


def _has_figures(found: re.Match[str]) -> bool:
    figures = sum(map(str.isdigit, found[0]))
    return FEWEST_DIGITS <= figures < len(squeezed(found[0]))
