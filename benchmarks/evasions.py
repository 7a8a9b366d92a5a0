"""Disguised strong words and innocent look-alikes, side by side with three libraries from PyPI.

Each library is asked the one question that all of them answer: is there profanity in this
text? We say yes where rule C12 would ask the author back or do more.
"""

import logging
import time
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec

from benchmarks.comments import comments
from folkmoot.standards import Standards, Submission, review

DISGUISED = (
    *("FUCK this", "Fuuuuuck this", "f u c k this", "F.U.C.K this", "f-u-c-k this", "f_u_c_k this"),
    *("fu ck this", "f*ck this", "f**k this", "f..k this", "f…k this", "f#ck this", "f@ck this"),
    *(
        "fück this",
        "fцck this",
        "fuсk this",
        "fυck this",
        "ｆｕｃｋ this",
        "𝓯𝓾𝓬𝓴 this",
        "ⓕⓤⓒⓚ this",
    ),
    *("f\u200bu\u200bc\u200bk this", "fu\u00adck this", "f\u0336u\u0336c\u0336k\u0336 this"),
    *("phuck this", "fvck this", "f🍆ck this", "fukcing bus", "fuckwits", "clusterfuck of a plan"),
    *("sh1t", "sh!t", "$hit", "s#it", "sh*t", "s**t", "shhhhiiit", "s h i t", "sh💩t", "ѕhit"),
    *("bullsh1t", "bull$hit", "bulls**t", "b u l l s h i t", "bullshitters", "shi\u200bthead"),
    *("a$$hole", "@sshole", "a55hole", "assh0le", "a**hole", "as$hole", "аsshole", "ASSH0LE"),
    *("b1tch", "b!tch", "bi+ch", "b*tch", "bitchezzz", "biiiitch", "b i t c h", "bіtch", "bi tch"),
    *("c*nt", "c u n t", "cun7", "motherf*cker", "m0therfucker", "w4nker", "wa-nk-er", "tw@t"),
)
INNOCENT = (
    *(
        "Scunthorpe",
        "Penistone",
        "Sussex and Essex",
        "Middlesex County",
        "Cockermouth",
        "Clitheroe",
    ),
    *("Alistair Cockburn", "Dick Whittington", "Moby Dick", "Pussy Willow", "Hancock", "Hitchcock"),
    *("assess the class", "a passing bass", "assassin", "embassy", "grass and brass", "compass"),
    *("cocktail", "peacock", "cockpit", "cockatoo", "shuttlecock", "weathercock", "cockroaches"),
    *("analysis", "analogue", "canal banal", "titan and title", "constitution", "titular"),
    *("cumulative", "document", "cucumber", "accumulate", "circumstance", "cumin seeds"),
    *("shiitake soup", "shih tzu", "mishit the ball", "Matsushita", "Ishita", "shitake"),
    *("snigger at it", "niggardly", "Montenegro", "Niger and Nigeria", "denigrate", "enigma"),
    *("therapist", "grape harvest", "drapery", "a rapeseed field", "saltwater", "a swatch"),
    *("a so-called pass-on", "Plan A, B, C", "F train, U line", "B. I. T. committee", "Mr T Sharp"),
    *("well...no", "so..it goes", "the ****", "$$ or £££", "3.5 km", "B2B and A55", "sooooo good"),
    *("Fukushima", "Phuket", "a phone photo", "Focker family", "Fugging village", "Fuchsia"),
)


@cache
def judges() -> dict[str, Callable[[str], bool]]:
    """Ours, and those of the three libraries that are installed here."""
    standards = Standards.default()

    def folkmoot(text: str) -> bool:
        found = review(Submission(text), standards).findings
        return any(each.rule == "C12" and each.action != "publish" for each in found)

    known: dict[str, Callable[[str], bool]] = {"folkmoot": folkmoot}
    if find_spec("better_profanity"):
        from better_profanity import profanity

        profanity.load_censor_words()
        known["better_profanity"] = profanity.contains_profanity
    if find_spec("profanity_check"):
        from profanity_check import predict

        known["alt_profanity_check"] = lambda text: bool(predict([text])[0])
    if find_spec("glin_profanity"):
        from glin_profanity import Filter

        logging.disable(logging.WARNING)
        known["glin_profanity"] = Filter({"detect_leetspeak": True}).is_profane
    return known


def measure() -> dict[str, float]:
    """For each: the share caught and of false alarms in per cent, and time of a comment."""
    ordinary = [text for language, text in comments() if language == "en"][:60]
    figures = {}
    for name, is_profane in judges().items():
        figures[f"engine.evasions.caught.{name}"] = _share(is_profane, DISGUISED)
        figures[f"engine.evasions.false_alarms.{name}"] = _share(is_profane, INNOCENT)
        begin = time.process_time()
        for text in ordinary:
            is_profane(text)
        figures[f"engine.evasions.cpu_us.{name}"] = (
            (time.process_time() - begin) / len(ordinary) * 1e6
        )
    return figures


def _share(is_profane: Callable[[str], bool], texts: Iterable[str]) -> float:
    answers = [is_profane(text) for text in texts]
    return 100 * sum(answers) / len(answers)
