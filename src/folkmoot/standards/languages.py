"""Which language a text is in, how sure that is, and when not to say.

Short texts, names, slang and a language written in another's letters mislead every
detector there is. So nothing is said below twenty letters, nothing where the answer is
not clearly ahead of the next one, and a second witness is heard: the small words that
every longer text of a language uses.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import regex

from folkmoot.standards.scripts import is_mixed, script_of

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

FEWEST_LETTERS = 20
LONGEST_READ = 1_200
"""Characters of a text by which it is judged: a language shows itself in far fewer."""

UNDETERMINED = "und"
_LEXICONS = resources.files("folkmoot.standards") / "lexicons"

_MAIN = (
    "af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is "
    "it ja ka kk km kn ko ky la lo lt lv mk ml mn mr ms mt my ne nl no pa pl ps pt ro ru si sk sl "
    "sq sr sv sw ta te th tl tr tt uk ur uz vi zh"
)
MAIN = frozenset(_MAIN.split())
"""The languages told apart. The library knows more, but confuses those with slang and typos."""

_SAME = {"nn": "no", "nb": "no", "arz": "ar", "ary": "ar", "yue": "zh", "wuu": "zh", "uzs": "uz"}

_SCRIPTS = {
    "cyrillic": "be bg kk ky mk mn ru sr tt uk uz az",
    "greek": "el",
    "hebrew": "he",
    "arabic": "ar fa ps ur",
    "devanagari": "hi mr ne",
    "bengali": "bn",
    "han": "zh ja",
    "hiragana": "ja",
    "katakana": "ja",
    "hangul": "ko",
    "thai": "th",
    "georgian": "ka",
    "armenian": "hy",
    "tamil": "ta",
    "telugu": "te",
    "kannada": "kn",
    "malayalam": "ml",
    "gujarati": "gu",
    "gurmukhi": "pa",
    "sinhala": "si",
    "khmer": "km",
    "lao": "lo",
    "myanmar": "my",
}
_OF_SCRIPT = {script: frozenset(languages.split()) for script, languages in _SCRIPTS.items()}
_ALSO_LATIN = frozenset({"sr", "uz", "az"})

_KIN = (
    "ru uk be bg mk",
    "hr sr bs sl mk",
    "cs sk pl",
    "da no sv",
    "es gl ca pt",
    "it ca la",
    "nl af de",
    "id ms",
    "hi mr ne",
    "tr az",
    "fa ps ur",
    "fi et",
    "zh ja",
)
_LACKS = {"ru": "іїєґў", "uk": "ыэъёў", "be": "ищъїєґ", "bg": "ыэёіїєґў", "mk": "йьыэёіїє"}
_KINDRED = tuple(frozenset(group.split()) for group in _KIN)

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*")
_NOT_SPEECH = regex.compile(
    r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}+@[\w.-]+|(?<!\w)[@#]\w+|^[ \t]*+>[^\n]*", regex.M
)
_QUOTED = regex.compile(
    r"\"[^\"\n]*\"|“[^“”„\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|»[^«»\n]*«|‹[^‹›\n]*›|「[^「」\n]*」"
)


@dataclass(frozen=True, slots=True)
class Guess:
    """The language of a text, as far as it can be told.

    ``probability`` is among the languages told apart, ``margin`` the lead over the
    second. ``common`` is the share of the language's own small words among the
    words, ``None`` where no list of them is known.
    """

    language: str
    probability: float
    margin: float
    letters: int
    script: str
    script_share: float
    common: float | None = None
    is_quotation: bool = False


def guess_language(raw: str) -> Guess | None:
    """The language of a text; ``None`` where nothing should be said.

    Where only the script can be told, the language is ``und``. Quotations, addresses,
    handles and words of mixed alphabets do not count; a text that is nothing but a
    quotation is judged by it, and says so.
    """
    bare = _NOT_SPEECH.sub(" ", raw)
    unquoted = _QUOTED.sub(" ", bare)
    is_quotation = not any(map(str.isalpha, unquoted))
    words = [word for word in _words(bare if is_quotation else unquoted) if not is_mixed(word)]
    scripts = Counter(filter(None, map(script_of, "".join(words))))
    letters = scripts.total()
    if letters < FEWEST_LETTERS:
        return None
    script, most = scripts.most_common(1)[0]
    if not scripts.keys().isdisjoint({"hiragana", "katakana"}) and script == "han":
        script = "hiragana"
    ranked = _ranked(" ".join(words), languages_of(script)) or [(UNDETERMINED, 0.0)]
    language, probability = ranked[0]
    return Guess(
        language=language,
        probability=round(probability, 3),
        margin=round(probability - (ranked[1][1] if len(ranked) > 1 else 0.0), 3),
        letters=letters,
        script=script,
        script_share=round(most / letters, 3),
        common=common_share(words, language),
        is_quotation=is_quotation,
    )


def _words(text: str) -> list[str]:
    return [found[0].lower() for found in _WORD.finditer(text[:LONGEST_READ])]


def _ranked(text: str, among: frozenset[str]) -> list[tuple[str, float]]:
    """Languages by probability. What falls on others stays lost: it is a reason for doubt."""
    together: dict[str, float] = {}
    for code, probability in _identifier().rank(text):
        language = _SAME.get(code, code)
        if language in among:
            together[language] = together.get(language, 0.0) + probability
    ranked = sorted(together.items(), key=lambda each: (-each[1], each[0]))
    return ranked if ranked and ranked[0][1] > 0 else []


@cache
def _identifier() -> "LanguageIdentifier":
    """The model, loaded on first use: it takes longer than most texts ever need it."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=64)
def languages_of(script: str) -> frozenset[str]:
    """The languages told apart that are written in a script."""
    if script != "latin":
        return _OF_SCRIPT.get(script, frozenset())
    return MAIN - frozenset().union(*_OF_SCRIPT.values()) | _ALSO_LATIN


def is_written_in(language: str, script: str) -> bool:
    """Whether a language is written in a script; an unknown language may be in any."""
    language = base(language)
    return language not in MAIN or language in languages_of(script)


def are_kindred(one: str, other: str) -> bool:
    """Whether two languages are so near that a machine mistakes one for the other."""
    return any(one in group and other in group for group in _KINDRED)


def foreign_letters(text: str, language: str) -> int:
    """How many letters of a text its language lacks, where near kin have them."""
    lacking = _LACKS.get(base(language), "")
    return sum(text.count(letter) for letter in lacking)


def base(language: str) -> str:
    """The language without its region, under the code used here: ``pt-BR`` is ``pt``."""
    code = language.lower().replace("_", "-").partition("-")[0]
    return _SAME.get(code, code)


def common_share(words: Iterable[str], language: str) -> float | None:
    """The share of a language's small words among the words of a text, in lower case."""
    known = common_words(base(language))
    if not known:
        return None
    seen = [word.replace("’", "'") in known for word in words]
    return round(sum(seen) / len(seen), 3) if seen else 0.0


@cache
def common_words(language: str) -> frozenset[str]:
    """The small words of a language; none where no list is kept."""
    if not language.isascii() or not language.isalpha():
        return frozenset()
    path = _LEXICONS / language / "common-words.txt"
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))
