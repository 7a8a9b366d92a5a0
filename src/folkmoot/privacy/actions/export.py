"""Giving a person everything that is held about them (A7; GDPR Art. 15 and 20)."""

from tempfile import TemporaryFile
from typing import IO

from django.db import IntegrityError, transaction
from django.utils import translation

from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.limits import check_limit
from folkmoot.notifications.actions.notify import notify
from folkmoot.privacy.archive_file import write_archive
from folkmoot.privacy.errors import ArchiveRunning
from folkmoot.privacy.models import Archive
from folkmoot.privacy.queries.holdings import sections_of
from folkmoot.privacy.store import keep_file

RATE = "5/d"


def export_account(account: Account, file: IO[bytes]) -> None:
    """Write one archive: JSON, a page to read, and a table of the comments."""
    with translation.override(account.language):
        write_archive(lambda: sections_of(account), file, made_at=now())


def export_at_once(account: Account) -> IO[bytes]:
    """A small account's archive, made while its owner waits; rewound for reading.

    Raises:
        TooFast: five were asked for within a day.
    """
    check_limit("archive", account.public_id, rate=RATE)
    file = TemporaryFile()  # noqa: SIM115  the answer that streams it closes it
    export_account(account, file)
    file.seek(0)
    return file


def ask_archive(account: Account) -> Archive:
    """Have an archive made in the background; its owner is told when it is ready.

    Raises:
        TooFast: five were asked for within a day.
        ArchiveRunning: one is being made.
    """
    check_limit("archive", account.public_id, rate=RATE)
    try:
        with transaction.atomic():
            archive = Archive.objects.create(account=account)
            start("privacy.make_archive", archive.public_id)
    except IntegrityError as error:
        raise ArchiveRunning from error
    return archive


def make_archive(archive_id: str) -> None:
    """Make it, keep it in the private storage, and say so. Safe to run again."""
    archive = Archive.objects.select_related("account").filter(public_id=archive_id).first()
    if archive is None or archive.made_at is not None:
        return
    with TemporaryFile() as file:
        export_account(archive.account, file)
        size = file.tell()
        file.seek(0)
        name = keep_file(f"archives/{archive.public_id}.zip", file)
    _note_made(archive, file=name, size=size)


@transaction.atomic
def _note_made(archive: Archive, *, file: str, size: int) -> None:
    rows = Archive.objects.filter(pk=archive.pk, made_at=None)
    if rows.update(made_at=now(), file=file, size=size):
        notify(archive.account, "archive-ready", cause=archive.public_id, facts={})
