from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from folkmoot.cli import folkmoot
from folkmoot.standards import Options, Seen, Standards, Text, detector
from folkmoot.standards.registry import from_outside
from folkmoot.standards.troubles import troubles
from tests.standards import make


@detector("doubtful", explain="Never works.")
def doubtful(_text: Text, _options: Options) -> Iterator[Seen]:
    yield from ()


doubtful = doubtful.probed(lambda _options: ("It has no list. Give one.",))


class Lost:
    name = "lost"
    value = "nowhere:lost"

    def load(self) -> object:
        raise ImportError("no module named nowhere")


def test_a_document_that_can_work_has_none() -> None:
    assert troubles(make.standards(make.rule("N1", make.serves("N1")))) == ()


def test_what_a_detector_lacks_is_told_with_its_rule() -> None:
    lost = from_outside(Lost())  # type: ignore[arg-type] # a stand-in for an entry point
    document = make.standards(
        make.rule("N1", make.serves("N1", "doubtful")),
        make.rule("N2", make.serves("N2", "lost")),
        make.rule("N3", make.serves("N3", "doubtful"), on=False),
        ids=("N1", "N2", "N3"),
        more=(doubtful, lost),
    )
    first, second = troubles(document)
    assert first == "N1, doubtful: It has no list. Give one."
    assert second.startswith("N2, lost: Could not be loaded: ImportError")


@pytest.fixture
def document_with_a_lost_list(tmp_path: Path) -> Path:
    structure, _ = Standards.default().to_source()
    path = tmp_path / "ours.toml"
    path.write_text(structure.replace("lists = []", 'lists = ["/no/such/list.txt"]'))
    return path


def test_the_command_says_that_a_list_is_missing(document_with_a_lost_list: Path) -> None:
    answer = CliRunner().invoke(folkmoot, ["standards", "check", str(document_with_a_lost_list)])
    assert answer.exit_code == 0
    assert "is whole" in answer.output
    assert "C15, malicious-link" in answer.output
    assert "/no/such/list.txt" in answer.output
