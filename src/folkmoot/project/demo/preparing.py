"""Making the demo's data once, and finding at the next start that nothing is left to do."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from folkmoot.discussion.models import Publication
from folkmoot.newsroom.demo.loading import load_paper
from folkmoot.newsroom.founding import place_site
from folkmoot.newsroom.story_link import link_everything
from folkmoot.project.demo.accounts_file import write_accounts
from folkmoot.project.demo.people import open_accounts
from folkmoot.project.demo.talk import tell
from folkmoot.project.template_database import migrations_hash

Say = Callable[[str], None]


def is_ready() -> bool:
    """True when nothing is left to do."""
    return _found(_stamp()) == _wanted()


def prepare(say: Say) -> None:
    """Bring the demo to where it can be served; the data of an earlier start are kept.

    The stamp is written last. Without it what lies there is the rest of a start that was
    broken off, and it is cleared away.
    """
    folder, stamp = Path(settings.VAR), _stamp()
    wanted, found = _wanted(), _found(stamp)
    if not found:
        _begin_anew(folder, say)
    elif found["migrations"] != wanted["migrations"]:
        say("Bringing the database up to date")
        _migrate()
    if found and found["address"] != wanted["address"]:
        place_site()
        link_everything()
    write_accounts(folder / "accounts.json", settings.SITE_ADDRESS)
    stamp.write_text(json.dumps(wanted))


def _stamp() -> Path:
    return Path(settings.VAR) / "ready.json"


def _found(stamp: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(stamp.read_text()) if stamp.exists() else {}
    return found


def _wanted() -> dict[str, str]:
    return {"migrations": migrations_hash(), "address": settings.SITE_ADDRESS}


def _begin_anew(folder: Path, say: Say) -> None:
    connections.close_all()
    for left in [*folder.glob("folkmoot.sqlite3*"), folder / "media", folder / "outbox"]:
        shutil.rmtree(left) if left.is_dir() else left.unlink(missing_ok=True)
    (folder / "outbox").mkdir(parents=True, exist_ok=True)
    say("Making the database")
    _make_database(folder)
    _hurry(is_sure=False)
    say("Loading the paper and its people")
    home = load_paper()
    settings.FOLKMOOT_TASKS_AT_ONCE = True
    publication = Publication.objects.get(key=home.publication_key)
    tell(home, open_accounts(publication, time_zone=home.time_zone))
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    _hurry(is_sure=True)


def _make_database(folder: Path) -> None:
    """A copy of the migrated database of an earlier demo where there is one; else migrate."""
    template = folder.parent / "cache" / f"demo-{migrations_hash()}.sqlite3"
    database = Path(settings.DATABASES["default"]["NAME"])
    if template.exists():
        _copy(template, database)
        return
    _migrate()
    template.parent.mkdir(parents=True, exist_ok=True)
    part = template.with_suffix(".part")
    _copy(database, part)
    part.rename(template)


def _copy(source: Path, target: Path) -> None:
    """With SQLite's own backup, which knows of the log beside the file."""
    connections.close_all()
    with closing(sqlite3.connect(source)) as whole, closing(sqlite3.connect(target)) as copy:
        whole.backup(copy)


def _hurry(*, is_sure: bool) -> None:
    """Do without the disk's word while what a broken start leaves is thrown away anyway."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={'FULL' if is_sure else 'OFF'}")
        if is_sure:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _migrate() -> None:
    _hurry(is_sure=False)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    _hurry(is_sure=True)
