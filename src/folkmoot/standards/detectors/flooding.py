"""C17: one author too often, the same again, or nothing to read."""

import re
import zlib
from collections.abc import Iterator

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

GRAM = 4
MOST_COMPARED = 50
LONGEST_COMPARED = 3_000
FEWEST_OF_SHORT = 3
FEWEST_SURE = 3
LONGEST_ACRONYM = 6
FEWEST_BYTES = 200

_LETTER_RUN = re.compile(r"(\w)\1{7,}", re.IGNORECASE)
_SIGN_RUN = re.compile(r"([^\w\s.\-_=*~])\1{14,}")
_WORD_RUN = re.compile(r"(?<!\w)(\w{1,40}+)(?:\W{1,4}\1(?!\w)){5,}", re.IGNORECASE)
_PILED_MARKS = re.compile(
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]{4,}"
)
_BLANK_LINES = re.compile(r"(?:[^\S\n]{0,50}\n){12,}")
_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûüýÿąęıőűůěаеёиоуыэюяіїєαεηιουωάέήίόύώ")
_VOWELLED = re.compile(r"[a-zà-ɏа-яёіїєґα-ωά-ώ]+", re.IGNORECASE)


@detector(
    "flooding",
    explain="The author writes too often, repeats a text, or sends nothing that can be read.",
    defaults={
        "most_an_hour": 12,
        "alike": 0.8,
        "min_letters": 20,
        "max_run_share": 0.5,
        "min_compressed": 0.18,
        "min_vowels": 0.08,
    },
)
def flooding(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """What fills a thread: rate, repetition, and text without content.

    The author's own texts of the last hour are the measure, nobody else's: many people
    with one opinion are another matter (C16). Drawn-out letters and repeated words count
    by their share of the text, because a cry of joy is no flood.
    """
    recent = facts.author.recent if facts.author else ()
    yield from _too_often(text, recent, options)
    yield from _again(text, recent, options)
    yield from _runs(text, options)
    yield from _monotonous(text, options)
    yield from _unreadable(text, options)


def _too_often(text: Text, recent: tuple[str, ...], options: Options) -> Iterator[Seen]:
    """More texts in an hour than the limit; at twice the limit it is certain."""
    if len(recent) >= options.most_an_hour:
        excess = len(recent) / options.most_an_hour - 1
        yield Seen.whole(
            text,
            score=round(min(0.95, 0.7 + 0.5 * excess), 3),
            kind="rate",
            in_last_hour=len(recent),
            limit=options.most_an_hour,
        )


def _again(text: Text, recent: tuple[str, ...], options: Options) -> Iterator[Seen]:
    """The same or nearly the same text as one or more of the author's own.

    A few words may be said twice by chance, so short texts must be the very same, and
    more often. Only a text sent unchanged for the fourth time is certain.
    """
    if not recent:
        return
    own = _letters(text.raw)
    others = [_letters(each) for each in recent[:MOST_COMPARED]]
    if len(own) < options.min_letters:
        times = others.count(own) if own else 0
        if times >= FEWEST_OF_SHORT:
            yield Seen.whole(text, score=0.8, kind="repetition", times=times, likeness=1.0)
        return
    grams = _grams(own)
    alike = [
        each for each in (_likeness(own, grams, other) for other in others) if each >= options.alike
    ]
    if alike:
        is_sure = alike.count(1.0) >= FEWEST_SURE
        yield Seen.whole(
            text,
            score=0.98 if is_sure else round(min(0.95, 0.7 + 0.1 * len(alike)), 3),
            kind="repetition",
            times=len(alike),
            likeness=round(max(alike), 3),
        )


def _runs(text: Text, options: Options) -> Iterator[Seen]:
    """Letters, signs, words, blank lines or piled-up marks again and again."""
    for kind, pattern in (
        ("letters", _LETTER_RUN),
        ("signs", _SIGN_RUN),
        ("words", _WORD_RUN),
        ("marks", _PILED_MARKS),
        ("blank-lines", _BLANK_LINES),
    ):
        spans = [Span(*found.span()) for found in pattern.finditer(text.raw)]
        if not spans:
            continue
        longest = max(end - begin for begin, end in spans)
        share = sum(end - begin for begin, end in spans) / len(text.raw)
        is_most = share >= options.max_run_share and longest >= options.min_letters
        yield Seen.at(
            spans,
            score=0.85 if is_most else 0.4,
            kind=kind,
            longest=longest,
            share=round(share, 3),
        )


def _monotonous(text: Text, options: Options) -> Iterator[Seen]:
    """A text that says one thing many times: it can be packed into a fraction of its size."""
    plain = " ".join(text.raw.split()).encode("utf-8", "replace")
    if len(plain) < FEWEST_BYTES:
        return
    ratio = len(zlib.compress(plain, 6)) / len(plain)
    if ratio < options.min_compressed:
        yield Seen.whole(
            text, score=0.8, kind="monotony", compressed=round(ratio, 3), size=len(plain)
        )


def _unreadable(text: Text, options: Options) -> Iterator[Seen]:
    """Keys struck at random: hardly a vowel in a script that writes them."""
    words = _VOWELLED.findall(_without_addresses(text))
    spoken = (word for word in words if len(word) > LONGEST_ACRONYM or not word.isupper())
    letters = "".join(spoken).lower()
    if len(letters) < options.min_letters:
        return
    vowels = sum(map(_VOWELS.__contains__, letters)) / len(letters)
    if vowels < options.min_vowels:
        yield Seen.whole(text, score=0.75, kind="unreadable", vowels=round(vowels, 3))


def _without_addresses(text: Text) -> str:
    pieces, done = [], 0
    for link in text.links:
        pieces.append(text.raw[done : max(done, link.begin)])
        done = link.end
    return "".join(pieces) + text.raw[done:]


def _letters(raw: str) -> str:
    """Only letters and figures, in one case: what is left of a text when its dress is off."""
    return "".join(filter(str.isalnum, raw[:LONGEST_COMPARED].casefold()))


def _grams(letters: str) -> frozenset[str]:
    return frozenset(letters[at : at + GRAM] for at in range(max(1, len(letters) - GRAM + 1)))


def _likeness(own: str, grams: frozenset[str], other: str) -> float:
    """The share of four-letter pieces that two texts have in common."""
    if own == other:
        return 1.0
    if not other or not 0.5 <= len(own) / len(other) <= 2:
        return 0.0
    theirs = _grams(other)
    return len(grams & theirs) / len(grams | theirs)
