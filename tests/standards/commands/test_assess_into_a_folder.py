import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from folkmoot.cli import folkmoot
from folkmoot.standards.archive import Progress
from folkmoot.standards.commands.assess import summary
from tests.standards.archive.make import results, some, verdicts, wave_of, written


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(folkmoot, ["assess", *map(str, words)], prog_name="folkmoot")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return written(tmp_path / "a.jsonl.gz", some(25))


def test_files_are_judged_into_a_folder_and_again_at_no_cost(archive: Path, tmp_path: Path) -> None:
    first = run(archive, "--out", tmp_path / "out", "--shard-size", "10")
    assert (first.exit_code, first.stdout) == (0, "")
    assert "25 lines: " in first.stderr
    assert "CPU hours a million lines" in first.stderr
    assert len(results(tmp_path / "out")) == 3
    again = run(archive, "--out", tmp_path / "out", "--shard-size", "10")
    assert "25 of them were judged in an earlier run" in again.stderr
    changed = run(archive, "--out", tmp_path / "out", "--shard-size", "20")
    assert changed.exit_code == 2
    assert "--shard-size changed since" in changed.stderr
    assert "Traceback" not in changed.output


def test_a_line_that_cannot_be_read_leaves_with_1(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [*some(2), b"broken"])
    answer = run(path, "--out", tmp_path / "out")
    assert answer.exit_code == 1
    assert "error 1" in answer.stderr


def test_files_without_a_folder_are_one_stream(archive: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "b.jsonl", [{"id": "last", "text": "Fine."}])
    answer = run(archive, other)
    assert [json.loads(line)["id"] for line in answer.stdout.splitlines()] == [*range(25), "last"]


def test_campaigns_are_looked_for_first(tmp_path: Path) -> None:
    pytest.importorskip("rensa")
    path = written(tmp_path / "a.jsonl", wave_of(8, apart=1))
    assert run(path, "--out", tmp_path / "out", "--campaigns").exit_code == 0
    assert (tmp_path / "out" / "facts.sqlite").exists()
    seen = [{each["detector"] for each in line["findings"]} for line in verdicts(tmp_path / "out")]
    assert ["campaign" in each for each in seen] == [False] * 3 + [True] * 5


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--campaigns",), "Name one with --out"),
        (("--engine", "dask", "--scheduler", "tcp://x:1"), "Name one with --out"),
        (("--out", "o", "--engine", "dask"), "go together"),
        (("--out", "o", "--scheduler", "tcp://x:1"), "go together"),
    ],
)
def test_words_that_do_not_fit_are_refused(
    archive: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = run(archive, *words)
    assert answer.exit_code == 2
    assert sentence in answer.stderr


def test_a_folder_needs_files(tmp_path: Path) -> None:
    assert "Name at least one" in run("--out", tmp_path / "out").stderr


def test_a_folder_that_cannot_be_written_is_named(archive: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    answer = run(archive, "--out", taken)
    assert answer.exit_code == 2
    assert "taken cannot be written: File exists" in answer.stderr


def test_a_bar_is_shown_where_somebody_looks(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from folkmoot.standards.commands.assess import _followed

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    steps = iter([Progress(20), Progress(20, lines=10, fresh=10)])
    assert _followed(steps).lines == 10


def test_the_summary_says_what_it_came_to_and_what_was_forgotten() -> None:
    told = "5 texts were forgotten before their day was over while looking for campaigns: "
    told += "there were too many of them in a day."
    whole = Progress(30, 30, 20, 1, 3.6, 5, {"publish": 29, "error": 1})
    assert list(summary(whole, 2.0)) == [
        "30 lines: error 1, publish 29.",
        "10 of them were judged in an earlier run.",
        "20 in 2.0 s, 10 a second.",
        "33.33 CPU hours a million lines.",
        told,
    ]
    assert list(summary(Progress(0), 1.0)) == ["0 lines: none."]
