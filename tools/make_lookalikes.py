"""Make src/folkmoot/standards/lookalikes.txt: what looks like a Latin letter.

    uv run --with confusable-homoglyphs==3.3.1 tools/make_lookalikes.py

Two sources: Unicode's own list of confusable characters (UTS 39), as the package
confusable-homoglyphs carries it, and the names in the Unicode character database,
which tell that LATIN SMALL LETTER F WITH HOOK is an f.
"""

import re
import sys
import unicodedata
from pathlib import Path
from string import ascii_letters

from confusable_homoglyphs.confusables import confusables_data

TARGET = Path(__file__).parent.parent / "src/folkmoot/standards/lookalikes.txt"
NAMED = re.compile(
    r"(?:LATIN (?:SMALL|CAPITAL) LETTER (?:DOTLESS |OPEN |TURNED |REVERSED |SIDEWAYS |INSULAR )?"
    r"|LATIN LETTER SMALL CAPITAL |LATIN SUBSCRIPT SMALL LETTER "
    r"|(?:NEGATIVE )?(?:CIRCLED|SQUARED) LATIN (?:SMALL|CAPITAL) LETTER "
    r"|PARENTHESIZED LATIN (?:SMALL|CAPITAL) LETTER |REGIONAL INDICATOR SYMBOL LETTER "
    r"|CROSSED NEGATIVE SQUARED LATIN CAPITAL LETTER )([A-Z])(?: WITH .*)?"
)
SIGNS = tuple(map(chr, range(128, sys.maxunicode + 1)))
LOOSE = {"ß": "b", "β": "b", "в": "b", "н": "h", "к": "k", "т": "t", "м": "m", "и": "u", "п": "n"}
LOOSE |= {"г": "r", "ь": "b", "я": "r", "η": "n", "μ": "u", "τ": "t", "ω": "w", "є": "e"}
HEAD = """\
# Characters that look like a Latin letter: the letter, a tab, and the characters.
# A second letter after a slash: the characters may be read as that one too.
# A tilde in front: only to be believed inside a word that has Latin letters as well.
# source: Unicode confusables (UTS 39) through confusable-homoglyphs 3.3.1, and Unicode {} names
# licence: Unicode License v3 (data), MIT (package)
# made by: tools/make_lookalikes.py
"""


def main() -> None:
    """Write the table."""
    table = confusable() | named()
    table |= {sign: letters for sign, letters in accented(table).items() if sign not in table}
    table |= {sign: letters for sign, letters in unified(table).items() if sign not in table}
    table |= {sign: {f"~{letter}"} for sign, letter in LOOSE.items()}
    write({sign: letters for sign, letters in table.items() if not plain(sign)})


def confusable() -> dict[str, set[str]]:
    """What Unicode calls confusable with a letter; capital I and small l are one there."""
    table: dict[str, set[str]] = {}
    for letter in ascii_letters:
        readings = {"i", "l"} if letter in "Il" else {letter.lower()}
        for other in confusables_data[letter]:
            if len(other["c"]) == 1 and not other["c"].isascii():
                table.setdefault(other["c"], set()).update(readings)
    return table


def named() -> dict[str, set[str]]:
    """What is a form of a letter by its name."""
    names = ((sign, NAMED.fullmatch(unicodedata.name(sign, ""))) for sign in SIGNS)
    return {sign: {found[1].lower()} for sign, found in names if found}


def accented(table: dict[str, set[str]]) -> dict[str, set[str]]:
    """What is a letter, or a sign of the table, with marks."""
    found: dict[str, set[str]] = {}
    for sign in SIGNS:
        base, *marks = unicodedata.normalize("NFD", sign)
        if marks and all(map(unicodedata.combining, marks)):
            letters = {base.lower()} if base in ascii_letters else table.get(base)
            if letters:
                found[sign] = letters
    return found


def unified(table: dict[str, set[str]]) -> dict[str, set[str]]:
    """What compatibility folding makes of the signs of the table."""
    folded = ((unicodedata.normalize("NFKC", sign), letters) for sign, letters in table.items())
    return {sign: letters for sign, letters in folded if len(sign) == 1 and not sign.isascii()}


def plain(sign: str) -> bool:
    """Whether folding makes the sign a Latin letter, or several signs, without this table."""
    folded = unicodedata.normalize("NFKC", sign).casefold()
    is_kept = unicodedata.name(sign).startswith("PARENTHESIZED LATIN")
    return not is_kept and (folded.isascii() or len(folded) > 1)


def write(table: dict[str, set[str]]) -> None:
    """One line for each reading."""
    lines: dict[str, list[str]] = {}
    for character, letters in sorted(table.items()):
        lines.setdefault("/".join(sorted(letters)), []).append(character)
    rows = [f"{reading}\t{''.join(characters)}\n" for reading, characters in sorted(lines.items())]
    TARGET.write_text(HEAD.format(unicodedata.unidata_version) + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
