"""What the story itself prints: data that stand in the article may be named under it."""

from functools import lru_cache

from folkmoot.standards.submission import StoryFacts, Submission

FEWEST_SIGNS = 5
"""Shorter pieces stand in nearly every article by chance."""


def is_printed(identifier: str, facts: Submission) -> bool:
    """Whether a number, an address or a name on the net stands in the story, however set.

    Letters and figures alone are compared, so that "+49 30 123456" in the comment and
    "(030) 12 34 56" in the article can be one once the caller leaves the country's code out.
    """
    sought = squeezed(identifier)
    if facts.story is None or len(sought) < FEWEST_SIGNS:
        return False
    return sought in _story_squeezed(facts.story)


@lru_cache(maxsize=32)
def _story_squeezed(story: StoryFacts) -> str:
    return squeezed(f"{story.title}\n{story.summary}\n{story.text}")


def squeezed(text: str) -> str:
    """The letters and figures alone, in lower case."""
    return "".join(filter(str.isalnum, text.casefold()))
