"""C19: a long text without a break between sentences."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import WORD, Text

_BREAK = regex.compile(
    r"[!?…‽։؟۔।॥。！？｡܀።]|[.](?=[\s\"”“»’')\]]|$)|\n|\p{Emoji_Presentation}|[:;]-?[)(DP]"
)


@detector(
    "sentences",
    explain="A long passage runs on without a break between sentences.",
    defaults={"max_words": 60},
)
def sentences(text: Text, options: Options) -> Iterator[Seen]:
    """Passages of more words than ``max_words`` without a full stop or a new line.

    A new line and a smiley count as a break. A missing full stop at the end, a small
    letter at the beginning and a short text without any are left alone: one comment in
    eighteen is written so, by people on telephones and in second languages.
    """
    if len(text.lowered) <= options.max_words:
        return
    raw = text.raw
    ends = [0, *(found.end() for found in _BREAK.finditer(raw)), len(raw)]
    for begin, end in pairwise(ends):
        if end - begin <= 2 * options.max_words:
            continue
        words = [found.span() for found in WORD.finditer(raw, begin, end)]
        count = len(words)
        if count > options.max_words:
            score = min(1.0, 0.6 + 0.4 * (count - options.max_words) / options.max_words)
            span = (words[0][0], words[-1][1])
            yield Seen.at([span], score=round(score, 3), words=count)
