from hypothesis import given
from hypothesis import strategies as st

from folkmoot.discussion.tree import LEVELS, STEP, ancestor_paths, child_path


def _walked(parents: list[int]) -> list[int]:
    """The order of reading, by walking the tree: position of each comment, top left out."""
    children: dict[int, list[int]] = {}
    for position, parent in enumerate(parents, start=1):
        children.setdefault(parent, []).append(position)
    found, waiting = [], list(reversed(children.get(0, [])))
    while waiting:
        position = waiting.pop()
        found.append(position)
        waiting.extend(reversed(children.get(position, [])))
    return found


def _paths(parents: list[int]) -> list[str]:
    paths = [""]
    for position, parent in enumerate(parents, start=1):
        paths.append(child_path(paths[parent], position))
    return paths


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(*(st.integers(0, i) for i in range(n)))))
def test_sorting_by_path_walks_the_tree(drawn: tuple[int, ...]) -> None:
    parents = list(drawn)
    paths = _paths(parents)
    by_path = sorted(range(1, len(paths)), key=lambda position: paths[position])
    depth = max(len(path) for path in paths) // STEP
    if depth < LEVELS:
        assert by_path == _walked(parents)


def test_no_path_is_longer_than_its_column_and_none_comes_twice() -> None:
    paths = _paths([max(0, number - 1) for number in range(1, 500)])
    assert max(map(len, paths)) == LEVELS * STEP
    assert len(set(paths)) == len(paths)


def test_below_the_deepest_level_replies_stand_behind_their_parent() -> None:
    chain = list(range(100))
    paths = _paths([*chain, 50, 99])
    assert paths[51] < paths[101]
    assert paths[100] < paths[102]
    assert sorted(paths) == paths


def test_a_path_names_its_ancestors() -> None:
    inner = child_path(child_path(child_path("", 1), 5), 12)
    assert ancestor_paths(inner) == [child_path("", 1), child_path(child_path("", 1), 5)]
    assert ancestor_paths(child_path("", 7)) == []
