import pytest

from folkmoot.standards import Text
from folkmoot.standards.detectors.sentences import sentences

RUN = "and then " * 40


@pytest.mark.parametrize(
    ("raw", "words", "span"),
    [
        (RUN.strip(), 80, (0, 359)),
        (f"Short. {RUN}he left. Short again.", 82, (7, 374)),
        ("слово " * 70, 70, (0, 419)),
        ("it was 3.5 not 4.5 " * 20, 140, (0, 379)),
    ],
)
def test_long_runs_are_seen_where_they_are(raw: str, words: int, span: tuple[int, int]) -> None:
    (seen,) = sentences(Text(raw))
    assert seen.facts["words"] == words
    assert seen.spans == (span,)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "no full stop here and a small letter at the beginning",
        "word " * 60,
        "One of ten words stands in this sentence right here. " * 12,
        "a list\nof lines\n" * 40,
        "so it went 🙂 and on " * 30,
        "so it went :) and on " * 30,
        "यह एक वाक्य है। " * 40,
        "これは文です。" * 40,
        "ไม่มีช่องว่างระหว่างคำ" * 40,
    ],
)
def test_short_texts_broken_texts_and_other_ways_to_end_a_sentence_are_not(raw: str) -> None:
    assert list(sentences(Text(raw))) == []


def test_each_run_is_told_and_weighs_by_its_length() -> None:
    options = sentences.options({"max_words": 5})
    found = list(sentences(Text("one two three four five six. " + "word " * 20), options))
    assert [seen.facts["words"] for seen in found] == [6, 20]
    assert [seen.score for seen in found] == [0.68, 1.0]
