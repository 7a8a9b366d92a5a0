import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from folkmoot.cli import folkmoot
from folkmoot.standards.document import DOCUMENTS
from tests.standards.judges.make import judge
from tests.standards.make import rule, structure, words


def run(*given: str | Path) -> Result:
    return CliRunner().invoke(folkmoot, ["standards", *map(str, given)], prog_name="folkmoot")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A document with a rule for moderators, and one with a doubtful detector and a judge."""
    steps = '[{ at_least = 0.3, action = "hold" }, { at_least = 0.6, action = "nudge" }]'
    shouting = f'[[rules.N2.detectors]]\nname = "shouting"\nactions = {steps}\n'
    far = judge("http://127.0.0.1:9/x", rule_id="N2", key_env='"NO_SUCH_KEY"')
    path = tmp_path / "ours.toml"
    path.write_text(structure(rule("N1"), rule("N2", shouting + far, automatic="hold")), "utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "en.toml").write_text(words("N1", "N2"), "utf-8")
    return path


@pytest.mark.parametrize("word", ["check", "validate"])
def test_a_document_is_checked_and_what_is_doubtful_is_asked(ours: Path, word: str) -> None:
    answer = run(word, ours)
    assert answer.exit_code == 0
    assert "is whole: 2 rules in en" in answer.output
    assert "Is it meant? N1: no detector looks for it" in answer.output
    assert 'N2, shouting: from 0.6 on "nudge" changes nothing' in answer.output
    assert "N2, judge far: NO_SUCH_KEY is not set on this machine" in answer.output


def test_the_list_names_judges_and_rules_for_moderators(ours: Path) -> None:
    answer = run("list", "--standards", ours)
    assert "moderators only" in answer.output
    assert "judge:far" in answer.output


def test_two_documents_are_compared_in_words_and_as_data(ours: Path, tmp_path: Path) -> None:
    new = tmp_path / "new.toml"
    new.write_text(ours.read_text("utf-8").replace('automatic = "hold"', 'automatic = "nudge"'))
    same = run("diff", ours, ours)
    assert (same.exit_code, same.output) == (0, "Nothing changes.\n")
    answer = run("diff", ours, new)
    assert answer.exit_code == 1
    assert answer.output == (
        "What the engine does:\n- N2: by itself the engine may at most nudge, before hold.\n"
    )
    (change,) = json.loads(run("diff", ours, new, "--json").output)
    assert (change["rule"], change["what"]) == ("N2", "automatic")
    assert (change["before"], change["after"]) == ("hold", "nudge")
    assert run("diff", ours, "nowhere.toml").exit_code == 2


def test_the_page_is_rendered_in_both_forms(ours: Path) -> None:
    page = run("render", "--standards", ours).output
    assert page.startswith("<!doctype html>")
    assert "N2 in en" in page
    assert run("render", "--standards", ours, "--format", "markdown").output.startswith("# T\n")
    assert 'lang="de"' in run("render", "--language", "de").output


@pytest.mark.parametrize("name", ["standards", "texts"])
def test_the_schema_is_printed(name: str) -> None:
    stored = (DOCUMENTS / f"{name}.schema.json").read_text("utf-8")
    assert json.loads(run("schema", name).output)["$schema"] == json.loads(stored)["$schema"]


def test_a_copy_brings_its_schemas(tmp_path: Path) -> None:
    assert run("copy", tmp_path / "copy").exit_code == 0
    for name in ("standards.schema.json", "texts.schema.json", "default.toml"):
        assert (tmp_path / "copy" / name).exists()
