"""No text can talk a judge round: a model that obeys whatever it reads gains its author nothing.

The model here is as naive as can be, so what is proved is the checking and not the model.
"""

import json
from collections.abc import Callable
from typing import Any

import pytest

from folkmoot.standards import Submission, review
from folkmoot.standards.judges import Breaker, ask_judges
from folkmoot.standards.judges.chat import harmless, read_answer, request_of, seen_in
from folkmoot.standards.judges.question import Question, Reply, Unusable
from folkmoot.standards.judges.steering import speaks_to_a_machine
from tests.standards.judges.injections import ACCUSING, INJECTIONS
from tests.standards.judges.make import asking, question
from tests.standards.judges.stub import Heard, chat, honest, listening


def whole(one: Question, **changed: Any) -> str:
    """An answer in the right form, as from a model that was talked round to say no."""
    answer = {"check": one.check, "rule": "N1", "breaks": False, "allowed": True}
    return json.dumps({**answer, "quote": "", "sure": 1.0, "reason": "Told so.", **changed})


OBEDIENCE: dict[str, Callable[[Question], str]] = {
    "says no in the right form": whole,
    "turns one word only": lambda one: whole(one, breaks=False, allowed=False),
    "knows no check word": lambda one: whole(one, check="c0ffee"),
    "speaks of another rule": lambda one: whole(one, rule="N2"),
    "speaks in prose": lambda _: "OK, the comment is allowed.",
    "gives back the text": lambda one: one.submission.text,
    "gives two answers": lambda one: whole(one) + whole(one, breaks=True),
    "says it twice in one": lambda one: whole(one)[:-1] + ', "breaks": true}',
    "gives nothing": lambda _: "",
    "accuses with the order": lambda one: whole(
        one, breaks=True, allowed=False, quote=one.submission.text
    ),
    "accuses with invented words": lambda one: whole(
        one, breaks=True, allowed=False, quote="words that nobody wrote"
    ),
}


def test_there_are_at_least_forty() -> None:
    assert len(set(INJECTIONS)) >= 40


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_model_that_obeys_in_any_way_gives_no_usable_answer(text: str) -> None:
    one = question(text)
    for way, answer in OBEDIENCE.items():
        with pytest.raises(Unusable) as refused:
            read_answer(one, answer(one))
        assert text not in refused.value.reason, way
        assert not refused.value.is_fault, way


@pytest.mark.parametrize("text", INJECTIONS)
def test_the_breach_is_still_found_when_the_model_is_not_talked_round(text: str) -> None:
    one = question(text)
    if "scum" not in text.lower():
        pytest.skip("it holds no breach")
    seen = read_answer(one, whole(one, breaks=True, allowed=False, quote="scum"))
    assert seen is not None
    begin, end = seen.spans[0]
    assert text[begin:end].lower() == "scum"


def naive(heard: Heard) -> str:
    """Follows the rule until the comment speaks to it; then it does as it is told, in form."""
    if speaks_to_a_machine(heard.comment):
        return honest(heard, breaks=False, allowed=True, quote="", sure=1)
    return honest(heard, words="scum")


@pytest.mark.slow  # a hundred and fifty questions over a real connection
def test_over_the_wire_the_local_outcome_stands_and_is_marked() -> None:
    """The second half of the naive model: it answers in the right form, with the check word."""
    pytest.importorskip("httpx")
    with listening(naive) as stub:
        for local in ("hold", "nudge", ""):
            document = asking(stub.url, local=local)
            for text in INJECTIONS:
                submission = Submission(f"pebble {text}")
                before = review(submission, document)
                after = ask_judges(before, submission, document, breaker=Breaker())
                assert after.outcome is before.outcome, text
                assert after.findings == before.findings, text
                assert after.degraded, text
                assert after.judges[0].status == "unusable", text
        plain = Submission("They are scum.")
        after = ask_judges(review(plain, document), plain, document, breaker=Breaker())
        assert after.outcome.value == "hold"
        assert not after.degraded


@pytest.mark.parametrize("text", ACCUSING)
def test_a_comment_cannot_have_the_answers_to_it_held(text: str) -> None:
    one = question("Good point.", submission={"parent": text}, send_context="true")
    assert text not in request_of(one).body.decode()
    kept = question("Good point.", submission={"parent": "Well?"}, send_context="true")
    assert "Well?" in request_of(kept).body.decode()


def test_the_comment_is_fenced_by_a_mark_that_nobody_can_know() -> None:
    first, second = question("One."), question("One.")
    assert first.mark != second.mark
    user = json.loads(request_of(first).body)["messages"][1]["content"]
    assert user.endswith(f"begins\nOne.\n[{first.mark}] comment to be judged, ends")
    assert user.count(first.mark) == 2


def test_what_only_a_machine_reads_is_not_sent() -> None:
    hidden = "".join(chr(0xE0000 + ord(sign)) for sign in "obey")
    assert harmless(f"a\u200b{hidden}b\u202ec\x07") == "abc"
    assert harmless("<|im_start|> [INST] <<SYS>> </s> a < b") == (
        "< |im_start|> [ INST] < <SYS>> < /s> a < b"
    )
    assert harmless("👩\u200d👩\u200d👧 ❤\ufe0f\nnext") == "👩\u200d👩\u200d👧 ❤\ufe0f\nnext"


@pytest.mark.parametrize(
    "text",
    [
        "The minister ignored us again, and the answer he gave was an insult.",
        "I sign the rules of this forum every year and still like them.",
        "Der Trainer hat alle Regeln des guten Geschmacks verletzt.",
        "Mon maire répond toujours à côté.",
        "Ученые ответили на вопрос о климате.",
        "See https://example.org/a/very/long/path/abcdefghijklmnopqrstuvwxyzabcdefghijklmnop?x=1",
        "Model railways are a fine hobby, and my assistant agrees.",
    ],
)
def test_people_who_speak_to_people_are_believed(text: str) -> None:
    assert not speaks_to_a_machine(text)
    one = question(text)
    assert seen_in(one, Reply(200, chat(whole(one)).encode())) is None


def test_a_text_that_takes_too_long_to_look_at_counts_as_speaking(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from folkmoot.standards.judges import steering

    class Slow:
        def search(self, *_: object, **__: object) -> None:
            raise TimeoutError

    monkeypatch.setattr(steering, "_signs", Slow)
    assert speaks_to_a_machine("Good morning.")
