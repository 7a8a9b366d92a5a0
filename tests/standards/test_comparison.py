"""Old scores beside ours: ranks, equal rates, agreement, what cannot be compared."""

import json
from statistics import correlation

import numpy as np
import pytest
from click.testing import CliRunner

from folkmoot.standards.comparison import compare, equal_rate, spearman
from folkmoot.standards.comparison_command import compare_scores
from folkmoot.standards.errors import SubmissionInvalid
from folkmoot.standards.old_scores import OldScores, read_csv, read_json_lines
from tests.standards.marked import MarkedScorer, install


@pytest.fixture(autouse=True)
def scorer(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, MarkedScorer())


def arrays(*rows):
    return [np.array(row, dtype=float) for row in rows]


def _ranked_by_hand(values):
    """The mean of the places that equal values take together."""
    return [
        (sum(other < value for other in values) + sum(other <= value for other in values) + 1) / 2
        for value in values
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1, 2, 3, 4], [10, 20, 30, 40]),
        ([1, 2, 3, 4], [4, 3, 2, 1]),
        ([0.1, 0.9, 0.5, 0.5, 0.2], [3, 8, 8, 5, 1]),
        ([0, 0, 0, 1, 2, 2], [5, 4, 5, 5, 9, 8]),
    ],
)
def test_rank_correlation_is_pearson_of_the_ranks(one, other):
    by_hand = correlation(_ranked_by_hand(one), _ranked_by_hand(other))
    assert spearman(*arrays(one, other)) == pytest.approx(by_hand, abs=1e-4)


def test_rank_correlation_does_not_care_for_the_scale():
    one, other = arrays([0.1, 0.4, 0.2, 0.9], [0.3, 0.5, 0.1, 0.7])
    assert spearman(one, other) == spearman(one**3, np.exp(other))


def test_where_one_side_never_changes_there_is_no_correlation():
    assert spearman(*arrays([1, 2], [3, 3])) is None
    assert spearman(*arrays([1], [3])) is None


def test_equal_rate_finds_the_threshold_that_flags_as_many():
    old, new = arrays(
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0],
        [0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.3, 0.07, 0.2, 0.4],
    )
    found = equal_rate(old, new, 0.8)
    assert (found.flagged, found.new, found.new_flagged) == (3, 0.2, 3)
    assert found.agreement == 0.8
    assert found.kappa == pytest.approx((0.8 - 0.58) / (1 - 0.58), abs=1e-4)
    assert found.is_thin


def test_with_ties_the_nearest_rate_is_taken_and_the_milder_of_two():
    old, new = arrays([0.9, 0.9, 0.1, 0.1], [0.5, 0.4, 0.4, 0.4])
    assert equal_rate(old, new, 0.5).new_flagged == 1
    assert equal_rate(old, new, 0.5).new == 0.5


def test_zero_is_no_threshold_and_nothing_flagged_gives_none():
    old, new = arrays([0.9, 0.9, 0.1], [0.0, 0.0, 0.0])
    found = equal_rate(old, new, 0.8)
    assert (found.new, found.new_flagged, found.agreement) == (None, 0, pytest.approx(0.3333))
    nothing = equal_rate(*arrays([0.1, 0.2], [0.5, 0.6]), 0.9)
    assert (nothing.flagged, nothing.new, nothing.agreement, nothing.kappa) == (0, None, 1.0, None)


def _measure(text, names, language):
    return dict.fromkeys(names, len(text) / 100)


def test_languages_and_attributes_are_compared_apart_and_the_rest_is_counted():
    rows = [
        OldScores("One text", "en", {"TOXICITY": 0.9, "PROFANITY": 0.8}),
        OldScores("Another text", "en-GB", {"TOXICITY": 0.2, "FLIRTATION": 0.1}),
        OldScores("Ein Text", "de", {"TOXICITY": 0.5, "PROFANITY": 0.3}),
        OldScores("ok", None, {"TOXICITY": 0.1}),
        OldScores("12345", None, {"TOXICITY": 0.1, "NEVER_HEARD_OF": 0.1}),
        SubmissionInvalid("Line 6 is not JSON."),
    ]
    report = compare(rows, _measure, thresholds=[0.5])
    found = {(each.language, each.attribute): each.texts for each in report.comparisons}
    assert found == {("en", "TOXICITY"): 3, ("en", "PROFANITY"): 1, ("de", "PROFANITY"): 1}
    assert report.unsupported == {
        ("en-GB", "FLIRTATION"): 1,
        ("de", "TOXICITY"): 1,
        ("und", "TOXICITY"): 1,
        ("und", "NEVER_HEARD_OF"): 1,
    }
    assert (report.texts, report.unreadable) == (5, 1)
    assert json.loads(json.dumps(report.to_dict()))["problems"] == ["Line 6 is not JSON."]


def _sentences(read):
    return [each.sentence for each in read if isinstance(each, SubmissionInvalid)]


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("nonsense", "Line 1 is not JSON."),
        ("[1]", "Line 1: It is not an object."),
        ('{"scores": {"TOXICITY": 1}}', 'Line 1: It has no "text".'),
        ('{"text": null, "scores": {"TOXICITY": 1}}', 'Line 1: It has no "text".'),
        ('{"text": "a"}', 'Line 1: It has neither "scores" nor "attributeScores".'),
        ('{"text": "a", "scores": {"TOXICITY": 2}}', "A score must be a number from 0 to 1."),
        ('{"text": "a", "scores": {"TOXICITY": null}}', "A score must be a number from 0 to 1."),
        ('{"text": "a", "attributeScores": {"TOXICITY": 1}}', "has no summary scores"),
    ],
)
def test_a_line_that_cannot_be_read_is_told_and_costs_only_itself(line, sentence):
    good = '{"text": "a", "languages": ["de"], "scores": {"toxicity": "0.5"}}'
    read = list(read_json_lines([line, "", good]))
    assert sentence in _sentences(read)[0]
    assert read[1] == OldScores("a", "de", {"TOXICITY": 0.5})


def test_perspectives_own_answers_are_read_as_they_came():
    answer = {"TOXICITY": {"summaryScore": {"value": 0.25, "type": "PROBABILITY"}}}
    line = json.dumps({"text": "a", "attributeScores": answer, "languages": []})
    assert list(read_json_lines([line])) == [OldScores("a", None, {"TOXICITY": 0.25})]


def test_a_table_is_read_by_its_column_names():
    lines = ["id,Text,LANGUAGE,toxicity,Insult,other\n", '1,"a, b",en,0.5,,x\n', "2,c,,0.1,0.2,x\n"]
    assert list(read_csv(lines)) == [
        OldScores("a, b", "en", {"TOXICITY": 0.5}),
        OldScores("c", None, {"TOXICITY": 0.1, "INSULT": 0.2}),
    ]
    assert _sentences(read_csv(["text,toxicity\n", "a,high\n"]))[0].startswith("Line 2")


@pytest.mark.parametrize("head", ["", "text,other\n", "words,toxicity\n"])
def test_a_table_without_the_columns_is_refused(head):
    with pytest.raises(SubmissionInvalid, match="first line must name the columns"):
        list(read_csv([head]))


def run(file, *options):
    return CliRunner().invoke(compare_scores, [str(file), *options])


@pytest.fixture
def old(tmp_path):
    lines = [
        {"text": f"Text {n}: toxicity{n:02}", "language": "en", "scores": {"TOXICITY": n / 100}}
        for n in range(10, 99)
    ]
    file = tmp_path / "old.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    return file


def test_the_command_writes_a_table_and_json(old):
    shown = run(old)
    assert shown.exit_code == 0, shown.output
    assert "TOXICITY" in shown.output
    assert "1.000" in shown.output
    report = json.loads(run(old, "--json", "--threshold", "0.6").output)
    (comparison,) = report["comparisons"]
    assert comparison["correlation"] == 1.0
    (threshold,) = comparison["thresholds"]
    assert (threshold["old"], threshold["new"], threshold["flagged"]) == (0.6, 0.6, 39)
    assert not threshold["is_thin"]


def test_rejection_asks_the_standards(tmp_path):
    file = tmp_path / "old.csv"
    file.write_text(
        "text,language,likely_to_reject\n"
        "THIS IS ALL IN CAPITALS AND IT GOES ON FOR QUITE A WHILE,en,0.9\n"
        "A fine bridge and a fine day to walk over it,en,0.1\n"
    )
    (found,) = json.loads(run(file, "--json", "--threshold", "0.5").output)["comparisons"]
    assert (found["attribute"], found["correlation"]) == ("LIKELY_TO_REJECT", 1.0)
    assert found["thresholds"][0]["new"] >= 0.25


def test_what_cannot_be_compared_is_said_with_the_exit_code(tmp_path):
    file = tmp_path / "old.jsonl"
    file.write_text('{"text": "Habari", "language": "sw", "scores": {"TOXICITY": 0.1}}\nx\n')
    result = run(file)
    assert result.exit_code == 1
    assert "sw TOXICITY: 1" in result.output
    assert "Line 2 is not JSON." in result.output
    broken = tmp_path / "old.csv"
    broken.write_bytes(b"text,toxicity\n\xff,0.1\n")
    assert run(broken).exit_code == 2
    assert "not UTF-8" in run(broken).output
    assert run(file, "--standards", "nothing.toml").exit_code == 2
