"""Word lists: read once, compiled into one matcher, and looked up on every rung."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable

from folkmoot.standards.errors import LexiconInvalid
from folkmoot.standards.folding import fold_case

LEXICONS = resources.files("folkmoot.standards") / "lexicons"
HEAD = ("source", "licence", "version")
FLAGS = frozenset({"stem", "prefix", "allow"})
LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a list, folded in case.

    ``severity`` is 1 for mild, 2 for strong, 3 for what the worst of the list is.
    ``endings`` are what a stem may end in; a term that is no stem has only the
    empty one. ``group`` is the group of people that a slur is aimed at.
    """

    text: str
    severity: int
    language: str
    endings: frozenset[str] = frozenset({""})
    group: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """The terms of one file, and the innocent words that look like one of them."""

    terms: tuple[Term, ...]
    allowed: frozenset[str]


NO_WORDS = WordList((), frozenset())


@lru_cache(maxsize=256)
def read_list(topic: str, language: str) -> WordList:
    """A bundled list with its list of innocent words; empty where there is none."""
    if not LANGUAGE.fullmatch(language):
        return NO_WORDS
    folder = LEXICONS / language
    terms, allowed = _entries(folder / f"{topic}.txt", language)
    innocent = frozenset(_words(folder / f"{topic}-allow.txt"))
    return WordList(terms, allowed | innocent)


@cache
def listed(topic: str) -> frozenset[str]:
    """The languages that have a bundled list on this topic."""
    folders = (folder for folder in LEXICONS.iterdir() if folder.is_dir())
    return frozenset(each.name for each in folders if (each / f"{topic}.txt").is_file())


def _entries(file: Traversable, language: str) -> tuple[tuple[Term, ...], frozenset[str]]:
    source = _source(file)
    head = read_head(source, file.name) if source else {}
    endings = frozenset({"", *head.get("suffixes", "").split()})
    prefixes = ("", *head.get("prefixes", "").split())
    terms: list[Term] = []
    allowed: set[str] = set()
    for number, line in _lines(source):
        text, severity, flags, group = _entry(line, f"{file.name}, line {number}")
        if "allow" in flags:
            allowed.add(text)
        else:
            ends = endings if "stem" in flags else frozenset({""})
            begins = prefixes if "prefix" in flags else ("",)
            terms += [Term(begin + text, severity, language, ends, group) for begin in begins]
    return tuple(terms), frozenset(allowed)


def _source(file: Traversable) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def read_head(source: str, name: str) -> Mapping[str, str]:
    """The head lines of a list; where it comes from and under what licence must be said."""
    lines = (line[1:].partition(":") for line in source.splitlines() if line.startswith("#"))
    head = {key.strip(): value.strip() for key, _, value in lines}
    for key in HEAD:
        if not head.get(key):
            raise LexiconInvalid(f'{name} has no line "# {key}: …" on top. Add it.')
    return head


def _lines(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _words(file: Traversable) -> Iterator[str]:
    source = _source(file)
    if source:
        read_head(source, file.name)
    return (fold_case(line.strip()).text for _, line in _lines(source))


def _entry(line: str, place: str) -> tuple[str, int, frozenset[str], str]:
    """A line: the term, its severity, its flags, the group it is aimed at; tabs between.

    ``stem`` takes the endings, ``prefix`` the beginnings that the head of the list gives.
    """
    text, *rest = (part.strip() for part in line.split("\t"))
    severity = rest[0] if rest else ""
    flags = frozenset(re.split(r"[ ,]+", rest[1])) - {""} if len(rest) > 1 else frozenset()
    if severity not in {"1", "2", "3"}:
        raise LexiconInvalid(f'{place}: "{line}" needs a tab and a severity of 1, 2 or 3.')
    if flags - FLAGS:
        unknown = ", ".join(sorted(flags - FLAGS))
        raise LexiconInvalid(
            f'{place}: the flag "{unknown}" is not known. Known: stem, prefix, allow.'
        )
    return fold_case(text).text, int(severity), flags, rest[2] if len(rest) > 2 else ""


def gather(topic: str, languages: Iterable[str], *, own: WordList) -> WordList:
    """The lists of several languages and the newsroom's own as one, the edition's first.

    What is innocent in one language takes nothing from the first list: a word may be
    harmless in the next country and a curse in this one.
    """
    first, *others = [read_list(topic, language) for language in dict.fromkeys(languages)]
    terms = {term.text + ending for term in first.terms for ending in term.endings}
    innocent = frozenset(word for each in others for word in each.allowed) - terms
    return WordList(
        tuple(term for each in (first, *others, own) for term in each.terms),
        first.allowed | innocent | own.allowed,
    )
