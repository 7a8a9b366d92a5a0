"""What privacy itself keeps: receipts and proofs that name nobody, and archives."""

from collections.abc import Iterable, Mapping
from typing import Any

from folkmoot.accounts.models import Account
from folkmoot.privacy.models import Archive
from folkmoot.privacy.parts.base import Leaving, Part, gone, kept
from folkmoot.privacy.store import drop_file

HASHED = "a keyed hash that finds a person again and tells nobody who it is"
COUNTS = "what was done and how often, of nobody in particular"


def erase(leaving: Leaving) -> dict[str, int]:
    """Drop the archives with their files."""
    rows = Archive.objects.filter(account=leaving.account)
    for file in rows.exclude(file="").values_list("file", flat=True):
        drop_file(file)
    return {"archives": rows.delete()[0]}


def holdings(account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """When archives were asked for."""
    rows = Archive.objects.filter(account=account).order_by("pk")
    return {
        "archives": (
            {"asked_at": row.asked_at, "made_at": row.made_at, "bytes": row.size}
            for row in rows.iterator()
        )
    }


PART = Part(
    name="own",
    columns={
        "privacy.Archive": gone("public_id", "account", "file"),
        "privacy.Receipt": {
            **kept(HASHED, "person"),
            **kept(COUNTS, "public_id", "comments", "counts"),
        },
        "privacy.ConsentProof": {
            **kept(HASHED, "person"),
            **kept("the consent that may have to be proved", "text", "version"),
            **kept("the consent that may have to be proved", "language", "method"),
        },
    },
    holdings=holdings,
    erase=erase,
)
