import pytest

from folkmoot.standards.judges import breaker as module
from folkmoot.standards.judges.breaker import Breaker


def test_a_judge_that_fails_again_and_again_is_left_alone_and_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr(module, "monotonic", lambda: now)
    breaker = Breaker(faults=3, seconds=60)
    for _ in range(3):
        assert breaker.may_ask("a")
        breaker.note("a", is_fault=True)
    assert not breaker.may_ask("a")
    assert breaker.may_ask("b")
    now += 61
    assert breaker.may_ask("a")
    assert not breaker.may_ask("a"), "one trial is enough"
    breaker.note("a", is_fault=True)
    assert not breaker.may_ask("a")
    now += 61
    assert breaker.may_ask("a")
    breaker.note("a", is_fault=False)
    assert breaker.may_ask("a")
    assert breaker.may_ask("a")


def test_an_answer_between_begins_the_count_anew() -> None:
    breaker = Breaker(faults=2)
    for is_fault in (True, False, True):
        breaker.note("a", is_fault=is_fault)
    assert breaker.may_ask("a")
