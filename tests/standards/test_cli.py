import json
import os
import sys
from io import FileIO, TextIOWrapper
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from folkmoot.cli import folkmoot, main
from folkmoot.standards.commands.check import visible
from tests.standards.make import structure


def run(*words: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(folkmoot, words, input=given, prog_name="folkmoot")


def test_help_names_the_engines_words_and_where_the_others_are() -> None:
    answer = run("--help")
    assert answer.exit_code == 0
    for word in ("check", "assess", "standards", "compare-scores", "folkmoot[server]"):
        assert word in answer.output
    assert "version" in run("--version").output


def test_a_text_that_may_stand_leaves_with_0() -> None:
    answer = run("check", given="Well said, thank you.\n")
    assert answer.exit_code == 0
    assert "Outcome: publish" in answer.output
    assert answer.output.startswith("Well said, thank you.\n")


def test_a_text_that_may_not_leaves_with_1_and_the_reason() -> None:
    loud = "DAS IST HIER ALLES VIEL ZU LAUT FÜR MICH"
    answer = run("check", "--language", "de", given=loud)
    assert answer.exit_code == 1
    assert "Outcome: nudge" in answer.output
    assert "C19, Lesbar schreiben:" in answer.output
    assert "shouting, score 1.0" in answer.output
    assert f"at 0-{len(loud)} “{loud}”" in answer.output


def test_a_text_is_read_from_a_file_and_the_rung_is_named(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text("What a load of sh1t that is", "utf-8")
    answer = run("check", str(path))
    assert answer.exit_code == 1
    assert "read on the rung “leet”" in answer.output
    assert "15-19 “sh1t”" in answer.output


def test_the_marked_words_are_shown_in_a_terminal() -> None:
    from rich.console import Console

    from folkmoot.standards import Standards, Submission, review
    from folkmoot.standards.commands.check import show_verdict

    console = Console(force_terminal=True, color_system="standard", width=80)
    document = Standards.default()
    with console.capture() as capture:
        verdict = review(Submission("oh shit no"), document)
        show_verdict(console, "oh shit no", verdict=verdict, standards=document, language="en")
    assert "oh \x1b[7;33mshit\x1b[0m no" in capture.get()


def test_a_text_beyond_the_bounds_says_so() -> None:
    answer = run("check", given="a" * 6_000)
    assert answer.exit_code == 1
    assert "Failed: engine: the text has more than 5000 characters" in answer.output


def test_nothing_in_a_text_steers_the_terminal() -> None:
    answer = run("check", given="red \x1b[31malert\x07 \u202egnorw \x9b2J")
    assert not set(answer.output) & set("\x1b\x07\u202e\x9b")
    assert visible("a\tb\n\ud800") == "a\tb\n\ufffd"


@pytest.mark.parametrize(
    ("words", "given", "sentence"),
    [
        (("check",), b"caf\xe9", "not valid UTF-8 (byte 3)"),
        (("check", "--standards", "nowhere.toml"), "x", "nowhere.toml cannot be read"),
        (("check", "--earned", "C99"), "x", "--earned names C99"),
        (("check", "nowhere.txt"), "x", "nowhere.txt"),
        (("assess", "--standards", "nowhere.toml"), "", "nowhere.toml cannot be read"),
        (("assess", "--workers", "0"), "", "--workers"),
        (("standards", "show", "C99"), "", 'There is no rule "C99"'),
        (("standards", "validate", "nowhere.toml"), "", "nowhere.toml cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_in_words_and_leaves_with_2(
    words: tuple[str, ...], given: str | bytes, sentence: str
) -> None:
    answer = run(*words, given=given)
    assert answer.exit_code == 2
    assert sentence in answer.stderr
    assert "Traceback" not in answer.output


def test_assess_answers_each_line_and_leaves_with_0() -> None:
    answer = run("assess", given='{"id": 1, "text": "Fine."}\n{"id": 2, "text": "Good."}\n')
    assert answer.exit_code == 0
    assert [json.loads(line)["id"] for line in answer.stdout.splitlines()] == [1, 2]


def test_assess_leaves_with_1_if_a_line_could_not_be_read() -> None:
    answer = run("assess", given='{"id": 1}\n{"id": 2, "text": "Good."}\n')
    assert answer.exit_code == 1
    first, second = map(json.loads, answer.stdout.splitlines())
    assert (first["id"], first["error"]["code"]) == (1, "submission-invalid")
    assert second["outcome"] == "publish"


def test_assess_takes_the_rules_that_have_earned_it(tmp_path: Path) -> None:
    given = json.dumps({"id": 1, "text": "Look at http://malware.example/a"}) + "\n"
    assert json.loads(run("assess", given=given).stdout)["outcome"] == "hold"
    earned = run("assess", "--earned", "C15, C12", given=given)
    assert json.loads(earned.stdout)["outcome"] == "remove"


def test_assess_says_when_a_worker_died(monkeypatch: pytest.MonkeyPatch) -> None:
    from folkmoot.standards import batch
    from tests.standards.test_batch import Pool

    monkeypatch.setattr(batch, "ProcessPoolExecutor", Pool)
    answer = run("assess", "--workers", "2", given="{}\n")
    assert answer.exit_code == 2
    assert "fewer workers" in answer.stderr


def test_assess_counts_where_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    from folkmoot.standards.batch import Assessed
    from folkmoot.standards.commands.assess import with_progress

    each = Assessed(b"{}", False)
    assert list(with_progress(iter([each]))) == [each]
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert list(with_progress(iter([each, each]))) == [each, each]


def test_the_rules_are_listed_with_who_judges_by_them() -> None:
    answer = run("standards", "list", "--language", "de")
    assert answer.exit_code == 0
    assert "default" in answer.output
    for word in ("C20", "Beim Thema bleiben", "profanity"):
        assert word in answer.output


def test_a_rule_is_shown_in_words() -> None:
    answer = run("standards", "show", "c12")
    assert answer.exit_code == 0
    assert answer.output.startswith("C12  ")


def test_a_copy_can_be_edited_and_validated(tmp_path: Path) -> None:
    folder = tmp_path / "ours"
    answer = run("standards", "copy", str(folder))
    assert answer.exit_code == 0
    assert str(folder / "texts" / "en.toml") in answer.output
    whole = run("standards", "validate", str(folder / "default.toml"))
    assert "is whole: 20 rules in en, de" in whole.output
    again = run("standards", "copy", str(folder))
    assert again.exit_code == 2
    assert "Nothing was written" in again.stderr


def test_a_document_that_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(structure("[rules.N1]\nseverity = 9\n"), "utf-8")
    (tmp_path / "texts").mkdir()
    answer = run("standards", "validate", str(path))
    assert answer.exit_code == 2
    assert "The standards cannot be used." in answer.stderr
    assert "Traceback" not in answer.output


def test_a_word_of_the_server_without_the_server_is_answered_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "django.core.management", None)
    answer = run("migrate", "--fake")
    assert answer.exit_code == 2
    assert 'pip install "folkmoot[server]"' in answer.stderr
    assert 'Did you mean "folkmoot check"?' in run("chekc").stderr


def test_the_entry_point_speaks_utf_8(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = TextIOWrapper(FileIO(os.dup(1), "w"), encoding="latin-1", line_buffering=True)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "argv", ["folkmoot", "standards", "show", "C12", "--language", "de"])
    with pytest.raises(SystemExit) as left:
        main()
    out.close()
    assert left.value.code == 0
    assert "Schimpfwörter" in capfdbinary.readouterr().out.decode("utf-8")


def test_any_other_word_goes_to_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    management = pytest.importorskip("django.core.management")
    asked: list[list[str]] = []
    monkeypatch.setattr(management, "execute_from_command_line", asked.append)
    assert run("migrate", "--fake", "-v", "0", "--help").exit_code == 0
    assert asked == [["folkmoot", "migrate", "--fake", "-v", "0", "--help"]]
