"""Hostile texts from a folder beside the checkout; without it the tests say so and skip."""

import json
import os
from pathlib import Path

import pytest

FOLDER = Path(os.environ.get("FOLKMOOT_SHARED") or Path(__file__).parents[3] / "shared")


def corpus(name: str) -> Path:
    """The file or folder of test data with this name."""
    path = FOLDER / "testdata" / name
    if not path.exists():
        pytest.skip(f"no test data: set FOLKMOOT_SHARED to a folder with testdata/{name}")
    return path


def script_injections() -> list[str]:
    """Thousands of lines that try to run a script."""
    text = corpus("xss-payload-list.txt").read_text(encoding="utf-8", errors="replace")
    return [line for line in text.splitlines() if line.strip()]


def awkward_texts() -> list[str]:
    """Hundreds of texts that have broken other programs."""
    return [str(text) for text in json.loads(corpus("blns.json").read_text(encoding="utf-8"))]


def sample(texts: list[str], size: int) -> list[str]:
    """So many of the texts, evenly spread, always the same."""
    return texts[:: max(1, len(texts) // size)]
