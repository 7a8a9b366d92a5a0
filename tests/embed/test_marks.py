import pytest

from folkmoot.embed.marks import marked_parts


@pytest.mark.parametrize(
    ("spans", "parts"),
    [
        ([], [("abcdef", False)]),
        ([(0, 2)], [("ab", True), ("cdef", False)]),
        ([(4, 9), (1, 2)], [("a", False), ("b", True), ("cd", False), ("ef", True)]),
        ([(1, 4), (2, 5)], [("a", False), ("bcd", True), ("e", True), ("f", False)]),
        ([(3, 3), (7, 9)], [("abcdef", False)]),
    ],
)
def test_a_text_is_cut_into_plain_and_marked_parts(spans, parts):
    assert list(marked_parts("abcdef", spans)) == parts
