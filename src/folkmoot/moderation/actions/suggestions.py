"""Keeping what other systems say a text should have been given, for a time."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.moderation.models.suggestion import Suggestion
from folkmoot.moderation.queries.api_keys import ApiClient


@dataclass(frozen=True, slots=True)
class Suggested:
    """A text with the values it should have had, and the sender's own words about it."""

    text: str
    language: str
    attributes: dict[str, float]
    community: str = ""
    token: str = ""
    may_be_stored: bool = True


def keep_suggestion(client: ApiClient, suggested: Suggested) -> Suggestion:
    """Store a suggestion under the key it came by; the text only where it may be stored.

    PostgreSQL stores no zero character, so none is kept; the hash is of the text as it came.
    """
    return Suggestion.objects.create(
        publication=client.publication,
        key_id=client.key,
        text_hash=sha256(suggested.text.encode("utf-8")).hexdigest(),
        text=_storable(suggested.text) if suggested.may_be_stored else "",
        language=_storable(suggested.language),
        attributes=suggested.attributes,
        community=_storable(suggested.community),
        token=_storable(suggested.token),
    )


def end_old_suggestions() -> int:
    """Delete what is older than `conf.suggestion_days`; how many there were."""
    oldest = now() - timedelta(days=conf.suggestion_days)
    number, _by_model = Suggestion.objects.filter(made_at__lt=oldest).delete()
    return number


def _storable(words: str) -> str:
    return words.replace("\0", "")
