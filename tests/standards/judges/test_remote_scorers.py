import json
from typing import Any
from urllib.parse import parse_qs

import pytest

from folkmoot.standards import Submission, review
from folkmoot.standards.judges import Breaker, akismet_like, ask_judges, perspective_like
from folkmoot.standards.judges.question import Reply, Unusable
from tests.standards.judges.make import asking, question
from tests.standards.judges.stub import Heard, listening

TEXT = "Fine 👍 so far. What a mess you are."
SCORER = {"kind": '"scorer"', "attribute": '"INSULT"'}
SPAM = {"kind": '"spam-service"', "site": '"https://news.example"'}


def scored(value: object, *spans: tuple[int, int, float]) -> bytes:
    parts = [{"begin": b, "end": e, "score": {"value": v}} for b, e, v in spans]
    scores = {"summaryScore": {"value": value, "type": "PROBABILITY"}, "spanScores": parts}
    return json.dumps({"attributeScores": {"INSULT": scores}}).encode()


def test_a_scorer_is_asked_as_perspective_is() -> None:
    one = question(TEXT, submission={"language": "de-AT", "parent": "Hm."}, **SCORER)
    request = perspective_like.request_of(one)
    assert json.loads(request.body) == {
        "comment": {"text": TEXT, "type": "PLAIN_TEXT"},
        "requestedAttributes": {"INSULT": {"scoreType": "PROBABILITY"}},
        "languages": ["de"],
        "doNotStore": True,
        "spanAnnotations": True,
    }
    assert request.query == {}
    sent = perspective_like.request_of(
        question(TEXT, submission={"parent": "Hm."}, send_context="true", **SCORER)
    )
    assert json.loads(sent.body)["context"] == {"entries": [{"text": "Hm.", "type": "PLAIN_TEXT"}]}


def test_the_sentences_that_score_high_are_marked_in_code_points() -> None:
    one = question(TEXT, **SCORER)
    seen = perspective_like.seen_in(one, Reply(200, scored(0.9, (0, 15, 0.1), (16, 36, 0.9))))
    assert seen is not None
    begin, end = seen.spans[0]
    assert (seen.score, TEXT[begin:end]) == (0.9, "What a mess you are.")


@pytest.mark.parametrize("span", [(6, 15, 0.9), (5, 99, 0.9), (9, 9, 0.9), (-1, 4, 0.9)])
def test_a_place_that_is_none_marks_the_whole_text(span: tuple[int, int, float]) -> None:
    seen = perspective_like.seen_in(question(TEXT, **SCORER), Reply(200, scored(0.9, span)))
    assert seen is not None
    assert seen.spans == ((0, len(TEXT)),)


def test_a_low_score_is_no_finding() -> None:
    assert perspective_like.seen_in(question(TEXT, **SCORER), Reply(200, scored(0.4))) is None
    silent = question(TEXT, actions="[]", **SCORER)
    assert perspective_like.seen_in(silent, Reply(200, scored(0.4))) is None
    assert perspective_like.seen_in(silent, Reply(200, scored(0.6))) is not None


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{}",
        b"[]",
        scored(1.5),
        scored(True),
        scored("high"),
        scored(float("nan")),
        b"[" * 60000,
    ],
)
def test_a_reply_without_a_score_is_unusable(body: bytes) -> None:
    with pytest.raises(Unusable, match="no usable score for INSULT"):
        perspective_like.seen_in(question(TEXT, **SCORER), Reply(200, body))


def test_a_spam_service_is_told_the_text_and_the_site_and_nothing_of_the_reader() -> None:
    one = question(TEXT, submission={"language": "fr"}, **SPAM)
    fields = parse_qs(akismet_like.request_of(one).body.decode(), keep_blank_values=True)
    assert fields == {
        "api_key": [""],
        "blog": ["https://news.example"],
        "user_ip": ["127.0.0.1"],
        "comment_type": ["comment"],
        "comment_content": [TEXT],
        "blog_lang": ["fr"],
        "blog_charset": ["UTF-8"],
    }


@pytest.mark.parametrize(
    ("reply", "score"),
    [
        (Reply(200, b"true"), 0.9),
        (Reply(200, b"true\n", {"x-akismet-pro-tip": "discard"}), 1.0),
        (Reply(200, b"false"), None),
    ],
)
def test_spam_is_a_finding_on_the_whole_text(reply: Reply, score: float | None) -> None:
    seen = akismet_like.seen_in(question(TEXT, **SPAM), reply)
    assert (seen.score if seen else None) == score


@pytest.mark.parametrize("body", [b"invalid", b"", b"True", b"<html>"])
def test_anything_else_is_unusable(body: bytes) -> None:
    with pytest.raises(Unusable, match="neither true nor false"):
        akismet_like.seen_in(question(TEXT, **SPAM), Reply(200, body))


def over_the_wire(monkeypatch: pytest.MonkeyPatch, body: bytes, fields: dict[str, str]) -> Any:
    pytest.importorskip("httpx")
    monkeypatch.setenv("FAR_KEY", "secret")
    heard: list[Heard] = []
    with listening(lambda _: (200, {}, body)) as stub:
        document = asking(stub.url, key_env='"FAR_KEY"', **fields)
        submission = Submission(TEXT)
        local = review(submission, document)
        verdict = ask_judges(local, submission, document, breaker=Breaker())
        heard += stub.heard
    return verdict, heard[0]


def test_a_scorers_key_goes_where_perspective_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict, heard = over_the_wire(monkeypatch, scored(0.8), SCORER)
    assert heard.path == "/judge?key=secret"
    (finding,) = verdict.findings
    assert (finding.detector, finding.version) == ("judge:far", "INSULT")
    assert verdict.outcome.value == "hold"


def test_a_spam_services_key_goes_where_akismet_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    verdict, heard = over_the_wire(monkeypatch, b"true", SPAM)
    assert parse_qs(heard.body.decode())["api_key"] == ["secret"]
    (finding,) = verdict.findings
    assert (finding.detector, finding.version) == ("judge:far", "spam-service")
    assert finding.facts == {"blatant": False}
