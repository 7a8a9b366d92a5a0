import pytest

from folkmoot.standards import (
    Failure,
    Outcome,
    Seen,
    Standards,
    Submission,
    Verdict,
    detector,
    explain,
    review,
)
from folkmoot.standards.engine import MOST_BYTES, MOST_GRAPHEMES
from tests.standards.make import rule, serves, standards

STEPS = """[
  { at_least = 0.3, action = "nudge" },
  { at_least = 0.6, action = "hold" },
  { at_least = 0.9, action = "remove" },
]"""


def stepped(score: float, **fields: object) -> Standards:
    options = f"{{ score = {score} }}"
    return standards(rule("N1", serves("N1", actions=STEPS, options=options), **fields))


@pytest.mark.parametrize(
    ("score", "outcome", "with_leave"),
    [
        (0.29, "publish", "publish"),
        (0.3, "nudge", "nudge"),
        (0.6, "hold", "hold"),
        (0.9, "hold", "remove"),
        (1.0, "hold", "remove"),
    ],
)
def test_score_and_document_make_the_outcome(score: float, outcome: str, with_leave: str) -> None:
    document = stepped(score)
    submission = Submission("a stone there")
    assert review(submission, document).outcome is Outcome(outcome)
    earned = review(submission, document, earned=frozenset({"N1"}))
    assert earned.outcome is Outcome(with_leave)
    assert review(submission, document, earned=frozenset({"N2"})).outcome is Outcome(outcome)


def test_all_that_was_seen_is_told_even_what_changes_nothing() -> None:
    verdict = review(Submission("a stone there, a stone here"), stepped(0.1))
    assert verdict.outcome is Outcome.PUBLISH
    assert [finding.to_dict() for finding in verdict.findings] == [
        {
            "rule": "N1",
            "detector": "word",
            "version": "1",
            "score": 0.1,
            "spans": [[begin, begin + 5]],
            "rung": None,
            "facts": {"word": "stone"},
            "action": "publish",
        }
        for begin in (2, 17)
    ]


@pytest.mark.parametrize("ceiling", ["never", "nudge", "hold", "remove"])
def test_a_rule_never_does_more_than_its_ceiling(ceiling: str) -> None:
    verdict = review(Submission("stone"), stepped(1.0, automatic=ceiling), earned=frozenset({"N1"}))
    assert verdict.outcome.value == ceiling.replace("never", "publish")


@pytest.mark.parametrize("judgement", ["C1", "C6", "C18"])
def test_questions_of_judgement_nudge_at_most_whatever_the_document_says(judgement: str) -> None:
    text = rule(judgement, serves(judgement, actions=STEPS))
    document = standards(text, ids=(judgement,))
    verdict = review(Submission("stone"), document, earned=frozenset({judgement}))
    assert verdict.outcome is Outcome.NUDGE


def test_the_reputation_of_a_business_nudges_at_most_and_a_threat_may_hold() -> None:
    text = rule(
        "C5",
        'parts = { threat = "hold", reputation = "remove" }\n'
        + serves("C5", actions=STEPS, part='"reputation"')
        + serves("C5", actions=STEPS, part='"threat"', options='{ word = "knife" }'),
    )
    document = standards(text, ids=("C5",))
    earned = frozenset({"C5"})
    reputation = review(Submission("stone"), document, earned=earned)
    assert reputation.outcome is Outcome.NUDGE
    assert reputation.findings[0].facts["part"] == "reputation"
    assert review(Submission("knife"), document, earned=earned).outcome is Outcome.HOLD


def test_a_detector_may_bind_itself() -> None:
    @detector("modest", explain="Sees everything.", ceiling=Outcome.NUDGE)
    def modest(text, options):  # type: ignore[no-untyped-def]
        yield Seen.whole(text)

    document = standards(rule("N1", serves("N1", "modest", actions=STEPS)), more=(modest,))
    assert review(Submission("x"), document, earned=frozenset({"N1"})).outcome is Outcome.NUDGE


def test_a_broken_detector_holds_the_text_and_the_others_still_run() -> None:
    document = standards(
        rule("N1", serves("N1", "broken")),
        rule("N2", serves("N2", actions=STEPS)),
        ids=("N1", "N2"),
    )
    verdict = review(Submission("stone"), document)
    assert verdict.outcome is Outcome.HOLD
    assert verdict.failed == (Failure("broken", "N1", "ZeroDivisionError: by design"),)
    assert [finding.rule for finding in verdict.findings] == ["N1", "N2"]
    assert not verdict.degraded


@pytest.mark.parametrize(
    "seen",
    [
        Seen(1.5),
        Seen(float("nan")),
        Seen.at([(0, 9)]),
        Seen.at([(2, 2)]),
        Seen(1.0, facts={"of": {1, 2}}),  # type: ignore[dict-item]
        Seen(1.0, facts={"of": float("inf")}),
    ],
)
def test_a_detector_that_says_nonsense_counts_as_broken(seen: Seen) -> None:
    @detector("liar", explain="Says nonsense.")
    def liar(text, options):  # type: ignore[no-untyped-def]
        yield seen

    document = standards(rule("N1", serves("N1", "liar")), more=(liar,))
    verdict = review(Submission("stone"), document)
    assert verdict.outcome is Outcome.HOLD
    assert verdict.findings == ()
    assert verdict.failed[0].error.startswith(("ValueError", "TypeError"))


def test_a_rule_that_is_off_is_not_asked() -> None:
    document = standards(rule("N1", serves("N1", "broken"), on=False))
    assert review(Submission("stone"), document) == Verdict(Outcome.PUBLISH, "7")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("e\u0301" * (MOST_GRAPHEMES + 1), "characters"),
        ("\u4e2d" * (MOST_BYTES // 3 + 1), "bytes"),
        ("a" * (MOST_BYTES + 1), "bytes"),
        ("half a \ud83d pair", "Unicode"),
    ],
)
def test_a_text_beyond_the_bounds_is_held_unread(text: str, reason: str) -> None:
    document = standards(rule("N1", serves("N1", "broken")))
    verdict = review(Submission(text), document)
    assert verdict.outcome is Outcome.HOLD
    assert verdict.findings == ()
    assert [(each.detector, each.rule) for each in verdict.failed] == [("engine", None)]
    assert reason in verdict.failed[0].error


@pytest.mark.parametrize("text", ["", "e\u0301" * MOST_GRAPHEMES, "a" * MOST_GRAPHEMES])
def test_a_text_at_the_bounds_is_read(text: str) -> None:
    assert review(Submission(text), standards(rule("N1", serves("N1")))).failed == ()


def test_a_detector_may_ask_for_the_facts() -> None:
    @detector("echo", explain="Sees its parent again.")
    def echo(text, options, facts):  # type: ignore[no-untyped-def]
        if facts.parent == text.raw:
            yield Seen.whole(text, edition=text.edition)

    document = standards(rule("N1", serves("N1", "echo")), more=(echo,))
    assert review(Submission("same", "de", parent="same"), document).findings[0].facts == {
        "edition": "de"
    }
    assert review(Submission("same", parent="other"), document).findings == ()


def test_a_verdict_has_the_keys_that_were_promised_and_survives_the_way_there_and_back() -> None:
    document = standards(
        rule("N1", serves("N1", "broken")), rule("N2", serves("N2")), ids=("N1", "N2")
    )
    verdict = review(Submission("stone"), document)
    data = verdict.to_dict()
    keys = ("outcome", "findings", "scores", "failed", "degraded", "judges", "standards")
    assert tuple(data) == keys
    assert data["scores"] == {}
    assert data["standards"] == "7"
    assert Verdict.from_dict(data) == verdict


def test_outcomes_have_an_order() -> None:
    assert Outcome.PUBLISH < Outcome.NUDGE < Outcome.HOLD < Outcome.REMOVE
    assert max(Outcome.HOLD, Outcome.NUDGE) is Outcome.HOLD


def test_the_author_is_told_the_rule_in_words() -> None:
    document = stepped(1.0)
    finding = review(Submission("stone"), document).findings[0]
    assert (
        explain(finding, document, language="fr") == "N1, N1 in en: It broke N1. Put it otherwise."
    )
