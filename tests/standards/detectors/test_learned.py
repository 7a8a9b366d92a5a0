from collections.abc import Mapping

import pytest

from folkmoot.standards import Standards, StandardsInvalid, Submission, Text, review
from folkmoot.standards.detectors import learned as module
from folkmoot.standards.detectors.learned import learned
from folkmoot.standards.registry import Options
from folkmoot.standards.verdict import Outcome

LONG_ENOUGH = "quite an ordinary remark"


class Fixed:
    """A scorer that always says the same."""

    name, version = "fixed-en", "3"
    languages, labels = frozenset({"en"}), ("hate", "spam")

    def scores(self, text: str, *, context: str | None = None) -> Mapping[str, float]:  # noqa: ARG002
        return {"hate": 0.75, "spam": 0.1}


def text(raw: str, monkeypatch: pytest.MonkeyPatch, edition: str = "en") -> Text:
    scorers = {"en": Fixed()}
    monkeypatch.setattr(module, "scorer_for", scorers.get)
    made = Text(raw, edition)
    made.__dict__["scores"] = scorers["en"].scores(raw) if edition == "en" else {}
    return made


def options(**given: object) -> Options:
    return learned.options(given)


def test_a_high_score_is_found_and_marks_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    (seen,) = learned(text(LONG_ENOUGH, monkeypatch), options(label="hate"))
    assert seen.score == 0.75
    assert seen.spans == ()
    assert seen.facts == {"label": "hate", "model": "fixed-en 3", "language": "en"}


@pytest.mark.parametrize(
    ("raw", "given"),
    [
        ("hm", {"label": "hate"}),
        ("1234567890 ... !!!", {"label": "hate"}),
        (LONG_ENOUGH, {"label": "spam"}),
        (LONG_ENOUGH, {"label": "hate", "least": 0.8}),
        (LONG_ENOUGH, {"label": "threat"}),
    ],
)
def test_short_texts_low_scores_and_labels_not_taught_are_no_finding(
    raw: str, given: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(learned(text(raw, monkeypatch), options(**given))) == []


@pytest.mark.parametrize(
    ("raw", "edition"),
    [("Всё это никуда не годится", "ru"), ("好文章，谢谢大家的意见和讨论", "zh")],
)
def test_a_language_without_a_model_is_left_alone(
    raw: str, edition: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert list(learned(text(raw, monkeypatch, edition), options(label="hate"))) == []


def test_it_never_removes() -> None:
    assert learned.ceiling is Outcome.HOLD


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(StandardsInvalid, match="no option"):
        options(language="en")


def test_trolling_is_nudged_at_most_whatever_the_score() -> None:
    standards = Standards.default()
    uses = [(rule.id, use) for rule, use in standards.in_force() if use.name == "learned"]
    assert {rule for rule, _ in uses} == {"C2", "C5", "C13", "C18"}
    assert [use.action(1.0) for rule, use in uses if rule == "C18"] == [Outcome.NUDGE]


def test_an_insult_is_seen_and_hard_criticism_is_not() -> None:
    verdict = review(Submission("You are a worthless idiot and a liar."), Standards.default())
    assert "learned" in {finding.detector for finding in verdict.findings}
    verdict = review(
        Submission("The budget is badly made and the council should say so."), Standards.default()
    )
    assert "learned" not in {finding.detector for finding in verdict.findings}
