"""C4, extremist ideas: slogans, codes in context, praise of listed organisations and their acts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from folkmoot.standards.finding import Seen, Span
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, one_by_one, remarks_on, weighed
from folkmoot.standards.stance import DISTANCE, SOFTER
from folkmoot.standards.text import Text

APART = 3
"""As many words may stand between an organisation and the words that praise it."""

CONFIRMED = 0.9
"""The score of a code beside a slogan, praise or another code."""

PRAISING = frozenset((("praise of", "name"), ("joining", "name"), ("name", "is praised")))

OURS = {**DISTANCE, "hypothetical": SOFTER}


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
    found = remarks_on(text, "extremism")
    remarks = [_named(each) for each in found if _class(each) == "slogan"]
    remarks += _praised(text, found)
    codes = [each for each in found if _class(each) == "code"]
    is_confirmed = bool(remarks) or len({code.read_as for code in codes}) > 1
    remarks += [_code(code, is_confirmed=is_confirmed) for code in codes]
    return one_by_one(weighed(text, remarks, OURS), allowed=options.allowed)


def _class(remark: Remark) -> str:
    return remark.kind.partition(": ")[0]


def _about(remark: Remark) -> str:
    return remark.kind.partition(": ")[2]


def _named(remark: Remark) -> Remark:
    return replace(remark, kind=_class(remark), more={"about": _about(remark)})


def _code(remark: Remark, *, is_confirmed: bool) -> Remark:
    score = max(CONFIRMED, remark.score) if is_confirmed else remark.score
    return replace(_named(remark), score=score)


def _praised(text: Text, found: Sequence[Remark]) -> list[Remark]:
    """Organisations and crimes with words of praise or joining directly before or after."""
    praised: list[Remark] = []
    for one, other in pairwise(found):
        kinds = (_class(one), _class(other))
        near = one.sentence == other.sentence and 0 < other.first - one.last <= APART + 1
        if near and kinds in PRAISING and not _is_denied(text, one, other):
            named, praise = (one, other) if kinds[0] == "name" else (other, one)
            praised.append(_praise(named, praise, Span(one.span.begin, other.span.end)))
    return praised


def _is_denied(text: Text, one: Remark, other: Remark) -> bool:
    """Whether a word between them turns the sense: we need no ..., we never loved ..."""
    return any(
        each.kind == "negation" and one.span.end <= each.span.begin < other.span.begin
        for each in text.contexts
    )


def _praise(named: Remark, praise: Remark, span: Span) -> Remark:
    kind = "recruiting" if _class(praise) == "joining" else "praise"
    score = min(praise.score, named.score)
    return replace(praise, kind=kind, score=score, span=span, more={"about": _about(named)})
