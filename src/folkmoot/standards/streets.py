"""Street and house number in the forms of many languages, found among the words of a text.

Nothing is looked up: a street word near a number, in the order in which its language writes
them, is all that tells.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple

from folkmoot.standards.lexicon import read_head
from folkmoot.standards.printed import squeezed
from folkmoot.standards.text import Word

MOST_NAMES = 4
LEAST_NAME = 3
LONGEST_GAP = 3

_LAST = (
    "street st road rd avenue ave lane ln drive dr close court ct crescent cres terrace place pl "
    "boulevard blvd gardens gdns mews row square sq way grove walk circle parkway"
)
_FIRST = (
    "rue avenue av boulevard bd bld place chemin impasse allée allee quai cours route square "
    "ruelle passage faubourg"
)
_AHEAD = (
    "calle c avenida avda av plaza pza paseo carrer camino ronda travesía carrera "  # typos: ignore
    "via viale piazza corso vicolo largo contrada rua travessa praça praca alameda estrada "
    "ul ulica ulicy ulice ulici al aleja aleje alei os osiedle plac placu "
    "strada str bulevardul aleea οδός οδού "
    "ул улица улице улицы проспект проспекте проспекта пр пер переулок переулке шоссе бульвар "
    "бульваре наб набережная набережной площадь площади вул вулиця вулиці вулицю просп "
    "проспекті провулок провулку бульварі площа площі شارع نهج زنقة"
)
_BEHIND = (
    "straße strasse str weg allee platz gasse ring damm ufer chaussee straat laan plein gracht "
    "gatan gata gaten gade vägen veien vej katu tie utca út tér sokak sokağı sok sk caddesi cad cd "
    "bulvarı bulv mahallesi mah улица переулок проспект шоссе набережная вулиця провулок "
    "street road avenue lane drive boulevard"
)
_ENDINGS = (
    "straße strasse str weg allee platz gasse damm ufer chaussee steig "
    "straat laan plein gracht kade singel dijk steeg gatan gata "  # typos: ignore
    "gaten gade vägen veien vej allén "
    "katu kuja polku"
)
_COMPOUND = tuple(_ENDINGS.split())
LAST, FIRST, AHEAD, BEHIND = (frozenset(each.split()) for each in (_LAST, _FIRST, _AHEAD, _BEHIND))
_NUMBER_WORDS = "no nr n nº n° num número numero дом д буд будинок رقم numara č čp"
_MARKS = frozenset(_NUMBER_WORDS.split())
_UNITS = (
    "years year months weeks days hours minutes miles mile km kilometres metres meters yards doors "
    "houses blocks people percent jahre jahren monate tage stunden minuten meter kilometer uhr mal "
    "menschen familien prozent ans mois jours heures mètres personnes años meses días horas "
    "minutos metros personas anni mesi giorni ore minuti metri "
    "persone anos dias pessoas lat lata "
    "miesięcy dni godzin minut metrów osób лет года год месяцев "  # typos: ignore
    "дней часов минут метров человек "
    "років роки днів хвилин метрів людей yıl ay gün saat metre kişi jaar maanden dagen minuten år "
    "سنة سنوات شهر يوم متر"
)
_COUNTED = frozenset(_UNITS.split())
_SMALL_WORDS = "a the this that down up per of from on in off over along and or to our my his her"
_NO_NAMES = frozenset(_SMALL_WORDS.split()) | _COUNTED
_JOINING_WORDS = "de du des la le les l d del los las della di da do dos das y e"
_JOINING = frozenset(_JOINING_WORDS.split())
_BIS = frozenset({"bis", "ter", "quater"})
_ENDS = frozenset(';!?()[]{}\n\r\t"“”«»')
_UNIT_SIGNS = frozenset("%€$£°")
_LONGEST_SHORT = 5


class Street(NamedTuple):
    """A street with its number: where it stands, and whether it is written as a name."""

    begin: int
    end: int
    is_name: bool


def find_streets(raw: str, words: Sequence[Word]) -> Iterator[Street]:
    """Every street with a number, in the order of the text."""
    for at, word in enumerate(words):
        if word.raw[0].isdigit() and is_house_number(word.raw):
            yield from _around(raw, words, at)


def is_house_number(word: str) -> bool:
    """One to five figures, or fewer with a letter."""
    figures = word[:-1] if word[-1].isalpha() else word
    return figures.isdecimal() and len(figures) <= 5 and len(word) <= 5


def _around(raw: str, words: Sequence[Word], at: int) -> Iterator[Street]:
    is_counted = at + 1 < len(words) and words[at + 1].raw.lower() in _COUNTED
    if is_counted or raw[words[at].end : words[at].end + 1] in _UNIT_SIGNS:
        return
    readings = (_behind(words, at), _ahead(words, at), _last(words, at), _first(words, at))
    for reading in readings:
        if reading and _hangs_together(raw, words[reading[0] : reading[1] + 1]):
            first, last, is_name = reading
            while first and raw[words[first - 1].end : words[first].begin] == "-":
                first -= 1
            yield Street(words[first].begin, words[last].end, is_name)
            return


Reading = tuple[int, int, bool]
"""The places of the first and the last word, and whether it is written as a name."""


def _behind(words: Sequence[Word], at: int) -> Reading | None:
    """As in "Lindenstraße 5", "Lange Straße 5", "Atatürk Caddesi No: 5"."""
    street = _before_mark(words, at)
    if street < 0:
        return None
    word = words[street].raw.lower()
    if _is_compound(word):
        return street, at, _is_name(words[street].raw)
    is_named = street > 0 and words[street - 1].raw[0].isupper()
    return (street - 1, at, True) if is_named and word in BEHIND else None


def _is_compound(word: str) -> bool:
    """Whether a street word ends it, with a name in front: "Lindenstraße"."""
    if not word.endswith(_COMPOUND):
        return False
    return any(word.endswith(end) and len(word) - len(end) >= LEAST_NAME for end in _COMPOUND)


def _ahead(words: Sequence[Word], at: int) -> Reading | None:
    """As in "calle Mayor 5", "ул. Ленина, д. 5"."""  # typos: ignore
    last = _before_mark(words, at)
    for street in range(last - 1, max(-1, last - 1 - MOST_NAMES), -1):
        if words[street].raw.lower() in AHEAD:
            return street, at, any(_is_name(word.raw) for word in words[street + 1 : last + 1])
    return None


def _last(words: Sequence[Word], at: int) -> Reading | None:
    """As in "14 Elm Road": all between the number and the street word must be its name."""
    for street in range(at + 2, min(len(words), at + 1 + MOST_NAMES)):
        if words[street].raw.lower() in LAST:
            names = [word.raw for word in words[at + 1 : street]]
            if _NO_NAMES.isdisjoint(names):
                return at, street, all(map(_is_name, names))
            return None
    return None


def _first(words: Sequence[Word], at: int) -> Reading | None:
    """As in "14 bis, rue des Lilas"; the name goes on as long as its words have capitals."""
    street = at + 1
    if street < len(words) and words[street].raw.lower() in _BIS:
        street += 1
    if street + 1 >= len(words) or words[street].raw.lower() not in FIRST:
        return None
    last = street
    for nth in range(street + 1, min(len(words), street + 2 + MOST_NAMES)):
        name = words[nth].raw
        if name[0].isupper() or "’" in name or "'" in name:
            last = nth
        elif name.lower() not in _JOINING:
            break
    is_name = last > street
    return at, last if is_name else street + 1, is_name


def _before_mark(words: Sequence[Word], at: int) -> int:
    """The word before a number, passing over "No." and its like."""
    before = at - 1
    if before >= 0 and words[before].raw.lower() in _MARKS:
        before -= 1
    return before


def _is_name(word: str) -> bool:
    """Written with a capital, in a script that has none, or an ordinal such as "5th"."""
    return word[0].isupper() or word[0].isdigit() or not word[0].islower()


def _hangs_together(raw: str, words: Sequence[Word]) -> bool:
    """Whether no sentence ends between the words; a point after a short word ends none."""
    for one, two in pairwise(words):
        gap = raw[one.end : two.begin]
        if len(gap) > LONGEST_GAP or not _ENDS.isdisjoint(gap):
            return False
        if ":" in gap and one.raw.lower() not in _MARKS:
            return False
        is_short = len(one.raw) <= _LONGEST_SHORT or one.raw.lower().endswith("str")
        if "." in gap and (one.raw.isdecimal() or not is_short):
            return False
    return True


@cache
def _public_places() -> Mapping[str, frozenset[str]]:
    """The bundled addresses: for each number the streets, squeezed."""
    file = resources.files("folkmoot.standards") / "lexicons" / "any" / "public-places.txt"
    content = file.read_text(encoding="utf-8")
    read_head(content, file.name)
    places: dict[str, set[str]] = {}
    for line in content.splitlines():
        if line.strip() and not line.startswith("#"):
            number, street = _parts(line)
            places.setdefault(number, set()).add(street)
    return {number: frozenset(streets) for number, streets in places.items()}


def is_public_place(address: str) -> bool:
    """Whether this is the address of an office or a sight, in whichever order it is written.

    Where a name ends cannot always be told, so one street may be the beginning or the end
    of the other.
    """
    number, street = _parts(address)
    known = _public_places().get(number, frozenset())
    return any(each in street or street in each for each in known)


def _parts(address: str) -> tuple[str, str]:
    """The number, and the street without it; "10 Downing Street" and its reverse are one."""
    words = address.replace(",", " ").split()
    numbers = [word for word in words if is_house_number(squeezed(word) or "x")]
    street = "".join(word for word in words if word not in numbers and word.lower() not in _MARKS)
    return squeezed("".join(numbers)), squeezed(street)
