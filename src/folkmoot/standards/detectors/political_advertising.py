"""C10: political advertising: a call to vote, to give or to join, with a link or slogan."""

from collections.abc import Iterator

from folkmoot.standards.commerce import MOST_PLACES, contacts, offers
from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Text

COMBINATIONS = (
    (frozenset(("imprint",)), 0.85),
    (frozenset(("vote", "reach")), 0.85),
    (frozenset(("fund", "reach")), 0.85),
    (frozenset(("join", "reach")), 0.85),
    (frozenset(("vote", "fund")), 0.85),
    (frozenset(("vote", "join")), 0.82),
    (frozenset(("vote", "slogan")), 0.65),
    (frozenset(("fund",)), 0.5),
    (frozenset(("join",)), 0.5),
)
"""How sure a combination of cues is. A call to vote alone is an opinion, as is any praise."""


@detector(
    "political-advertising",
    explain="The text campaigns for a party or candidate.",
)
def political_advertising(text: Text, _options: Options) -> Iterator[Seen]:
    """A call to vote for somebody, to give money or to join, and what campaigns put beside it.

    What is said about parties and candidates is an opinion and left alone, and so is how
    the author votes or has voted.
    """
    phrases = offers(text, "political-advertising")
    if not phrases:
        return
    cues = {each.kind for each in phrases}
    places = contacts(text)
    if places:
        cues.add("reach")
    score = max((score for needed, score in COMBINATIONS if needed <= cues), default=0.0)
    if score:
        spans = sorted({*(each.span for each in phrases), *places})[:MOST_PLACES]
        yield Seen.at(spans, score=score, cues=[*sorted(cues)])
