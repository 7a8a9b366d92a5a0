"""Archives that were asked for."""

from datetime import datetime, timedelta

from django.core.files import File

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.ids import checked_id
from folkmoot.privacy.errors import ArchiveUnknown
from folkmoot.privacy.models import Archive
from folkmoot.privacy.store import open_file


def archives_of(account: Account) -> tuple[Archive, ...]:
    """Those that run or can be fetched, the newest first."""
    rows = Archive.objects.filter(account=account, asked_at__gt=_oldest())
    return tuple(rows.order_by("-pk"))


def open_archive(account: Account, public_id: str) -> File[bytes]:
    """The file of one's own archive.

    Raises:
        ArchiveUnknown: there is none, it is another's, it is not ready, or it is gone: one answer.
    """
    rows = Archive.objects.filter(account=account, asked_at__gt=_oldest()).exclude(made_at=None)
    row = rows.filter(public_id=checked_id(public_id)).first()
    if row is None:
        raise ArchiveUnknown
    try:
        return open_file(row.file)
    except FileNotFoundError as error:
        raise ArchiveUnknown from error


def _oldest() -> datetime:
    return now() - timedelta(days=conf.archive_days)
