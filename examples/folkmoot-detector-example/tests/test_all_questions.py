"""One table: texts, and how many questions are seen in them."""

import pytest
from folkmoot_detector_example.all_questions import all_questions

from folkmoot.standards import Text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Who paid? Who knew? Who kept silent?", 3),
        ("Кто заплатил? Кто знал? Кто молчал?", 3),
        ("من دفع؟ من علم؟ من سكت؟", 3),
        ("Who paid? Who knew?", 0),
        ("Who paid? Who knew? I want to hear it from the mayor.", 0),
        ("A fine article, thank you.", 0),
        ("", 0),
    ],
)
def test_questions_are_seen_where_there_is_nothing_else(text: str, seen: int) -> None:
    found = list(all_questions(Text(text)))
    assert [each.facts["questions"] for each in found] == ([seen] if seen else [])
    for each in found:
        assert all(text[begin:end].rstrip().endswith(("?", "؟")) for begin, end in each.spans)
