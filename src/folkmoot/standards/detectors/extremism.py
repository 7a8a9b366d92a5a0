"""C4, extremist ideas: slogans, codes in context, praise of listed organisations and their acts."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.phrases import Phrase
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.stance import DISTANCE, Remark, sightings
from folkmoot.standards.text import Text

APART = 3
"""As many words may stand between an organisation and the words that praise it."""

CONFIRMED = 0.9
"""The score of a code beside a slogan, praise or another code."""

PRAISING = frozenset((("praise of", "name"), ("joining", "name"), ("name", "is praised")))

OURS = DISTANCE | {"hypothetical"}


@detector(
    "extremism",
    explain="A slogan or code of violent extremism, or praise for such a group.",
    defaults={"allowed": []},
)
def extremism(text: Text, options: Options) -> Iterator[Seen]:
    """Slogans; organisations and crimes that are praised or recruited for; codes in company.

    The name of an organisation alone is news and never seen. A figure such as 88 is a
    code only beside another sign; the lists give each name with who listed it and when.
    """
    phrases = text.phrases("extremism")
    if not phrases:
        return iter(())
    remarks = [_named(phrase) for phrase in phrases if _class(phrase) == "slogan"]
    remarks += _praised(text, phrases)
    codes = [phrase for phrase in phrases if _class(phrase) == "code"]
    is_confirmed = bool(remarks) or len({phrase.read_as for phrase in codes}) > 1
    remarks += [_code(phrase, is_confirmed) for phrase in codes]
    return sightings(text, remarks, allowed=options.allowed, heeding=lambda _: OURS)


def _class(phrase: Phrase) -> str:
    return phrase.kind.partition(": ")[0]


def _named(phrase: Phrase) -> Remark:
    kind, _, about = phrase.kind.partition(": ")
    remark = Remark.of(phrase, about=about)
    return Remark(kind, remark.score, remark.span, remark.rung, remark.facts)


def _code(phrase: Phrase, is_confirmed: bool) -> Remark:
    remark = _named(phrase)
    score = max(CONFIRMED, remark.score) if is_confirmed else remark.score
    return Remark(remark.kind, score, remark.span, remark.rung, remark.facts)


def _praised(text: Text, phrases: Sequence[Phrase]) -> list[Remark]:
    """Organisations and crimes with words of praise or joining directly before or after."""
    found: list[Remark] = []
    for one, other in pairwise(phrases):
        kinds = (_class(one), _class(other))
        near = one.sentence == other.sentence and 0 < other.first - one.last <= APART + 1
        if near and kinds in PRAISING and not _is_denied(text, one, other):
            named, praise = (one, other) if kinds[0] == "name" else (other, one)
            found.append(_praise(named, praise, Span(one.span.begin, other.span.end)))
    return found


def _is_denied(text: Text, one: Phrase, other: Phrase) -> bool:
    """Whether a word between them turns the sense: we need no ..., we never loved ..."""
    return any(
        each.kind == "negation" and one.span.end <= each.span.begin < other.span.begin
        for each in text.contexts
    )


def _praise(named: Phrase, praise: Phrase, span: Span) -> Remark:
    about = named.kind.partition(": ")[2]
    kind = "recruiting" if _class(praise) == "joining" else "praise"
    remark = Remark.of(praise, about=about)
    return Remark(kind, min(praise.score, named.score), span, praise.rung, remark.facts)
