"""Who is behind an API key, and which keys a publication gave out."""

import threading
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from folkmoot.core.clock import now
from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.errors import ApiKeyNotValid
from folkmoot.moderation.models.api_key import ApiKey
from folkmoot.moderation.queries.standards import InForce, standards_in_force
from folkmoot.standards.document import Standards

REMEMBERED_SECONDS = 10
MOST_REMEMBERED = 1_000


@dataclass(frozen=True, slots=True)
class ApiClient:
    """The machine behind a key: its name, and the publication whose standards it asks.

    `language` is that of the publication's first edition, for texts that do not say theirs.
    """

    key: int
    public_id: str
    name: str
    publication: Publication
    language: str
    used_at: datetime | None = None

    def standards(self) -> InForce:
        """The standards in force for it; the shipped ones before the first adoption."""
        return standards_in_force(self.publication) or InForce(Standards.default())


@dataclass(frozen=True, slots=True)
class KeyView:
    """A key as publishers see it."""

    public_id: str
    name: str
    start: str
    publication: str
    made_at: datetime
    made_by: str
    used_at: datetime | None
    revoked_at: datetime | None


def client_behind(secret: str) -> ApiClient:
    """The machine that was given this secret.

    Who is behind a key is remembered for some seconds in each process, so that a machine that
    asks a thousand times costs one statement; a revoked key is refused everywhere after
    `REMEMBERED_SECONDS` at the latest, and at once in the process that revoked it.

    Raises:
        ApiKeyNotValid: nobody was, or the key was revoked.
    """
    digest = hash_secret(secret)
    client = _remembered.get(digest) or _client(digest)
    if client is None:
        raise ApiKeyNotValid
    _remembered.put(digest, client)
    return client


def hash_secret(secret: str) -> str:
    """What is stored of a secret.

    A plain hash does: a secret of 256 random bits cannot be found by trying, and machines
    outlive a change of `FOLKMOOT_SECRET_KEY`.
    """
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def forget_clients() -> None:
    """Ask the database again for each key, in this process."""
    _remembered.clear()


def api_keys(publication: Publication | None = None) -> tuple[KeyView, ...]:
    """The keys of one publication or of all, open ones first, the newest of them on top."""
    rows = ApiKey.objects.select_related("publication", "made_by")
    if publication is not None:
        rows = rows.filter(publication=publication)
    views = [
        KeyView(
            public_id=row.public_id,
            name=row.name,
            start=row.start,
            publication=row.publication.key,
            made_at=row.made_at,
            made_by=row.made_by.display_name if row.made_by else "",
            used_at=row.used_at,
            revoked_at=row.revoked_at,
        )
        for row in rows
    ]
    return tuple(sorted(views, key=lambda view: view.revoked_at is not None))


def _client(digest: str) -> ApiClient | None:
    row = (
        ApiKey.objects.filter(secret_hash=digest, revoked_at=None)
        .select_related("publication")
        .first()
    )
    if row is None:
        return None
    edition = Edition.objects.filter(publication=row.publication_id).order_by("pk").first()
    language = edition.language if edition else "en"
    return ApiClient(
        row.pk, row.public_id, row.name, row.publication, language, used_at=row.used_at
    )


class _Clients:
    """Clients by the hash of their secret, each for some seconds from when it was read."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._read_at: dict[str, tuple[float, ApiClient]] = {}

    def get(self, digest: str) -> ApiClient | None:
        read_at, client = self._read_at.get(digest, (0.0, None))
        return client if now().timestamp() - read_at < REMEMBERED_SECONDS else None

    def put(self, digest: str, client: ApiClient) -> None:
        if self.get(digest) is not None:
            return
        with self._lock:
            if len(self._read_at) >= MOST_REMEMBERED:
                self._read_at.clear()
            self._read_at[digest] = (now().timestamp(), client)

    def clear(self) -> None:
        with self._lock:
            self._read_at.clear()


_remembered = _Clients()
