"""The suggestions of other systems, as plain data for calibration."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from folkmoot.moderation.models.suggestion import Suggestion


def suggestions(*, since: datetime | None = None) -> Iterator[dict[str, Any]]:
    """Each suggestion with its origin, the oldest first; `since` leaves older ones out."""
    rows = Suggestion.objects.select_related("key", "publication").order_by("pk")
    if since is not None:
        rows = rows.filter(made_at__gte=since)
    for row in rows.iterator(chunk_size=500):
        yield {
            "id": row.public_id,
            "text": row.text or None,
            "text_hash": row.text_hash,
            "language": row.language,
            "scores": row.attributes,
            "origin": row.key.name,
            "publication": row.publication.key,
            "community": row.community,
            "token": row.token,
            "at": row.made_at.isoformat(),
        }
