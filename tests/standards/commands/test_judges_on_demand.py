import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from folkmoot.cli import folkmoot
from tests.standards.judges.make import judge
from tests.standards.judges.stub import Stub, honest, listening
from tests.standards.make import rule, structure, words

pytest.importorskip("httpx")


def run(*given: str | Path, stdin: str) -> Result:
    return CliRunner().invoke(folkmoot, list(map(str, given)), input=stdin, prog_name="folkmoot")


def ours(folder: Path, stub: Stub) -> Path:
    (folder / "texts").mkdir()
    (folder / "texts" / "en.toml").write_text(words("N1"), "utf-8")
    path = folder / "ours.toml"
    path.write_text(structure(rule("N1", judge(stub.url))), "utf-8")
    return path


def test_a_judge_is_asked_only_when_it_is_said(tmp_path: Path) -> None:
    with listening(honest) as stub:
        path = ours(tmp_path, stub)
        quiet = run("check", "--standards", path, stdin="A stone.")
        assert stub.heard == []
        asked = run("check", "--standards", path, "--judges", stdin="A stone.")
    assert (quiet.exit_code, asked.exit_code) == (0, 1)
    assert "judge:far, score 0.9" in asked.output
    assert "at 2-7 “stone”" in asked.output


def test_a_judge_that_gave_no_answer_is_named(tmp_path: Path) -> None:
    with listening(lambda _: (500, {}, b"")) as stub:
        answer = run("check", "--standards", ours(tmp_path, stub), "--judges", stdin="A stone.")
    assert answer.exit_code == 0
    assert "Not heard: judge far (rule N1): it answered with HTTP 500" in answer.output


def test_many_texts_are_judged_with_judges_too(tmp_path: Path) -> None:
    line = json.dumps({"id": 1, "text": "A stone."}) + "\n"
    with listening(honest) as stub:
        path = ours(tmp_path, stub)
        quiet = json.loads(run("assess", "--standards", path, stdin=line).stdout)
        asked = json.loads(run("assess", "--standards", path, "--judges", stdin=line).stdout)
    assert (quiet["outcome"], quiet["judges"]) == ("publish", [])
    assert (asked["outcome"], asked["judges"][0]["status"]) == ("hold", "found")
