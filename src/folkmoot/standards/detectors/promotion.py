"""C11: the goods or services of others promoted without authorisation."""

from collections.abc import Iterator

from folkmoot.standards.commerce import MOST_PLACES, contacts, is_authorised, offers
from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

COMBINATIONS = (
    (frozenset(("code", "reach")), 0.88),
    (frozenset(("code", "urge")), 0.82),
    (frozenset(("code", "praise")), 0.82),
    (frozenset(("code",)), 0.6),
    (frozenset(("praise", "urge", "reach")), 0.85),
    (frozenset(("praise", "search")), 0.82),
    (frozenset(("urge", "search")), 0.82),
    (frozenset(("praise", "reach")), 0.6),
    (frozenset(("urge", "reach")), 0.6),
    (frozenset(("praise", "urge")), 0.5),
)
"""How sure a combination of cues is. Praise alone is an opinion."""


@detector(
    "promotion",
    explain="The text promotes goods or services of others.",
    defaults={"authorised": []},
)
def promotion(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """Praise of goods, an urge to get them, a code for a discount, with a way to the seller.

    ``authorised`` is the register: ``brand or domain [by author] [until 2027-01-31]``;
    what it names is silent until its end, judged by the submission's time.
    """
    phrases = offers(text, "promotion")
    if not phrases:
        return
    cues = {each.kind for each in phrases}
    places = contacts(text)
    if places or "search" in cues:
        cues.add("reach")
    score = max((score for needed, score in COMBINATIONS if needed <= cues), default=0.0)
    if score and not is_authorised(text, options.authorised, facts):
        spans = sorted({*(each.span for each in phrases), *places})[:MOST_PLACES]
        yield Seen.at(spans, score=score, cues=[*sorted(cues)])
