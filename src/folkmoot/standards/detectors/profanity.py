"""C12: profanity, its derivatives, and hints of either."""

from collections.abc import Iterator
from functools import lru_cache

from folkmoot.standards.finding import Rung, Seen, Span
from folkmoot.standards.folding import fold_case
from folkmoot.standards.languages import base, is_written_in, languages_of
from folkmoot.standards.lexicon import Term, WordList, listed
from folkmoot.standards.matching import Match, matcher
from folkmoot.standards.phrases import CONFIDENCE
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Text

HINT = 0.65
WEIGHT = {1: 0.6, 2: 0.8, 3: 1.0}


@detector(
    "profanity",
    explain="A word stands on the list of profanities, as it is or in disguise.",
    defaults={"languages": [], "terms": [], "severity": 2, "allowed": []},
)
def profanity(text: Text, options: Options) -> Iterator[Seen]:
    """Words of the lists, whole words only, on every rung of the ladder.

    Read are the lists of the edition's language, of English, of the text's own
    language, and of those written in a script that the edition does not use;
    ``languages`` adds more. ``terms`` and ``allowed`` are the newsroom's
    own words, the former with ``severity``. The score is the term's severity,
    lowered by how much had to be unfolded to see it: the more folding, the likelier
    a coincidence.
    """
    own = _own(tuple(options.terms), options.severity, tuple(options.allowed))
    grouped: dict[tuple[str, Rung, bool], list[Match]] = {}
    for match in matcher("profanity", _languages(text, options), own=own).matches(text):
        grouped.setdefault((match.read_as, match.rung, match.is_hint), []).append(match)
    for (read_as, rung, is_hint), matches in grouped.items():
        yield _seen(matches, rung=rung, read_as=read_as, is_hint=is_hint)


def _seen(matches: list[Match], *, rung: Rung, read_as: str, is_hint: bool) -> Seen:
    first = matches[0]
    certainty = CONFIDENCE[rung] * (HINT if is_hint else 1)
    return Seen.at(
        [Span(*match.span) for match in matches],
        score=round(WEIGHT[first.severity] * certainty, 3),
        rung=rung,
        read_as=read_as,
        terms=[term.text for term in first.terms],
        language=first.terms[0].language,
        severity=first.severity,
        is_hint=is_hint,
    )


def _languages(text: Text, options: Options) -> tuple[str, ...]:
    edition = base(text.edition)
    wanted = {"en", text.spoken, *options.languages}
    for script in text.scripts:
        if script != "latin" and not is_written_in(text.edition, script):
            wanted |= languages_of(script)
    return (edition, *sorted(wanted & listed("profanity") - {edition}))


@lru_cache(maxsize=64)
def _own(terms: tuple[str, ...], severity: int, allowed: tuple[str, ...]) -> WordList:
    return WordList(
        tuple(Term(fold_case(term).text, severity, "own") for term in terms if term.strip()),
        frozenset(fold_case(word).text for word in allowed if word.strip()),
    )
