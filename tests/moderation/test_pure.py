"""The pure parts: the gate's few lines, advice, marks, the ladder, priority."""

import pytest

from folkmoot.moderation.advice import advice_on, merged
from folkmoot.moderation.answer import check_words
from folkmoot.moderation.errors import WordsMissing, WordsTooLong
from folkmoot.moderation.evidence import evidence_of, marked
from folkmoot.moderation.gate import settle
from folkmoot.moderation.ladder import suggested_measure, weight_of
from folkmoot.moderation.priority import harm_of, priority
from folkmoot.standards.document import Standards
from folkmoot.standards.submission import Submission
from tests.moderation.make import review_by_marks

STANDARDS = Standards.default()


def verdict(text):
    return review_by_marks(Submission(text), STANDARDS)


@pytest.mark.parametrize(
    ("text", "mode", "insists", "holds_next", "expected"),
    [
        ("clean", "open", False, False, ("publish", "")),
        ("clean", "open", True, False, ("publish", "")),
        ("clean", "check-first", False, False, ("hold", "check-first")),
        ("clean", "open", False, True, ("hold", "hold-next")),
        ("nudge C12", "open", False, False, ("nudge", "")),
        ("nudge C12", "check-first", False, True, ("nudge", "")),
        ("nudge C12", "open", True, False, ("hold", "insisted")),
        ("hold C5", "open", False, False, ("hold", "found")),
        ("hold C5 nudge C12", "open", False, False, ("hold", "found")),
        ("fails", "open", False, False, ("hold", "failed")),
        ("fails nudge C12", "open", False, False, ("hold", "failed")),
        ("fails hold C5", "open", True, True, ("hold", "found")),
    ],
)
def test_gate(text, mode, insists, holds_next, expected):
    passage = settle(verdict(text), mode=mode, insists=insists, holds_next=holds_next)
    assert (passage.outcome.value, passage.reason) == expected


def test_advice_is_one_a_rule_strictest_first_in_the_language():
    advice = advice_on(verdict("nudge C12 then hold C5 and hold C5"), STANDARDS, "de")
    assert [each.rule for each in advice] == ["C5", "C12"]
    assert advice[0].spans == ((15, 22), (27, 34))
    assert advice[0].title == STANDARDS.rules["C5"].words["de"].title
    assert advice_on(verdict("clean"), STANDARDS, "en") == ()


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], ()),
        ([(3, 5), (0, 2)], ((0, 2), (3, 5))),
        ([(0, 3), (2, 5), (5, 6)], ((0, 6),)),
        ([(0, 9), (2, 3)], ((0, 9),)),
    ],
)
def test_places_that_overlap_are_one(spans, expected):
    assert merged(spans) == expected


def test_marks_cut_the_text_and_joined_it_is_whole():
    text = "a hold C5 b"
    findings = evidence_of({**verdict(text).to_dict(), "text": "source"}, STANDARDS, "en").findings
    segments = marked(text, findings)
    assert [(each.text, each.is_marked) for each in segments] == [
        ("a ", False),
        ("hold C5", True),
        (" b", False),
    ]
    assert marked("", findings) == ()
    assert "".join(each.text for each in marked("a h", findings)) == "a h"


def test_evidence_of_an_unknown_rule_or_detector_is_shown_all_the_same():
    data = verdict("hold C5").to_dict()
    data["findings"][0] |= {"rule": "X9", "detector": "gone", "facts": {"share": 0.5, "of": [1]}}
    [finding] = evidence_of(data, STANDARDS, "en").findings
    assert (finding.title, finding.detector_title) == ("", "gone")
    assert finding.facts == (("of", "1"), ("share", "0.50"))
    assert evidence_of(None, STANDARDS, "en").findings == ()


@pytest.mark.parametrize(
    ("rules", "strikes", "expected"),
    [
        ((), 0, ""),
        (("C19",), 9, ""),
        (("C9",), 9, ""),
        (("C12",), 9, "warn"),
        (("C5",), 0, "warn"),
        (("C5",), 2, "hold-next"),
        (("C2",), 3, "pause"),
        (("C5", "C3"), 5, "block"),
        (("X9",), 9, ""),
    ],
)
def test_ladder(rules, strikes, expected):
    assert suggested_measure(rules, strikes, STANDARDS) == expected


def test_rule_that_means_block_suggests_it_at_once():
    structure, texts = STANDARDS.to_source()
    strict = structure.replace(
        '[rules.C3]\non = true\nseverity = 5\nautomatic = "hold"\nsanction = "strike"',
        '[rules.C3]\non = true\nseverity = 5\nautomatic = "hold"\nsanction = "block"',
    )
    assert strict != structure
    assert suggested_measure(("C3",), 0, Standards.from_toml_text(strict, texts)) == "block"


def test_answers_without_words_are_refused():
    assert check_words(" Because. ") == "Because."
    with pytest.raises(WordsMissing):
        check_words(" \n")
    with pytest.raises(WordsTooLong):
        check_words("x" * 2_001)


def test_weight_is_that_of_the_heaviest_rule():
    assert weight_of(("C5", "C3", "C2"), STANDARDS) == 3
    assert weight_of((), STANDARDS) == 0


def test_reach_never_outweighs_harm():
    assert priority(2, 10**9) < priority(3, 0)
    assert priority(2, 10**9, 1.0) < priority(3, 0)
    assert priority(2, 4) > priority(2, 0)
    assert priority(2, 0, 0.8) > priority(2, 0, 0.2)
    assert harm_of(verdict("hold C3 hold C19"), STANDARDS) == 5
    assert harm_of(verdict("fails"), STANDARDS) == 3
    assert harm_of(verdict("clean"), STANDARDS) == 1
