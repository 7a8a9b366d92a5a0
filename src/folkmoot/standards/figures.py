"""Figures that are not written as figures: in words, in circles, with letters in their place."""

import re
import unicodedata
from functools import lru_cache

_WORDS = (
    "zero oh null nul zéro cero noll ноль нуль sıfır صفر",
    "one eins un uno um один один jeden bir een één واحد",
    "two zwei zwo deux dos due dois два dwa iki twee اثنان اثنين",
    "three drei trois tres tre três три trzy üç drie ثلاثة ثلاث",
    "four vier quatre cuatro quattro quatro четыре чотири cztery dört أربعة اربعة",
    "five fünf cinq cinco cinque пять п'ять pięć beş vijf خمسة",
    "six sechs seis sei шесть шість sześć altı zes ستة",
    "seven sieben sept siete sette sete семь сім siedem yedi zeven سبعة",
    "eight acht huit ocho otto oito восемь вісім osiem sekiz ثمانية",
    "nine neun neuf nueve nove девять дев'ять dziewięć dokuz negen تسعة",
)
FIGURE_OF = {word: str(figure) for figure, words in enumerate(_WORDS) for word in words.split()}
"""Each word for a figure, in the languages whose readers spell numbers out to hide them."""

ANY_FIGURE = "|".join(sorted(map(re.escape, FIGURE_OF), key=len, reverse=True))
_AS_ZERO = r"[OoОо]"
_AS_ONE = r"[lI|]"
_GAP = r"[\s.\-/]?"
_MAY_STAND_IN = re.compile(r"\d[OoОоlI|]|[OoОо]\d")
_STAND_IN = re.compile(
    rf"(?<=\d)(?P<zero>{_AS_ZERO})(?={_GAP}\d)|(?<![^\W\d])(?P<first>{_AS_ZERO})(?=\d{{2}})"
    rf"|(?<=\d)(?P<one>{_AS_ONE})(?={_GAP}\d)"
)


def plain_figures(text: str) -> str:
    """The text with every figure as 0 to 9, place for place the same.

    Figures in circles and of other scripts become plain ones; so does a letter that
    stands where a figure must, as in "O171 2345l7". Raised and lowered figures are left,
    for they belong to units and notes.
    """
    if not text.isascii():
        text = "".join(map(_plain, text))
    if not _MAY_STAND_IN.search(text):
        return text
    return _STAND_IN.sub(lambda found: "1" if found["one"] else "0", text)


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    value = unicodedata.digit(sign, None)
    if value is None or unicodedata.decomposition(sign).startswith(("<super>", "<sub>")):
        return sign
    return str(value)
