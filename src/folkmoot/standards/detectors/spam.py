"""C13: spam: quick riches, mass mailing, chain letters, lost money recovered, praise for a link."""

from collections.abc import Iterator

from folkmoot.standards.commerce import MOST_PLACES, contacts, offers, reach_in_name
from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text

BY_REACH = 0.4
"""What is left of the doubt where a spammer's phrase comes with a way to reach somebody."""

BY_SECOND = 0.5
"""What is left of it where a phrase of another kind comes with it."""

BY_NAME = 0.7
"""What is left of it where the author's name is an address."""

FEW_WORDS = 40
PRAISE = "praise"
VISIT = "visit"
LURE = "lure"
NO_PROMISE = frozenset((PRAISE, VISIT, LURE))
PRAISE_FOR_A_LINK = 0.82


@detector(
    "spam",
    explain="The text reads like spam: quick money, mass mailing, a chain letter.",
)
def spam(text: Text, _options: Options, facts: Submission) -> Iterator[Seen]:
    """Phrases of known kinds of spam; a way to reach the sender makes each of them surer.

    Talk about such schemes, quoted or in a report, is passed over. Empty praise of the
    article counts only in a short text that sends the reader to a link, and a lure to write
    to somebody only beside a promise.
    """
    phrases = offers(text, "spam")
    promises = [each for each in phrases if each.kind not in NO_PROMISE]
    places = contacts(text) if phrases else ()
    reaches = bool(places) or any(each.kind == LURE for each in phrases)
    if promises:
        score = _score(promises, reaches=reaches, facts=facts)
        kinds = sorted({each.kind for each in phrases})
    elif _is_praise_for_a_link(text, phrases):
        score, kinds = PRAISE_FOR_A_LINK, [PRAISE, VISIT]
    else:
        return
    spans = sorted({*(each.span for each in phrases), *places})[:MOST_PLACES]
    yield Seen.at(
        spans,
        score=round(score, 3),
        rung=max(phrases, key=lambda each: each.score).rung,
        kinds=[*kinds],
        has_contact=reaches,
    )


def _score(promises: list[Remark], *, reaches: bool, facts: Submission) -> float:
    doubt = 1 - max(each.score for each in promises)
    if reaches:
        doubt *= BY_REACH
    if len({each.kind for each in promises}) > 1:
        doubt *= BY_SECOND
    if facts.author and reach_in_name(facts.author.name):
        doubt *= BY_NAME
    return 1 - doubt


def _is_praise_for_a_link(text: Text, phrases: list[Remark]) -> bool:
    """Praise that fits any article, and then the reader is sent elsewhere."""
    kinds = {each.kind for each in phrases}
    return {PRAISE, VISIT} <= kinds and bool(text.links) and len(text.lowered) <= FEW_WORDS
