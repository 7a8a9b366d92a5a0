import sys

import pytest

from folkmoot.standards import Standards
from folkmoot.standards import doubts as module
from folkmoot.standards.doubts import doubts
from tests.standards.judges.make import judge
from tests.standards.make import rule, serves, standards


def test_a_document_that_is_clear_has_none() -> None:
    assert doubts(standards(rule("N1", serves("N1")))) == ()


def test_a_rule_that_nobody_looks_for_is_named_unless_it_is_off() -> None:
    found = doubts(standards(rule("N1"), rule("N2", on=False), ids=("N1", "N2")))
    assert found == ("N1: no detector looks for it; moderators alone judge by it.",)


@pytest.mark.parametrize(
    ("actions", "automatic", "sentence"),
    [
        ("[]", "hold", "N1, word: it has no actions"),
        (
            '[{ at_least = 0.5, action = "remove" }]',
            "hold",
            'from 0.5 on it says "remove", but the most that may be done there is "hold".',
        ),
        (
            '[{ at_least = 0.9, action = "nudge" }, { at_least = 0.5, action = "hold" }]',
            "hold",
            'N1, word: from 0.9 on "nudge" changes nothing.',
        ),
        (
            '[{ at_least = 0.5, action = "publish" }]',
            "hold",
            'from 0.5 on "publish" changes nothing',
        ),
        (
            '[{ at_least = 0.5, action = "nudge" }]',
            "never",
            'the most that may be done there is "publish"',
        ),
    ],
)
def test_a_step_that_changes_nothing_is_named(actions: str, automatic: str, sentence: str) -> None:
    (found,) = doubts(standards(rule("N1", serves("N1", actions=actions), automatic=automatic)))
    assert sentence in found


def test_what_a_judge_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAR_KEY", raising=False)
    removes = judge(
        "http://a.example/", key_env='"FAR_KEY"', actions='[{ at_least = 0.5, action = "remove" }]'
    )
    monkeypatch.setattr(module, "find_spec", lambda _: None)
    first, second, third = doubts(standards(rule("N1", removes)))
    assert 'the most that may be done there is "hold"' in first
    assert second == "N1, judge far: FAR_KEY is not set on this machine."
    assert 'pip install "folkmoot[judges]"' in third
    monkeypatch.setenv("FAR_KEY", "secret")
    monkeypatch.setattr(module, "find_spec", lambda _: sys)
    assert len(doubts(standards(rule("N1", removes)))) == 1


@pytest.mark.parametrize("name", ["default", "strict"])
def test_the_shipped_documents_mean_what_they_say(name: str) -> None:
    """But for removal, which they ask for and which has to be earned first."""
    assert doubts(Standards.load(name)) == ()
