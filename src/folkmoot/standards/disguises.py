"""The upper rungs: figures and signs for letters, letters drawn out, letters spaced out.

All of them work word by word. Nothing is read across the gap between two words, unless
the gaps themselves are the disguise: single letters, each set apart.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from folkmoot.standards.folding import Folded

LONGEST_WORD = 64

_LEET = dict(zip("013456789@$!|+€£¥", "oieasgtbgasiitely", strict=True))
_LEET_OTHER = {**_LEET, "1": "l", "!": "l", "|": "l", "6": "b", "9": "q"}
_LEET_CYRILLIC = {"0": "о", "1": "і", "3": "з", "4": "ч", "6": "б", "@": "а", "$": "с", "€": "е"}

_SIGNS = r"0-9@$!|+€£¥"
_MAY_BE_LEET = re.compile(rf"[{_SIGNS}](?:(?=[^\W\d_])|(?<=[^\W\d_][^!])|(?<=[@$][@$]))")
_TOKEN = re.compile(r"\S+")
_CORE = re.compile(r"[\w@$!|+€£¥].*[\w@$|+€£¥]|[\w@$]", re.DOTALL)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_ADDRESS = re.compile(r"://|^www\.|^[\w.+-]{2,64}@[\w-]+\.[\w.]+$")

_SPACED = re.compile(r"(?<![^\W_])[^\W_](?:[\W_]{1,3}[^\W_]){2,}(?![^\W_])")
_MAY_BE_JOINED = re.compile(r"[.\-_~·•|\\](?=[^\W\d_])")
_JOINED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:[.\-_~·•|\\]{1,2}[^\W\d_]+)+(?![^\W\d_])")

# A piece without a vowel is no word: what stands beside it may be the rest of one. Single letters
# are only those that are no word of any language either.
_NO_WORD = r"(?:[bcdfghjklmnpqrstvwxz]{2,4}|[cdfghkt]|[бвгджзйклмнпрстфхцчшщ]{2,4})"
_BROKEN = (
    re.compile(rf"(?<![\w'’.]){_NO_WORD}[ ][^\W\d_]{{1,6}}(?![\w'’])"),
    re.compile(rf"(?<![\w'’.])[^\W\d_]{{1,6}}[ ]{_NO_WORD}(?![\w'’.])"),
)
_MAY_BE_BROKEN = re.compile(rf"(?<![\w'’.]){_NO_WORD}(?![\w'’.])")
FEWEST_IN_BROKEN = 4

_RESPELLED = re.compile(r"[^\W\d_]*ph[^\W\d_]*")

_DRAWN_OUT = re.compile(r"([^\W\d_])\1+")


def tokens(form: Folded) -> Iterator[Folded]:
    """What stands between white space and is no address; very long ones are no words."""
    for found in _TOKEN.finditer(form.text):
        if found.end() - found.start() <= LONGEST_WORD and not _ADDRESS.search(found[0]):
            yield form.part(*found.span())


def unleet(form: Folded) -> Iterator[Folded]:
    """Words with figures or signs among their letters, read as letters: ``sh1t``, ``a$$``."""
    if not _MAY_BE_LEET.search(form.text):
        return
    for token in tokens(form):
        core = _CORE.search(token.text)
        if core and _is_leet(core[0]):
            word = token.part(*core.span())
            for text in dict.fromkeys(_unleeted(word.text)):
                if text != word.text:
                    yield word.reading(text)


def _is_leet(word: str) -> bool:
    """Letters must outweigh figures: ``A55`` is a road, ``b00b`` is not."""
    letters = sum(map(str.isalpha, word))
    signs = sum(1 for sign in word if sign in "@$!|+€£¥")
    figures = sum(map(str.isdigit, word))
    return (letters >= 2 or signs >= 1) and letters + signs >= figures / 2


def _unleeted(word: str) -> Iterator[str]:
    if _CYRILLIC.search(word):
        yield "".join([_LEET_CYRILLIC.get(sign, sign) for sign in word])
        return
    yield "".join([_LEET.get(sign, sign) for sign in word])
    yield "".join([_LEET_OTHER.get(sign, sign) for sign in word])


def unspace(form: Folded) -> Iterator[Folded]:
    """Runs of single letters, each set apart: ``f u c k``, ``f.u.c.k``, ``f-u-c-k``.

    Words end at the widest gaps, or at the ends of lines where some of the gaps are such.
    """
    for found in _SPACED.finditer(form.text):
        places = [place for place in range(*found.span()) if form.text[place].isalnum()]
        word = places[:1]
        for place, is_end in zip(places[1:], _ends(form.text, places), strict=True):
            if is_end:
                yield form.picking(word)
                word = []
            word.append(place)
        yield form.picking(word)


def _ends(text: str, places: list[int]) -> list[bool]:
    """For each gap between single letters whether a word ends there."""
    lines = ["\n" in text[before:after] for before, after in pairwise(places)]
    if any(lines) and not all(lines):
        return lines
    gaps = [after - before for before, after in pairwise(places)]
    widest = max(gaps) if max(gaps) > min(gaps) else 0
    return [gap == widest for gap in gaps]


def respell(form: Folded) -> Iterator[Folded]:
    """Words with ``ph`` read with ``f``, which takes the place of both: ``phuck``."""
    for found in _RESPELLED.finditer(form.text) if "ph" in form.text else ():
        word, text = form.part(*found.span()), found[0]
        if len(text) <= LONGEST_WORD:
            kept = [at for at in range(len(text)) if text[at - 1 : at + 1] != "ph"]
            begins = [word.begins[at] for at in kept]
            ends = [word.ends[at + text.startswith("ph", at)] for at in kept]
            yield Folded(text.replace("ph", "f"), begins, ends)


def unjoin(form: Folded) -> Iterator[Folded]:
    """Words broken by a sign or one blank: ``fu-ck``, ``fu ck``. Only a hint.

    Many good words have a sign inside. Over a blank only pieces are joined of which one
    has no vowel, so that it is no word by itself.
    """
    yield from _letters(form, _JOINED) if _MAY_BE_JOINED.search(form.text) else ()
    for pattern in _BROKEN if _MAY_BE_BROKEN.search(form.text) else ():
        for piece in _letters(form, pattern):
            if len(piece.text) >= FEWEST_IN_BROKEN:
                yield piece


def _letters(form: Folded, pattern: re.Pattern[str]) -> Iterator[Folded]:
    for found in pattern.finditer(form.text):
        if found.end() - found.start() <= LONGEST_WORD:
            places = [place for place in range(*found.span()) if form.text[place].isalpha()]
            yield form.picking(places)


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A form with each run of one letter as one, and how long each run was."""

    form: Folded
    runs: tuple[int, ...]


def short(text: str) -> str:
    """A text with each run of one letter as one: ``fuuuck`` becomes ``fuck``."""
    return _DRAWN_OUT.sub(r"\1", text)


def squeeze(form: Folded) -> Squeezed:
    """The same for a form; a letter that is left takes the place of its whole run."""
    begins: list[int] = []
    ends: list[int] = []
    runs: list[int] = []
    done = 0
    for found in _DRAWN_OUT.finditer(form.text):
        begin, end = found.span()
        run = form.span(begin, end)
        begins.extend((*form.begins[done:begin], run.begin))
        ends.extend((*form.ends[done:begin], run.end))
        runs.extend((*[1] * (begin - done), end - begin))
        done = end
    begins.extend(form.begins[done:])
    ends.extend(form.ends[done:])
    runs.extend([1] * (len(form.text) - done))
    return Squeezed(Folded(short(form.text), begins, ends), tuple(runs))
