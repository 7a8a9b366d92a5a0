"""The rung of look-alikes: letters of one script written for those of another.

A word wholly in one script is normal and left alone: a Russian sentence is never read as
Latin letters. What is read again is a word that mixes scripts, a decorated letter, and a
word wholly in a script that is not the text's own if every letter of it has a twin there.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import regex

from folkmoot.standards.folding import Folded
from folkmoot.standards.scripts import script_of
from folkmoot.standards.twins import Reading, readings

LONGEST_WORD = 64
TWIN_SCRIPTS = ("cyrillic", "greek")

_TO_CYRILLIC = dict(zip("abcdeghikmnoprtuvwxy", "аьсдеднікмпоргтившху", strict=True))
_TO_GREEK = dict(zip("abehikmnopstuvwxyz", "αβεηικμνορςτυνωχυζ", strict=True))
_TWINS = {"cyrillic": _TO_CYRILLIC, "greek": _TO_GREEK}
_STRICT_TWINS = {"cyrillic": frozenset("acehikmoptxy"), "greek": frozenset("abehikmnoptuvxyz")}
_ONLY_LATIN = frozenset("dfglqrsvwz")

_NATIVE = {
    "bs": "čćđšž",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåé",
    "de": "äöüß",
    "es": "áéíñóúü",
    "et": "äõöüšž",
    "fi": "äöå",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "is": "áðéíóúýþæö",
    "it": "àèéìîòù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "nb": "æøåéò",
    "nl": "ëïéèöüá",
    "no": "æøåéò",
    "pl": "ąćęłńóśźż",
    "pt": "ãáàâçéêíõóôú",
    "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšž",
    "sv": "åäöé",
    "tr": "çğıöşüâî",
    "vi": "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
}
_CYRILLIC_LANGUAGES = frozenset(
    ("ab", "ba", "be", "bg", "ce", "cv", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk")
)


@cache
def _runs() -> regex.Pattern[str]:
    signs = regex.sub(r"\w", "", "".join(readings()))
    return regex.compile(rf"(?:[^\W_]|[{regex.escape(signs)}])+")


def reread(form: Folded, raw: str, *, edition: str) -> Iterator[Folded]:
    """The words of a form that look like other letters, read as those."""
    language = edition.partition("-")[0]
    native = frozenset(_NATIVE.get(language, ""))
    own = script_of_language(language)
    if form.text.isascii() and own == "latin":
        return
    own = own if form.text.isascii() else own_script(form.text, language)
    signs = set(form.text)
    plain = {sign for sign in signs if _is_plain(sign, own, native)}
    if plain == signs:
        return
    runs = [found.span() for found in _runs().finditer(form.text)]
    odd = [span for span in runs if not plain.issuperset(form.text[slice(*span)])]
    is_foreign = len(odd) * 2 > len(runs) > 3
    for begin, end in odd:
        if end - begin > LONGEST_WORD:
            continue
        run = form.part(begin, end)
        for script in _scripts_meant(run.text, own, is_foreign=is_foreign):
            yield from _read_as(script, run, raw, native)


def _is_plain(sign: str, own: str, native: frozenset[str]) -> bool:
    """Whether a sign needs no other reading in a text of this script."""
    if own == "latin":
        return sign.isascii() or sign in native
    return script_of(sign) == own or not (sign.isalpha() or sign in readings())


def script_of_language(language: str) -> str:
    """The script that a language of Europe is written in; Latin for the rest."""
    if language in _CYRILLIC_LANGUAGES:
        return "cyrillic"
    return "greek" if language == "el" else "latin"


def own_script(text: str, language: str) -> str:
    """The script a text is written in, judged by letters that have no twin elsewhere."""
    table = readings()
    counts = dict.fromkeys(("latin", *TWIN_SCRIPTS), 0)
    for letter, count in Counter(text).items():
        if letter in _ONLY_LATIN:
            counts["latin"] += count
        elif not letter.isascii() and letter not in table:
            script = script_of(letter)
            if script in counts:
                counts[script] += count
    most = max(counts, key=lambda script: counts[script])
    return most if counts[most] else script_of_language(language)


def _scripts_meant(run: str, own: str, *, is_foreign: bool) -> tuple[str, ...]:
    """In which scripts a word may have been meant to be read, if not as it stands."""
    scripts = {script_of(letter) for letter in run} - {""}
    others = scripts - {"latin"}
    if not others:
        if own == "latin":
            return () if is_foreign and run.isalpha() else ("latin",)
        twins = _STRICT_TWINS[own]
        return (own,) if twins.issuperset(run) else ("latin",) * (not run.isascii())
    if len(scripts) > 1:
        return ("latin", *(script for script in TWIN_SCRIPTS if script in others))
    if own in others or own != "latin":
        return ()
    table = readings()
    return ("latin",) if all(_is_strict(table.get(sign), sign) for sign in run) else ()


def _is_strict(reading: Reading | None, sign: str) -> bool:
    return sign.isascii() or (reading is not None and reading.is_strict)


def _read_as(script: str, run: Folded, raw: str, native: frozenset[str]) -> Iterator[Folded]:
    """The word in that script; twice where a sign may stand for two letters."""
    table = readings()
    first: list[str] = []
    second: list[str] = []
    for sign, place in zip(run.text, run.begins, strict=True):
        if sign.isascii() or sign in native or script_of(sign) == script != "latin":
            reading = Reading(sign, sign, True)
        else:
            reading = table.get(raw[place]) or table.get(sign) or Reading(sign, sign, True)
        first.append(reading.letter)
        second.append(reading.other)
    for letters in dict.fromkeys(("".join(first), "".join(second))):
        twin = _TWINS.get(script, {})
        text = "".join([twin.get(letter, letter) for letter in letters])
        if text != run.text and all(_belongs(sign, script, native) for sign in text):
            yield run.reading(text)


def _belongs(sign: str, script: str, native: frozenset[str]) -> bool:
    """Whether a reading came out whole: what still mixes scripts is no word of any list."""
    if script == "latin":
        return sign.isascii() or sign in native
    return script_of(sign) in {script, ""}
