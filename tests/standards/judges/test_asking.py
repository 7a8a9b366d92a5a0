import asyncio
import json
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import Any

import pytest

from folkmoot.standards import Outcome, Standards, Submission, Verdict, review
from folkmoot.standards.judges import Breaker, ask_judges
from folkmoot.standards.judges import asking as module
from folkmoot.standards.judges.question import MOST_BYTES
from tests.standards.judges.make import HOLDS, asking, judge
from tests.standards.judges.stub import Heard, chat, honest, listening
from tests.standards.make import rule, standards

pytest.importorskip("httpx")


def heard_of(text: str, document: Standards, **given: Any) -> Verdict:
    submission = Submission(text)
    given = {"breaker": Breaker(), **given}
    return ask_judges(review(submission, document), submission, document, **given)


def test_a_breach_that_a_judge_sees_is_a_finding_like_any_other() -> None:
    with listening(honest) as stub:
        verdict = heard_of("You have a heart of stone.", asking(stub.url))
    assert verdict.outcome is Outcome.HOLD
    (finding,) = verdict.findings
    assert (finding.rule, finding.detector, finding.version) == ("N1", "judge:far", "little")
    assert (finding.spans, finding.score, finding.action) == (((20, 25),), 0.9, "hold")
    assert finding.facts == {"quote": "stone", "reason": "It says so."}
    assert not verdict.degraded
    (asked,) = verdict.judges
    assert (asked.judge, asked.rule, asked.status, asked.reason) == ("far", "N1", "found", "")
    assert Verdict.from_dict(json.loads(json.dumps(verdict.to_dict()))) == verdict


def test_the_key_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FAR_KEY", "secret")
    with listening(honest) as stub:
        verdict = heard_of("A stone.", asking(stub.url, key_env='"FAR_KEY"'))
        assert stub.heard[0].headers["authorization"] == "Bearer secret"
        assert stub.heard[0].headers["accept-encoding"] == "identity"
    assert "secret" not in json.dumps(verdict.to_dict())


def test_a_text_with_no_breach_has_no_finding_and_is_not_degraded() -> None:
    with listening(honest) as stub:
        verdict = heard_of("All is well.", asking(stub.url))
    assert (verdict.outcome, verdict.findings, verdict.degraded) == (Outcome.PUBLISH, (), False)
    assert verdict.judges[0].status == "nothing"


@pytest.mark.parametrize(
    ("fields", "action"),
    [
        ({"actions": '[{ at_least = 0.5, action = "remove" }]'}, "hold"),
        ({"actions": '[{ at_least = 0.95, action = "hold" }]'}, "publish"),
        ({"actions": '[{ at_least = 0.5, action = "nudge" }]'}, "nudge"),
    ],
)
def test_a_judge_does_what_its_steps_say_and_never_removes(
    fields: dict[str, str], action: str
) -> None:
    with listening(honest) as stub:
        document = asking(stub.url, **fields)
        submission = Submission("A stone.")
        local = review(submission, document, earned=frozenset({"N1"}))
        verdict = ask_judges(local, submission, document, breaker=Breaker())
    assert [finding.action for finding in verdict.findings] == [action]


def test_a_rules_ceiling_holds_for_its_judge() -> None:
    with listening(honest) as stub:
        low = rule("N1", judge(stub.url), automatic="nudge")
        of_part = judge(stub.url, rule_id="N2", part='"mild"')
        part = rule("N2", 'parts = { mild = "never" }\n' + of_part)
        document = standards(low, part, ids=("N1", "N2"))
        verdict = heard_of("A stone.", document)
    assert [finding.action for finding in verdict.findings] == ["nudge", "publish"]
    assert verdict.findings[1].facts["part"] == "mild"


def test_a_judge_cannot_soften_what_was_found_here() -> None:
    with listening(honest) as stub:
        verdict = heard_of("A pebble.", asking(stub.url, local="hold"))
    assert verdict.judges[0].status == "nothing"
    assert verdict.outcome is Outcome.HOLD


def test_an_undecided_rule_asks_and_a_decided_one_does_not() -> None:
    with listening(honest) as stub:
        fields = {"ask": '"undecided"', "band": "[0.4, 0.6]"}
        quiet = asking(stub.url, **fields)
        assert heard_of("A stone.", quiet).judges == ()
        nudging = asking(stub.url, local="nudge", **fields)
        assert heard_of("A stone and a pebble.", nudging).outcome is Outcome.HOLD
        holding = asking(stub.url, local="hold", **fields)
        assert heard_of("A stone and a pebble.", holding).judges == ()
        submission = Submission("A stone.")
        for score, count in ((0.39, 0), (0.5, 1), (0.61, 0)):
            local = Verdict(Outcome.PUBLISH, "7", scores={"hate": score})
            asked = ask_judges(local, submission, quiet, breaker=Breaker()).judges
            assert len(asked) == count, score


def test_a_rule_that_is_off_asks_nobody() -> None:
    with listening(honest) as stub:
        document = standards(rule("N1", judge(stub.url), on=False))
        assert heard_of("A stone.", document).judges == ()


def test_a_text_beyond_the_bounds_is_not_sent() -> None:
    with listening(honest) as stub:
        verdict = heard_of("stone " * 6000, asking(stub.url))
        assert stub.heard == []
    assert (verdict.outcome, verdict.degraded) == (Outcome.HOLD, False)


def test_several_judges_are_asked_at_once() -> None:
    """Each waits for the other two to be asked, so one after the other would time out."""
    here = [Event() for _ in range(3)]

    def answer(heard: Heard) -> str:
        here[int(heard.check_and_rule[1][1]) - 1].set()
        assert all(event.wait(5) for event in here)
        return honest(heard)

    with listening(answer) as stub:
        rules = [rule(f"N{n}", judge(stub.url, rule_id=f"N{n}")) for n in (1, 2, 3)]
        verdict = heard_of("A stone.", standards(*rules, ids=("N1", "N2", "N3")))
    assert [finding.rule for finding in verdict.findings] == ["N1", "N2", "N3"]


OTHER = "http://127.0.0.1:9/elsewhere"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ((500, {}, b""), "HTTP 500"),
        ((429, {"retry-after": "9"}, b"slow down"), "HTTP 429"),
        ((401, {}, b"no"), "HTTP 401"),
        ((204, {}, b""), "HTTP 204"),
        ((302, {"location": OTHER}, b""), "redirects"),
        ((307, {"location": OTHER}, b""), "redirects"),
        ((200, {}, b"x" * (MOST_BYTES + 1)), "more than 65536 bytes"),
        ((200, {"content-encoding": "gzip"}, b"x"), "compressed"),
        ((200, {}, b"nonsense"), "not that of a chat endpoint"),
        ("It is all fine.", "not one JSON object"),
    ],
)
def test_what_is_no_answer_leaves_the_local_outcome(answer: Any, reason: str) -> None:
    for local, outcome in (("nudge", Outcome.NUDGE), ("hold", Outcome.HOLD)):
        with listening(lambda _: answer) as stub:
            verdict = heard_of("A stone, a pebble.", asking(stub.url, local=local))
            assert len(stub.heard) == 1
        assert verdict.outcome is outcome
        assert [finding.detector for finding in verdict.findings] == ["word"]
        assert verdict.failed == ()
        assert verdict.degraded
        assert reason in verdict.judges[0].reason
        assert "stone" not in verdict.judges[0].reason


@contextmanager
def raw(*pieces: bytes, seconds: float = 0.05) -> Iterator[int]:
    """A server that sends these pieces again and again, with a pause before each."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        over = Event()

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                for piece in pieces:
                    if over.wait(seconds):
                        return
                    try:
                        connection.sendall(piece)
                    except OSError:
                        return
                over.wait(5)

        thread = Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        over.set()
        thread.join()


HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 5000\r\n\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        tuple(b"HTTP/1.1 200 OK\r\n" for _ in range(1)) + (b"x: y\r\n",) * 80,
        (HEAD, *[b"{"] * 80),
    ],
    ids=["silent", "drips its head", "drips its body"],
)
def test_the_time_bounds_the_whole_call(pieces: tuple[bytes, ...]) -> None:
    with raw(*pieces) as port:
        begun = monotonic()
        verdict = heard_of("A stone.", asking(f"http://127.0.0.1:{port}/", timeout="0.3"))
        took = monotonic() - begun
    assert took < 2, "the pieces alone take four seconds"
    assert verdict.degraded
    assert verdict.judges[0].reason == "no answer within 0.3 s"
    assert verdict.judges[0].ms >= 290


def test_a_hearing_that_is_stuck_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    """As by a look-up of a name, which nothing can interrupt."""
    over = Event()

    async def stuck(*_: object, **__: object) -> None:
        over.wait(5)

    monkeypatch.setattr(module, "post", stuck)
    begun = monotonic()
    verdict = heard_of("A stone.", asking("http://judge.example/", timeout="0.2"))
    over.set()
    assert monotonic() - begun < 2
    assert verdict.judges[0].reason == "no answer within 0.2 s"


def test_a_judge_that_is_not_there_is_skipped_after_a_while() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    document, breaker = asking(f"http://127.0.0.1:{port}/"), Breaker(faults=2)
    verdicts = [heard_of("A stone.", document, breaker=breaker) for _ in range(3)]
    assert [each.judges[0].status for each in verdicts] == ["unusable", "unusable", "skipped"]
    assert "could not be reached (ConnectError)" in verdicts[0].judges[0].reason
    assert all(each.degraded for each in verdicts)


def test_no_text_can_have_a_judge_skipped() -> None:
    with listening(lambda _: "nonsense") as stub:
        document, breaker = asking(stub.url), Breaker(faults=2)
        for _ in range(4):
            assert heard_of("A stone.", document, breaker=breaker).judges[0].status == "unusable"


def test_a_key_that_is_not_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FAR_KEY", raising=False)
    verdict = heard_of("A stone.", asking(OTHER, key_env='"FAR_KEY"'))
    assert verdict.judges[0].reason == "the environment variable FAR_KEY is not set"
    assert verdict.degraded


def test_without_the_extra_the_verdict_is_degraded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    verdict = heard_of("A stone.", asking(OTHER))
    assert 'pip install "folkmoot[judges]"' in verdict.judges[0].reason


def test_an_answer_that_breaks_us_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    kind = module.Kind(module.chat.request_of, broken)
    monkeypatch.setattr(module, "KINDS", {"chat": kind})
    with listening(honest) as stub:
        verdict = heard_of("A stone.", asking(stub.url))
    assert "ZeroDivisionError" in verdict.judges[0].reason


def test_it_works_inside_a_running_event_loop() -> None:
    async def ask() -> Verdict:
        return heard_of("A stone.", document)

    with listening(honest) as stub:
        document = asking(stub.url)
        assert asyncio.run(ask()).outcome is Outcome.HOLD


def test_without_judges_a_verdict_stays_as_it_is() -> None:
    submission, document = Submission("A stone."), Standards.default()
    local = review(submission, document)
    assert ask_judges(local, submission, document) is local


def test_a_chat_may_be_asked_for_two_things_of_one_rule() -> None:
    with listening(honest) as stub:
        more = judge(stub.url, name="second", actions=HOLDS)
        verdict = heard_of("A stone.", asking(stub.url, more=more))
        assert json.loads(chat("x"))["choices"]
    assert [each.judge for each in verdict.judges] == ["far", "second"]
