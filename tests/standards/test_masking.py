import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import Finding, Standards, Submission, review
from folkmoot.standards.finding import Span
from folkmoot.standards.masking import mask, mask_other, preview, private_spans

PRIVATE = {
    "phone": ("Call +44 121 234 5678 now", "+44 121 234 5678"),
    "email": ("Write to anna (at) firma (dot) de now", "anna (at) firma (dot) de"),
    "card": ("Pay 4111 1111 1111 1111 now", "4111 1111 1111 1111"),
    "iban": ("Pay DE89 3704 0044 0532 0130 00 now", "DE89 3704 0044 0532 0130 00"),
    "address": ("He lives at 14 Elm Road, LS6 2AB", "14 Elm Road"),
    "id": ("Her СНИЛС is 112-233-445 95", "112-233-445 95"),
    "plate": ("The number plate: AB12 CDE", "AB12 CDE"),
    "letter": ('She wrote me in private: "Nobody may ever know"', '"Nobody may ever know"'),
    "forwarded": ("From: A. Smith\nSent: Monday\nSubject: our talk", "A. Smith"),
}


def finding(begin: int, end: int, **facts: str) -> Finding:
    return Finding("C7", "personal-phone", "1", 0.9, (Span(begin, end),), None, facts)


@pytest.mark.parametrize(("text", "raw"), PRIVATE.values(), ids=PRIVATE)
def test_no_private_data_is_left_in_what_others_are_shown(text: str, raw: str) -> None:
    findings = review(Submission(text), Standards.default()).findings
    shown = mask(text, findings)
    assert raw in text
    assert raw not in shown
    assert len(shown) == len(text)
    for each in findings:
        assert raw not in str(each.facts)
        assert raw not in preview(each)


def test_all_else_stays_in_its_place_and_stored_findings_do_as_well() -> None:
    found = finding(5, 12, masked="•")
    assert mask("Call 123 456 now", [found]) == "Call ••• ••• now"
    assert mask("Call 123 456 now", [found.to_dict()]) == "Call ••• ••• now"
    assert private_spans([found.to_dict()]) == (Span(5, 12),)


def test_other_findings_hide_nothing() -> None:
    found = finding(0, 4, word="stone")
    assert preview(found) == ""
    assert mask("stone", [found]) == "stone"


def test_another_form_of_the_text_is_masked_too() -> None:
    source = "Call **123** 45\\_6 and 123 456"
    plain = "Call 123 45_6 and 123 456"
    found = finding(5, 19, masked="•")
    assert mask_other(plain, [found], found_in=source) == "Call ••• •••• and ••• •••"
    assert mask_other(source, [found], found_in=source) == mask(source, [found])


def test_what_cannot_be_found_again_hides_the_whole() -> None:
    found = finding(0, 7, masked="•")
    assert mask_other("a b c", [found], found_in="123 456") == "• • •"
    assert mask_other("a b c", [found], found_in="+++++++") == "• • •"
    assert mask_other("a b c", [], found_in="123 456") == "a b c"


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_a_masked_text_has_nothing_of_the_place(text: str, one: int, two: int) -> None:
    begin, end = sorted((min(one, len(text)), min(two, len(text))))
    shown = mask(text, [finding(begin, end, masked="•")])
    assert set(shown[begin:end]) <= set("• \n\t\r") | {s for s in text if s.isspace()}
    assert shown[:begin] + shown[end:] == text[:begin] + text[end:]
    assert len(mask_other(text, [finding(begin, end, masked="•")], found_in=text)) == len(text)
