"""The example package: built, installed and used as its README says, without network."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from folkmoot.standards.document import DOCUMENTS

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "folkmoot-detector-example"
QUESTIONS = "Who paid for this? Who knew of it? Who kept silent for a year?"
USE = """
[[rules.C18.detectors]]
name = "all-questions"
actions = [
  { at_least = 0.5, action = "hold" },
]
"""

pytestmark = [
    pytest.mark.slow,  # builds a package and starts a few interpreters
    pytest.mark.skipif(
        not EXAMPLE.exists() or not all(map(importlib.util.find_spec, ("hatchling", "pip"))),
        reason="to build the example hatchling and pip are needed",
    ),
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example package in it, built from a copy so that nothing is left here."""
    folder = tmp_path_factory.mktemp("example")
    copy, target = folder / "copy", folder / "site"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    words = ["pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    words += ["--disable-pip-version-check", "--target", str(target), str(copy)]
    subprocess.run([sys.executable, "-m", *words], check=True, capture_output=True, timeout=120)
    return target


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    path.write_text((DOCUMENTS / "default.toml").read_text("utf-8") + USE, "utf-8")
    return path


def python(installed: Path, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(installed), str(ROOT / "src")])
    return subprocess.run(
        [sys.executable, *words],
        input=given,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=installed,
        env={**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"},
    )


def test_a_document_may_name_it_and_the_command_runs_it(installed: Path, document: Path) -> None:
    words = ("-m", "folkmoot", "check", "--standards", str(document))
    answer = python(installed, *words, given=QUESTIONS)
    assert answer.returncode == 1, answer.stderr
    assert "all-questions, score 0.5" in answer.stdout
    assert "Outcome: nudge" in answer.stdout, "C18 nudges at most, whatever a document says"
    assert python(installed, *words, given="Who paid for this, one wonders.").returncode == 0


def test_the_library_gives_the_same(installed: Path, document: Path) -> None:
    code = """
import json, sys
from folkmoot.standards import Standards, Submission, review
verdict = review(Submission(sys.argv[2]), Standards.load(sys.argv[1]))
print(json.dumps(verdict.to_dict()))
"""
    answer = python(installed, "-c", code, str(document), QUESTIONS)
    verdict = json.loads(answer.stdout)
    (finding,) = [each for each in verdict["findings"] if each["detector"] == "all-questions"]
    assert (finding["rule"], finding["version"], finding["action"]) == ("C18", "1", "nudge")
    assert len(finding["spans"]) == 3
    assert verdict["failed"] == []


def test_its_own_test_passes(installed: Path) -> None:
    words = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "/dev/null", "--rootdir=/")
    answer = python(installed, *words, str(EXAMPLE / "tests"))
    assert answer.returncode == 0, answer.stdout
    assert "7 passed" in answer.stdout


def test_without_the_package_the_document_is_refused_by_name(document: Path) -> None:
    from folkmoot.standards import Standards, StandardsInvalid

    with pytest.raises(StandardsInvalid, match='no detector "all-questions"'):
        Standards.load(document)
