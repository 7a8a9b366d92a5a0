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
    """Runs of single letters, each set apart: ``f u c k``, ``f.u.c.k``, ``f-u-c-k``."""
    for found in _SPACED.finditer(form.text):
        places = [place for place in range(*found.span()) if form.text[place].isalnum()]
        gaps = [after - before for before, after in pairwise(places)]
        widest = max(gaps) if max(gaps) > min(gaps) else 0
        word = places[:1]
        for place, gap in zip(places[1:], gaps, strict=True):
            if gap == widest:
                yield form.picking(word)
                word = []
            word.append(place)
        yield form.picking(word)


def unjoin(form: Folded) -> Iterator[Folded]:
    """Words broken by a sign inside: ``fu-ck``. Only a hint: many good words look so."""
    if not _MAY_BE_JOINED.search(form.text):
        return
    for found in _JOINED.finditer(form.text):
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
    parts: list[str] = []
    done = 0
    for found in _DRAWN_OUT.finditer(text):
        parts.append(text[done : found.start() + 1])
        done = found.end()
    return "".join([*parts, text[done:]]) if parts else text


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
