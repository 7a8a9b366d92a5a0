"""C16: many accounts write alike within a short time."""

from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import CampaignFacts, Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

DAY = 24 * 60
HOUR = 60
AT_THRESHOLD = 0.7
MOST = 0.95


@detector(
    "campaign",
    explain="Many accounts sent nearly the same text within a short time.",
    defaults={
        "accounts_an_hour": 4,
        "accounts_a_day": 8,
        "likeness": 0.5,
        "min_letters": 40,
    },
    ceiling=Outcome.HOLD,
)
def campaign(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """What the store or the batch runner saw of texts like this one, weighed.

    It needs distinct accounts, because one author's repetition is flooding (C17), and
    enough letters, because short texts are alike by chance: below forty accidental
    matches are common (measured on 39 million pairs). Where the accounts share a link,
    length does not matter. The score starts at 0.7 and grows with the number of accounts,
    their likeness and the share of new ones. Petitions and fans look the same, so it never
    removes.
    """
    known = facts.campaign
    if known is None or known.likeness < options.likeness:
        return
    if text.letters.count < options.min_letters and not known.shared:
        return
    is_fast = known.minutes <= HOUR and known.accounts >= options.accounts_an_hour
    is_day = known.minutes <= DAY and known.accounts >= options.accounts_a_day
    if not (is_fast or is_day):
        return
    needed = options.accounts_an_hour if is_fast else options.accounts_a_day
    yield Seen.whole(
        text,
        score=_score(known, needed),
        accounts=known.accounts,
        minutes=known.minutes,
        likeness=known.likeness,
        new_accounts=known.new_accounts,
        shared=bool(known.shared),
        limit=needed,
    )


def _score(known: CampaignFacts, needed: int) -> float:
    excess = min(1.0, known.accounts / needed - 1)
    new = (known.new_accounts or 0) / known.accounts
    likeness = max(0.0, known.likeness - 0.5) * 2
    shared = bool(known.shared)
    score = AT_THRESHOLD + 0.1 * excess + 0.07 * likeness + 0.05 * min(1.0, new) + 0.03 * shared
    return round(min(MOST, score), 3)
