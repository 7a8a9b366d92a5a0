"""Does a text speak to the machine that judges it, rather than to people?

A sign, not a proof: it costs a text nothing but that a judge's "does not break the rule" is
not believed of it. The signs are in ``steering.txt``.
"""

import re
from functools import cache
from pathlib import Path

import regex

from folkmoot.standards.folding import drop_invisible, fold_case

SIGNS = Path(__file__).with_name("steering.txt")
SECONDS = 0.5

_PARTED = re.compile(r" (?:~(\d+)|\+) ")
_APART = regex.compile(r"(?<!\w)\w(?:[ .\-_*~]\w){4,}(?!\w)")
_BETWEEN = regex.compile(r"[ .\-_*~]")
_LEET = str.maketrans("013457@$!", "oieastasi")


def speaks_to_a_machine(text: str) -> bool:
    """Whether something in the text is meant for a model: as it stands, spaced out or in leet.

    True also when looking takes too long: then nobody knows what else the text is made for.
    """
    plain = drop_invisible(fold_case(text)).text
    joined = _APART.sub(lambda found: _BETWEEN.sub("", found[0]), plain)
    try:
        return any(
            _signs().search(form, timeout=SECONDS) is not None
            for form in dict.fromkeys((plain, joined, joined.translate(_LEET)))
        )
    except TimeoutError:
        return True


@cache
def _signs() -> regex.Pattern[str]:
    lines = SIGNS.read_text("utf-8").split("\n")
    signs = [_pattern(line) for line in lines if line and not line.startswith("#")]
    return regex.compile("|".join(f"(?:{sign})" for sign in signs), regex.MULTILINE)


def _pattern(line: str) -> str:
    if line.startswith("= "):
        return line[2:]
    first, words, second = _PARTED.split(line)
    between = rf"(?:\w+\W+){{0,{words}}}?" if words else ""
    return rf"(?<!\w)(?:{first})\w*\W+{between}(?:{second})"
