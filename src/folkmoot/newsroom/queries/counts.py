"""How many comments the stories have."""

from collections.abc import Iterable, Mapping

from folkmoot.discussion.queries.stories import counts


def comment_counts(keys: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Published comments by story key, 0 where nobody has spoken.

    The keys are given under their publication: one query for each, and usually there is one.
    """
    found: dict[str, int] = {}
    for publication, story_keys in keys.items():
        found |= counts(publication, story_keys)
    return found
