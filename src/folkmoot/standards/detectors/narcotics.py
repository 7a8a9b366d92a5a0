"""C14: narcotics offered, sought, praised, made; never the name alone."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from folkmoot.standards.finding import Seen
from folkmoot.standards.phrases import CONFIDENCE
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.sightings import Remark, as_one, remarks_on, weighed
from folkmoot.standards.text import Text

EXCUSES = {"quoted": 0.4, "reporting": 0.4, "negation": 0.5, "condemning": 0.55}
ALONE = frozenset(("seeking", "making", "using", "promoting"))
"""Kinds of phrases that name the substance themselves."""

SUBSTANCES = frozenset(("drug", "medicine", "slang"))
CUES = frozenset(("trade", "measure", "harmless"))
"""Kinds of phrases that are nothing without a substance, and common."""

FIGURES = frozenset(("money",))
CONTACTS = frozenset(("contact",))
SUBSTANCE_SIGN = re.compile("[\U0001f341\U0001f33f\U0001f343\u2744\U0001f48a\U0001f344\U0001f966]")
TRADE_SIGN = re.compile("[\U0001f50c\U0001f4f2\U0001f4e6\U0001f4e9]")
"""Signs that dealers write: leaves, snowflake, pill, mushroom; plug, telephone, parcel, letter."""


@detector(
    "narcotics",
    explain="Narcotics are offered, sought or praised, or ways to make or use them are told.",
)
def narcotics(text: Text, options: Options) -> Iterator[Seen]:  # noqa: ARG001
    """A substance together with a cue of trade, or a phrase that asks, tells how or praises.

    Plain names weigh more than slang, which means other things as well (pot, snow, speed),
    and than medicines, which people take; slang and medicines need an offer and a second
    cue: a measure, a price, a contact, another offer. A name alone is never anything: most
    who write it argue about policy.
    """
    signs = not text.raw.isascii() and SUBSTANCE_SIGN.search(text.raw)
    if not signs and all(each.kind in CUES for each in text.phrases("narcotics")):
        return
    found = weighed(text, remarks_on(text, "narcotics"), EXCUSES)
    for kind in sorted(ALONE & {each.kind for each in found}):
        yield as_one([each for each in found if each.kind == kind], kind=kind)
    yield from _trade(found, text, has_sign=bool(signs))


def _trade(found: list[Remark], text: Text, *, has_sign: bool) -> Iterator[Seen]:
    """The strongest window of two sentences in which a substance meets a cue of trade."""
    best: tuple[float, list[Remark]] = (0.0, [])
    for window in _windows(found):
        best = max(best, (_score(window, text, has_sign=has_sign), window), key=_first)
    score, window = best
    if score:
        cues = sorted({each.kind for each in window})
        yield as_one(window, score, kind="trade", cues=[*cues, *(["sign"] * has_sign)])


def _first(pair: tuple[float, list[Remark]]) -> float:
    return pair[0]


def _windows(found: Iterable[Remark]) -> Iterator[list[Remark]]:
    by_sentence: dict[int, list[Remark]] = {}
    for each in found:
        if each.kind not in ALONE:
            by_sentence.setdefault(each.sentence, []).append(each)
    for number, here in by_sentence.items():
        yield [*here, *by_sentence.get(number + 1, ())]


def _score(window: list[Remark], text: Text, *, has_sign: bool) -> float:
    kinds = {each.kind for each in window}
    offers = {each.span for each in window if each.kind == "offer"}
    more = _second_cue(window, text, kinds=kinds) or len(offers) > 1
    cues = [each for each in window if each.kind == ("offer" if offers else "trade")]
    factor = max((cue.factor for cue in cues), default=0.0) * _clearness(window)
    if "drug" in kinds and offers:
        return round((0.95 if more else 0.85) * factor, 3)
    is_hinted = bool(kinds & {"slang", "medicine"}) or has_sign
    if is_hinted and offers and more:
        return round(0.8 * factor, 3)
    has_contact = _has(text, CONTACTS, window)
    if "trade" in kinds and has_contact and (is_hinted or "drug" in kinds):
        return round((0.85 if "drug" in kinds else 0.7) * factor, 3)
    return 0.0


def _clearness(window: list[Remark]) -> float:
    """What the best reading of a substance is worth, by the rung that it needed."""
    names = [each.rung for each in window if each.kind in SUBSTANCES]
    return max((CONFIDENCE[rung] for rung in names), default=1.0)


def _second_cue(window: list[Remark], text: Text, *, kinds: set[str]) -> bool:
    has_sign = TRADE_SIGN.search(text.raw) is not None
    return "measure" in kinds or has_sign or _has(text, CONTACTS | FIGURES, window)


def _has(text: Text, things: frozenset[str], window: list[Remark]) -> bool:
    """Whether a thing of these kinds stands in the sentences of the window or the one after.

    A handle at the head of a sentence names whom it answers, and is no offer of contact.
    """
    first = min(each.sentence for each in window)
    near = chain.from_iterable(enumerate(line) for line in text.read[first : first + 3])
    return any(token.kinds & things and (at or "handle" not in token.kinds) for at, token in near)
