"""C19: a long text without a break between sentences."""

from collections.abc import Iterator
from itertools import pairwise

import regex

from folkmoot.standards.finding import Seen
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.text import Text

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
    words = text.words
    ends = [0, *(found.end() for found in _BREAK.finditer(text.raw)), len(text.raw)]
    first = 0
    for _, stop in pairwise(ends):
        last = first
        while last < len(words) and words[last].begin < stop:
            last += 1
        count = last - first
        if count > options.max_words:
            score = min(1.0, 0.6 + 0.4 * (count - options.max_words) / options.max_words)
            span = (words[first].begin, words[last - 1].end)
            yield Seen.at([span], score=round(score, 3), words=count)
        first = last
