import io
import json
import pickle
from collections.abc import Iterable
from typing import Any, Self

import pytest

from folkmoot.standards import Standards, StandardsError, batch
from folkmoot.standards.batch import (
    Assessed,
    Terms,
    assess,
    assess_line,
    assess_shard,
    read_lines,
)
from tests.standards.make import rule, serves, standards

LOUD = "THIS IS ALL MUCH TOO LOUD FOR ME"


def run(lines: Iterable[bytes], **given: Any) -> list[dict[str, Any]]:
    terms = Terms(given.pop("document", Standards.default()), **given)
    return [json.loads(each.line) for each in assess(lines, terms)]


def test_each_line_has_its_answer_in_the_same_order() -> None:
    lines = [
        json.dumps({"id": number, "text": f"Number {number}."}).encode() for number in range(9)
    ]
    answers = run(lines)
    assert [answer["id"] for answer in answers] == list(range(9))
    assert set(answers[0]) == {
        "id",
        "outcome",
        "findings",
        "scores",
        "failed",
        "degraded",
        "judges",
        "standards",
    }


def test_the_editions_language_is_the_records_or_the_runs() -> None:
    document = standards(rule("N1", serves("N1")))
    lines = [b'{"id": "a", "text": "stone"}', b'{"id": "b", "text": "stone", "language": "de"}']
    assert [answer["outcome"] for answer in run(lines, document=document, language="fr")] == [
        "hold",
        "hold",
    ]


def test_rules_that_have_earned_it_remove() -> None:
    steps = '[{ at_least = 0.5, action = "remove" }]'
    document = standards(rule("N1", serves("N1", actions=steps)))
    line = [b'{"id": 1, "text": "stone"}']
    assert run(line, document=document)[0]["outcome"] == "hold"
    earned = run(line, document=document, earned=frozenset({"N1"}))
    assert earned[0]["outcome"] == "remove"


@pytest.mark.parametrize(
    ("line", "id", "message"),
    [
        (b"", None, "not JSON"),
        (b"nonsense", None, "not JSON"),
        (b"[" * 100_000, None, "not JSON"),
        (b'{"id": 1, "text": "x"', None, "not JSON"),
        (b'["x"]', None, "not a JSON object"),
        (b'{"id": 1, "text": "\xff"}', None, "not valid UTF-8"),
        (b'{"id": {}, "text": "x"}', None, '"id"'),
        (b'{"id": "a"}', "a", '"text"'),
        (b'{"id": 7, "text": "x", "txet": "y"}', 7, '"txet"'),
        (b'{"id": 7, "text": "x", "at": "soon"}', 7, '"at"'),
    ],
)
def test_a_line_that_cannot_be_read_is_answered_and_the_run_goes_on(
    line: bytes, id: object, message: str
) -> None:
    bad, good = run([line, b'{"id": "z", "text": "Fine."}'])
    assert bad["id"] == id
    assert bad["error"]["code"] == "submission-invalid"
    assert message in bad["error"]["message"]
    assert set(bad) == {"id", "error"}
    assert good["outcome"] == "publish"


def test_half_a_surrogate_pair_is_held_and_still_written() -> None:
    (answer,) = assess([rb'{"id": "\ud83d", "text": "a \ud83d"}'], Terms(Standards.default()))
    assert json.loads(answer.line)["outcome"] == "hold"
    assert not answer.is_error


def test_text_is_written_as_it_is() -> None:
    (answer,) = assess(['{"id": "é", "text": "x"}'.encode()], Terms(Standards.default()))
    assert '"é"'.encode() in answer.line
    assert b"\n" not in answer.line


def test_a_worker_gives_what_a_single_review_gives() -> None:
    terms = Terms(Standards.default(), "de", frozenset({"C12"}))
    lines = [json.dumps({"id": 1, "text": LOUD}).encode(), b"x"]
    there = pickle.loads(pickle.dumps(terms))
    assert (there.language, there.earned, there.asks_judges) == ("de", {"C12"}, False)
    assert there.standards is pickle.loads(pickle.dumps(terms)).standards
    assert assess_shard(lines, there) == list(assess(lines, terms))


def test_the_keys_of_an_archive_are_seen_by_no_detector() -> None:
    record = {"id": 1, "text": "Fine.", "author": {"key": 7, "name": "A"}, "story": {"key": "s"}}
    plain = {"id": 1, "text": "Fine.", "author": {"name": "A"}, "story": {}}
    with_keys, without = run([json.dumps(record).encode(), json.dumps(plain).encode()])
    assert with_keys == without
    assert "error" not in with_keys


def test_what_a_record_says_itself_comes_before_what_the_run_saw() -> None:
    repeated = "This very sentence was written again and again by one person."
    line = json.dumps({"id": 1, "text": repeated, "author": {"recent": []}}).encode()
    bare = json.dumps({"id": 1, "text": repeated}).encode()
    terms = Terms(Standards.default())
    facts = {"author": {"recent": [repeated] * 3}}
    assert json.loads(assess_line(bare, terms, facts=facts).line)["findings"]
    assert not json.loads(assess_line(line, terms, facts=facts).line)["findings"]


@pytest.mark.slow  # starts two processes, each of which reads the standards anew
def test_several_workers_keep_the_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "SHARD", 3)
    texts = [LOUD if number % 3 else "Fine." for number in range(20)]
    lines = [json.dumps({"id": n, "text": text}).encode() for n, text in enumerate(texts)]
    lines[4] = b"broken"
    terms = Terms(Standards.default())
    assert list(assess(lines, terms, workers=2)) == list(assess(lines, terms))


class Pool:
    """A pool whose worker died."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *args: object) -> None:
        pass

    def submit(self, *_args: object) -> None:
        raise batch.BrokenProcessPool("gone")


def test_a_worker_that_dies_is_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "ProcessPoolExecutor", Pool)
    with pytest.raises(StandardsError, match="fewer workers") as refused:
        list(assess([b"{}"], Terms(Standards.default()), workers=2))
    assert refused.value.code == "batch-broken"


def test_lines_lose_their_breaks_and_the_first_its_mark() -> None:
    stream = io.BytesIO(b"\xef\xbb\xbfone\r\ntwo\n\n\xef\xbb\xbffour")
    assert list(read_lines(stream)) == [b"one", b"two", b"", b"\xef\xbb\xbffour"]


def test_an_endless_line_is_read_past_and_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "LONGEST_LINE", 20)
    lines = list(read_lines(io.BytesIO(b"x" * 105 + b"\n" + b'{"text": "fine."}\n')))
    assert [len(line) for line in lines] == [22, 17]
    long, good = assess(lines, Terms(Standards.default()))
    assert b"more than 20 bytes" in long.line
    assert long.is_error
    assert isinstance(good, Assessed)
    assert not good.is_error
