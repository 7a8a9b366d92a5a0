"""C19: nearly everything in capitals."""

import re
from collections.abc import Iterator

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Letters, Text

_QUOTED = re.compile(r"[\"“„«‹][^\"“”„«»‹›\n]*[\"“”»›]|^>[^\n]*", re.MULTILINE)


@detector(
    "shouting",
    explain="Nearly everything is in capitals.",
    defaults={"min_letters": 20, "max_share": 0.7},
)
def shouting(text: Text, options: Options) -> Iterator[Seen]:
    """Texts written almost wholly in capitals; the score is the share of capitals.

    Short texts are left alone, for acronyms and names would be caught, and so is what
    stands in quotation marks: a headline may be in capitals. Letters of scripts without
    case do not count.
    """
    if text.letters.upper <= options.min_letters * options.max_share:
        return
    letters = Letters.of(_QUOTED.sub(" ", text.raw))
    if letters.cased >= options.min_letters and letters.upper_share > options.max_share:
        share = round(letters.upper_share, 3)
        yield Seen.whole(text, score=share, share=share, letters=letters.cased)
