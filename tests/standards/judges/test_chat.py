import json
from typing import Any

import pytest

from folkmoot.standards.judges.chat import read_answer, request_of, seen_in, shortened
from folkmoot.standards.judges.question import Reply, Unusable
from tests.standards.judges.make import question
from tests.standards.judges.stub import chat

TEXT = "What a Stone-hearted lot."
ONE = question(TEXT)
GOOD = {
    "check": ONE.check,
    "rule": "N1",
    "breaks": True,
    "allowed": False,
    "quote": "stone-hearted lot",
    "sure": 0.8,
    "reason": "It\u202e insults\n people.",
}


def test_the_rules_own_words_are_sent_and_nothing_about_the_author() -> None:
    one = question(TEXT, key_env='"A_KEY"')
    request = request_of(one)
    sent = json.loads(request.body)
    assert request.url == "http://127.0.0.1:9/judge"
    assert set(sent) == {"model", "messages", "temperature", "max_tokens"}
    system, user = (message["content"] for message in sent["messages"])
    assert one.mark in system
    assert one.check in system
    assert user.startswith("Rule N1: N1 in en\nt\n\n[")
    assert TEXT in user
    assert one.check not in user


def test_a_document_may_say_what_else_is_sent() -> None:
    sent = json.loads(request_of(question(TEXT, request="{ seed = 7 }")).body)
    assert set(sent) == {"model", "messages", "seed"}
    assert sent["model"] == "little"


def test_context_is_sent_only_where_the_document_says_so() -> None:
    from folkmoot.standards import StoryFacts

    facts = {"parent": "Who says so?", "story": StoryFacts("The bridge")}
    without = request_of(question(TEXT, submission=facts)).body.decode()
    assert "Who says so?" not in without
    assert "The bridge" not in without
    with_it = request_of(question(TEXT, submission=facts, send_context="true")).body.decode()
    assert "Who says so?" in with_it
    assert "The bridge" in with_it


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(GOOD),
        f"```json\n{json.dumps(GOOD)}\n```",
        f"<think>Is it? {{}} Yes.</think>\n{json.dumps(GOOD)}",
        json.dumps({**GOOD, "sure": 1}),
    ],
)
def test_a_breach_is_marked_where_it_stands(content: str) -> None:
    seen = read_answer(ONE, content)
    assert seen is not None
    begin, end = seen.spans[0]
    assert TEXT[begin:end] == "Stone-hearted lot"
    assert seen.score in (0.8, 1.0)
    assert seen.facts == {"quote": "Stone-hearted lot", "reason": "It insults people."}


def test_no_breach_is_no_finding() -> None:
    no = {**GOOD, "breaks": False, "allowed": True, "quote": ""}
    assert read_answer(ONE, json.dumps(no)) is None


def test_a_reason_may_be_missing() -> None:
    seen = read_answer(ONE, json.dumps({**GOOD, "reason": None}))
    assert seen is not None
    assert set(seen.facts) == {"quote"}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"check": "c0ffee01"}, "check word"),
        ({"check": None}, "check word"),
        ({"rule": "C2"}, "another rule"),
        ({"breaks": "true"}, "both"),
        ({"breaks": 1}, "both"),
        ({"allowed": True}, "both"),
        ({"allowed": None}, "both"),
        ({"sure": None}, "how sure"),
        ({"sure": True}, "how sure"),
        ({"sure": 1.1}, "how sure"),
        ({"sure": float("nan")}, "how sure"),
        ({"sure": "high"}, "how sure"),
        ({"quote": "sticks"}, "does not stand"),
        ({"quote": ""}, "does not stand"),
        ({"quote": ["stone"]}, "does not stand"),
        ({"quote": "tone"}, "does not stand"),
    ],
)
def test_an_answer_that_fails_a_check_is_none(changed: dict[str, Any], reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        read_answer(ONE, json.dumps(GOOD | changed))


@pytest.mark.parametrize("content", ["", "yes", "[1]", "{", "[" * 100_000, '{"a": 1} {"b": 2}'])
def test_what_is_not_one_object_is_no_answer(content: str) -> None:
    with pytest.raises(Unusable, match="not one JSON object"):
        read_answer(ONE, content)


@pytest.mark.parametrize(
    "body",
    [b"", b"\xff", b"{}", b"[]", b'{"choices": []}', b'{"choices": [{}]}', b"[" * 60_000, b"1"],
)
def test_what_is_no_chat_is_no_answer(body: bytes) -> None:
    with pytest.raises(Unusable, match="not that of a chat endpoint"):
        seen_in(ONE, Reply(200, body))


def test_a_chat_without_words_is_no_answer() -> None:
    content = chat("x").replace('"x"', "null").encode()
    with pytest.raises(Unusable, match="no text"):
        seen_in(ONE, Reply(200, content))
    assert seen_in(ONE, Reply(200, chat(json.dumps(GOOD)).encode())) is not None


def test_words_are_shortened_for_a_moderators_eye() -> None:
    assert shortened("a  b\n\x1b[31mc", 20) == "a b [31mc"
    assert shortened("x" * 30, 20) == "x" * 19 + "…"
