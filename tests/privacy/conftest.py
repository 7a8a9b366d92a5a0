"""Clocks that agree, and a ledger of each test's own."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from folkmoot.core.clock import now

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


@pytest.fixture(autouse=True)
def ledger(settings: Any, tmp_path: Path) -> Path:
    """The file that erasures are written to."""
    path = tmp_path / "erasures.jsonl"
    settings.ERASURE_LEDGER = str(path)
    return path


@pytest.fixture(autouse=True)
def clocks_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database's clock goes with ours, which a test moves."""
    monkeypatch.setattr("folkmoot.privacy.queries.clocks.database_time", now)
