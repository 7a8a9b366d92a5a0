from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.unveiling import Unveiled, is_plain


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\u200bb\u00adc", "abc"),
        ("mail[.]example", "mail.example"),
        ("mail (dot) example", "mail.example"),
        ("mail dot com", "mail.com"),
        ("mail . com", "mail.com"),
        ("anna (at) mail", "anna@mail"),
        ("anna @ mail", "anna@mail"),
        ("the dot on the page", "the dot on the page"),
        ("it rose. Net of tax", "it rose. Net of tax"),
        ("(a) [b] <c> {d}", "(a) [b] <c> {d}"),
        ("plain", "plain"),
    ],
)
def test_what_is_hidden_is_written_out(raw: str, text: str) -> None:
    assert Unveiled(raw).text == text
    assert is_plain("a plain text, with a point.")


def test_every_place_leads_back_to_the_raw_text() -> None:
    raw = "x a[.]b\u200bc d"
    unveiled = Unveiled(raw)
    assert unveiled.text == "x a.bc d"
    assert [raw[slice(*unveiled.span(at, at + 1))] for at in range(8)] == [
        *("x", " ", "a", "[.]", "b", "c", " ", "d")
    ]
    assert raw[slice(*unveiled.span(2, 6))] == "a[.]b\u200bc"
    assert unveiled.tricks(2, 6) == ("spelled", "invisible")
    assert unveiled.tricks(0, 2) == ()


@given(st.text(alphabet=st.sampled_from("ab.@ ()[]dot\u200b"), max_size=60))
def test_places_never_run_backwards(raw: str) -> None:
    unveiled = Unveiled(raw)
    spans = [unveiled.span(at, at + 1) for at in range(len(unveiled.text))]
    assert all(begin < end for begin, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert not spans or 0 <= spans[0][0] < spans[-1][1] <= len(raw)
