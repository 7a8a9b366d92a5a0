"""The order of a thread as text: each comment's path sorts where the comment is shown; pure.

A path is the positions of a comment's ancestors and its own, eight digits each, so that plain
comparison of text walks the tree in order: a parent before its replies, older before newer.
Digits alone sort alike under every collation.
"""

STEP = 8
LEVELS = 24


def child_path(parent_path: str, position: int) -> str:
    """The path of the reply with this position in the thread, below the given parent.

    Nesting is without limit and a path is not: below the deepest level replies stand in order
    of arrival, still behind their parent. The top comment's own path is empty.
    """
    return parent_path[: (LEVELS - 1) * STEP] + f"{position:0{STEP}d}"


def ancestor_paths(path: str) -> list[str]:
    """The paths of all ancestors that the path names, outermost first, without the top."""
    return [path[:end] for end in range(STEP, len(path), STEP)]
