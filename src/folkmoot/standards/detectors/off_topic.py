"""C1: how much a text has in common with its story and the comment it answers."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from folkmoot.standards.finding import Seen
from folkmoot.standards.languages import base, common_words
from folkmoot.standards.registry import Options, detector
from folkmoot.standards.submission import Submission
from folkmoot.standards.text import Text
from folkmoot.standards.verdict import Outcome

STEM = 5
SHORTEST = 4
"""A word of fewer letters says little of the subject; longer ones count by their beginning."""

MOST_TOLD = 8
UNDIVIDED = frozenset(("han", "hiragana", "katakana", "thai", "lao", "khmer", "myanmar"))
"""Scripts without blanks between words: nothing is compared there."""

_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")


@detector(
    "off-topic",
    explain="The text has hardly a word in common with the story and the comment it answers.",
    defaults={"min_words": 10, "min_story_words": 60, "max_share": 0.1},
    ceiling=Outcome.NUDGE,
)
def off_topic(text: Text, options: Options, facts: Submission) -> Iterator[Seen]:
    """The share of a text's words of content that stand in the story or in the parent.

    Words are compared by their first letters, which does for inflection; small words of
    the language do not count. A reply may follow its parent, a story's title is too little
    to measure by, and a short text says too little. This ranks and explains: the best
    figure known for newspaper comments is a precision near .2 (One Million Posts, 2017),
    so it never does more than ask.
    """
    story = facts.story
    if story is None or text.scripts & UNDIVIDED:
        return
    language = base(text.edition)
    own = _content(text.lowered, language)
    known = _stems(f"{story.title}\n{story.summary}\n{story.text}", language)
    if len(own) < options.min_words or len(known) < options.min_story_words:
        return
    people = _stems("\n".join(story.people), language)
    with_parent = _stems(facts.parent or "", language)
    shared = sorted(own & (known | people | with_parent))
    share = len(shared) / len(own)
    if share > options.max_share:
        return
    yield Seen.whole(
        text,
        score=_score(share, len(own), options),
        share=round(share, 3),
        words=len(own),
        shared=[*shared[:MOST_TOLD]],
        compared_with="story and parent" if facts.parent else "story",
    )


def _score(share: float, words: int, options: Options) -> float:
    """From 0.3 up to 0.7: the less in common and the longer the text, the higher."""
    nothing: float = 1 - share / options.max_share if options.max_share else 1.0
    length: float = min(1.0, words / (2 * options.min_words))
    return round(0.3 + 0.4 * nothing * length, 3)


@lru_cache(maxsize=64)
def _stems(source: str, language: str) -> frozenset[str]:
    """The stems of a story: the same for all the comments below it, so kept for a while."""
    return _content(_WORD.findall(source.lower()), language)


def _content(words: Iterable[str], language: str) -> frozenset[str]:
    small = common_words(language)
    return frozenset(
        word[:STEM]
        for word in words
        if len(word) >= SHORTEST and word not in small and not word[0].isdigit()
    )
