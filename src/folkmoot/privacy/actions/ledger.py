"""The ledger of erasures: a file outside the database, for the day an old backup is used.

A backup brings erased accounts back. The ledger, which is kept apart from it, says by keyed
hashes which ones have to go again.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from os import fsync
from pathlib import Path

from django.conf import settings
from django.db import transaction

from folkmoot.core.clock import now
from folkmoot.privacy.models import Receipt


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    person: str
    comments: str
    erased_at: datetime


def write_ledger() -> int:
    """Append what the file does not have yet, safely on disk; how many lines.

    A receipt is noted as written afterwards: after a crash in between the line comes twice,
    which changes nothing.
    """
    receipts = list(Receipt.objects.filter(written_at=None).order_by("pk"))
    if not receipts:
        return 0
    lines = "".join(f"{json.dumps(_line(receipt))}\n" for receipt in receipts)
    path = Path(settings.ERASURE_LEDGER)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(lines)
        file.flush()
        fsync(file.fileno())
    with transaction.atomic():
        written = [receipt.pk for receipt in receipts]
        Receipt.objects.filter(pk__in=written).update(written_at=now())
    return len(receipts)


def read_ledger(path: Path) -> Iterator[Entry]:
    """Every entry of a ledger; a last line that a crash cut short is left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        try:
            data = json.loads(line)
        except json.JSONDecodeError:
            continue
        moment = datetime.fromisoformat(data["erased_at"])
        yield Entry(data["person"], data["comments"], moment)


def _line(receipt: Receipt) -> dict[str, str]:
    return {
        "person": receipt.person,
        "comments": receipt.comments,
        "erased_at": receipt.erased_at.isoformat(),
    }
