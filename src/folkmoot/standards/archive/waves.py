"""Who wrote alike: a window over comments in order of time, with near duplicates found in it.

Method: Jaccard likeness of the sets of four-letter pieces, candidates by MinHash with 64
permutations in 16 bands (Broder 1997; Leskovec, Rajaraman, Ullman, Mining of Massive Datasets,
chapter 3), each candidate then compared exactly. Word shingles would miss inflected languages,
and texts of fewer than forty letters are alike by accident.
"""

import re
from collections import Counter, OrderedDict, deque
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from folkmoot.standards.folding import drop_invisible, fold_case
from folkmoot.standards.links import find_links
from folkmoot.standards.submission import CampaignFacts

LEAST_LETTERS = 40
LIKENESS = 0.45
PERMUTATIONS = 64
ROWS = 4
PIECE = 4
MOST_SIGNS = 2_000
HOUR = 3_600.0
DAY = 24 * HOUR
FEWEST_ACCOUNTS = 2
NEWEST = 3
MOST_TEXTS = 200_000
NEW_DAYS = 7.0

_BETWEEN = re.compile(r"\W+")


def normal(raw: str) -> str:
    """A text as it is compared: folded, without signs; empty if it has too few letters."""
    form = drop_invisible(fold_case(raw[: 2 * MOST_SIGNS])).text
    form = _BETWEEN.sub(" ", form).strip()[:MOST_SIGNS]
    return form if sum(map(str.isalpha, form)) >= LEAST_LETTERS else ""


@lru_cache(maxsize=4_096)
def pieces(form: str) -> frozenset[str]:
    """Its pieces of four letters; the same candidates come again and again within a wave."""
    return frozenset(form[place : place + PIECE] for place in range(len(form) - PIECE + 1))


@dataclass(slots=True)
class Stretch:
    """The accounts of a wave within a stretch of time that ends now."""

    seconds: float
    lines: deque[tuple[float, Hashable, bool]] = field(default_factory=deque)
    accounts: Counter[Hashable] = field(default_factory=Counter)
    new: Counter[Hashable] = field(default_factory=Counter)

    def add(self, at: float, account: Hashable, *, is_new: bool) -> None:
        """Another line at a time that is not before the last one's; what is too old goes."""
        self.lines.append((at, account, is_new))
        self.accounts[account] += 1
        self.new[account] += is_new
        while self.lines[0][0] < at - self.seconds:
            _, old, was_new = self.lines.popleft()
            self.accounts[old] -= 1
            self.new[old] -= was_new
            if not self.accounts[old]:
                del self.accounts[old], self.new[old]

    @property
    def minutes(self) -> float:
        """From the first line to the last."""
        return (self.lines[-1][0] - self.lines[0][0]) / 60


@dataclass(slots=True)
class Wave:
    """Texts that are alike, directly or through one another."""

    hour: Stretch = field(default_factory=lambda: Stretch(HOUR))
    day: Stretch = field(default_factory=lambda: Stretch(DAY))


@dataclass(slots=True)
class Known:
    """A text in the window: its wave, the keys under which it is found, when it was last seen."""

    wave: Wave
    raw: str
    keys: tuple[tuple[int, ...], ...]
    seen: float


@dataclass(frozen=True, slots=True)
class Line:
    """One comment as the window sees it: ``at`` in seconds, whether its account is new."""

    at: float
    account: Hashable
    raw: str
    is_new: bool | None = None


class Waves:
    """The last 24 hours of comments. Lines must be given in order of time.

    At most ``most`` different texts are remembered; beyond that the oldest are forgotten
    early, and ``forgotten`` counts them, so that a result can say so.
    """

    def __init__(self, *, most: int = MOST_TEXTS) -> None:
        self._most = most
        self._known: OrderedDict[str, Known] = OrderedDict()
        self._bands: dict[tuple[int, ...], dict[str, None]] = {}
        self.forgotten = 0

    def add(self, line: Line, form: str, digest: Sequence[int]) -> CampaignFacts | None:
        """What is known at this line of those who wrote alike up to it, if they are several.

        Told is the last hour, or the last day where it holds more than twice as many
        accounts. How many are too many is the standards' to say.
        """
        self._forget(line.at)
        known, likeness, other = self._find(form, digest)
        if known is None:
            known = Known(other.wave if other else Wave(), line.raw, _keys(digest), line.at)
            for key in known.keys:
                self._bands.setdefault(key, {})[form] = None
        known.seen = line.at
        self._known[form] = known
        self._known.move_to_end(form)
        for span in (known.wave.hour, known.wave.day):
            span.add(line.at, line.account, is_new=bool(line.is_new))
        return _facts(known.wave, line, likeness=likeness, like=(other or known).raw)

    def _find(self, form: str, digest: Sequence[int]) -> tuple[Known | None, float, Known | None]:
        """The text itself if it is known, else the likest one that is like enough."""
        if form in self._known:
            return self._known[form], 1.0, None
        own, best, likest = pieces(form), 0.0, ""
        for other in sorted(self._candidates(digest)):
            theirs = pieces(other)
            likeness = len(own & theirs) / len(own | theirs)
            if likeness > best:
                best, likest = likeness, other
        return (None, best, self._known[likest]) if best >= LIKENESS else (None, 0.0, None)

    def _candidates(self, digest: Sequence[int]) -> set[str]:
        """The newest of each band: a wave has one shape, its newest texts stand for it."""
        return {
            other
            for key in _keys(digest)
            for other in islice(reversed(self._bands.get(key, {})), NEWEST)
        }

    def _forget(self, now: float) -> None:
        for form, known in list(self._outdated(now)):
            del self._known[form]
            for key in known.keys:
                self._bands[key].pop(form, None)
                if not self._bands[key]:
                    del self._bands[key]

    def _outdated(self, now: float) -> Iterator[tuple[str, Known]]:
        surplus = len(self._known) - self._most
        for nth, (form, known) in enumerate(self._known.items()):
            is_old = known.seen < now - DAY
            if not is_old and nth >= surplus:
                return
            self.forgotten += not is_old
            yield form, known


def _keys(digest: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    bands = range(0, len(digest), ROWS)
    return tuple((begin, *digest[begin : begin + ROWS]) for begin in bands)


def _facts(wave: Wave, line: Line, *, likeness: float, like: str) -> CampaignFacts | None:
    if len(wave.day.accounts) < FEWEST_ACCOUNTS:
        return None
    span = wave.hour if 2 * len(wave.hour.accounts) >= len(wave.day.accounts) else wave.day
    return CampaignFacts(
        accounts=len(span.accounts),
        minutes=round(span.minutes, 2),
        likeness=round(likeness, 3),
        new_accounts=None if line.is_new is None else sum(map(bool, span.new.values())),
        shared=_shared(line.raw, like),
    )


def _shared(raw: str, like: str) -> str:
    """A host that both link to; the first by the alphabet, so that it is always the same."""
    hosts = [
        {link.host.domain or link.host.name for link in find_links(text)} for text in (raw, like)
    ]
    return min(hosts[0] & hosts[1], default="")
