"""What is wrong with an installation, in sentences: what `folkmoot doctor` says.

`checks.py` holds what keeps a site from starting; this looks at everything around it as well: the
servers it needs, the worker, the people and the documents without which nobody can use it.
"""

import os
import resource
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django_q.models import OrmQ, Schedule, Task

from folkmoot.accounts.checks import check_cache, check_networks
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.policies import policy_in_force
from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.discussion.models import Publication
from folkmoot.edge.store import Reader
from folkmoot.moderation.queries.standards import standards_in_force
from folkmoot.privacy.queries.clocks import clock_trouble
from folkmoot.project.checks import is_own_machine, serving_faults
from folkmoot.standards.errors import StandardsError
from folkmoot.standards.troubles import troubles as troubles_of

SOUND_SQLITE = (3, 51, 3)
UNSEEN = timedelta(minutes=20)
LATE = timedelta(minutes=10)
NOT_KEPT_UP = 60


@dataclass(frozen=True, slots=True)
class Trouble:
    """One sentence or two for the operator; what need not be mended is advice."""

    words: str
    must_be_mended: bool = True


def troubles() -> Iterator[Trouble]:
    """Everything that is wrong now, what must be mended and what is advice, by area.

    It changes nothing but one entry of the cache for a moment. Without a database that is there
    and up to date, what stands in it is not looked at.
    """
    for look in (_configuration, _proxies, _mail, _cache, _edge):
        yield from look()
    found = [*_database()]
    yield from found
    if not any(trouble.must_be_mended for trouble in found):
        for look in INSIDE:
            yield from look()


def _configuration() -> Iterator[Trouble]:
    for fault in (*serving_faults(), *check_cache(), *check_networks()):
        yield Trouble(str(fault.msg))


def _proxies() -> Iterator[Trouble]:
    if settings.IS_SECURE and not settings.TRUSTED_PROXIES:
        yield Trouble(
            "FOLKMOOT_ADDRESS is https, which a proxy in front must end, but "
            "FOLKMOOT_TRUSTED_PROXIES is 0: all visitors would look like that proxy and share one "
            "limit. Set it to the number of proxies."
        )
    if settings.TRUSTED_PROXIES and not settings.IS_SECURE and not is_own_machine():
        yield Trouble("There is a proxy in front: let it speak HTTPS.", must_be_mended=False)


def _mail() -> Iterator[Trouble]:
    if not settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return
    if settings.DEFAULT_FROM_EMAIL.endswith("@localhost") and not is_own_machine():
        yield Trouble(
            f"Mails would come from {settings.DEFAULT_FROM_EMAIL}, which nobody can answer and "
            "many refuse. Set FOLKMOOT_MAIL_FROM."
        )
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        with get_connection():
            pass
    except OSError as error:
        yield Trouble(
            f"The mail server {server} does not take our mail ({error}): nobody could confirm an "
            "address. Look at FOLKMOOT_MAIL_HOST and what belongs to it."
        )


def _cache() -> Iterator[Trouble]:
    key = f"doctor:{uuid4().hex}"
    try:
        cache.set(key, 1, 60)
        is_kept = cache.get(key) == 1
        cache.delete(key)
    except Exception as error:  # noqa: BLE001  each cache has errors of its own
        is_kept, reason = False, f" ({error})"
    else:
        reason = ""
    if not is_kept:
        yield Trouble(
            f"The cache does not keep what it is given{reason}: each process counts limits alone "
            "and more strictly. Look at FOLKMOOT_CACHE_URL, or at the cache file beside the "
            "database."
        )


def _edge() -> Iterator[Trouble]:
    kept = Path(settings.SNAPSHOTS)
    if not os.access(kept.parent, os.W_OK):
        yield Trouble(
            f"The kept pages cannot be written to {kept.parent}, so nothing can be hidden. Look at "
            "FOLKMOOT_SNAPSHOTS."
        )
    elif kept.exists() and Reader(kept).seconds_since_beat() > NOT_KEPT_UP:
        yield Trouble(
            "The kept pages of discussions are not kept up to date: readers see new comments "
            "late. `folkmoot serve` or `folkmoot worker` on this machine does it.",
            must_be_mended=False,
        )
    _, files = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files < settings.STREAMS:
        yield Trouble(
            f"A process may open {files} files here, fewer than the {settings.STREAMS} live "
            "streams that FOLKMOOT_STREAMS allows. Allow more, or fewer streams.",
            must_be_mended=False,
        )


def _database() -> Iterator[Trouble]:
    if connection.vendor == "sqlite" and sqlite3.sqlite_version_info < SOUND_SQLITE:
        yield from _sqlite_advice()
    try:
        executor = MigrationExecutor(connection)
        is_behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Trouble(f"The database does not answer ({error}). Look at FOLKMOOT_DATABASE_URL.")
        return
    if is_behind:
        yield Trouble("The database is not up to date. Run `folkmoot prepare`.")


def _sqlite_advice() -> Iterator[Trouble]:
    yield Trouble(
        f"SQLite {sqlite3.sqlite_version} has a rare fault that can damage a database under "
        "several writers, mended in 3.51.3. If your distribution has not mended it, back up "
        "every hour or use PostgreSQL.",
        must_be_mended=False,
    )


def _worker() -> Iterator[Trouble]:
    moment = now()
    plan = Schedule.objects.order_by("next_run").values_list("next_run", flat=True).first()
    if plan is None:
        yield Trouble("No worker has run yet: mails wait. `folkmoot serve` starts one.")
    elif plan < moment - UNSEEN:
        yield Trouble(
            f"No worker was seen since {plan:%Y-%m-%d %H:%M} UTC: mails and notifications wait. "
            "`folkmoot serve` or `folkmoot worker` runs them."
        )
    elif late := OrmQ.objects.filter(lock__lt=moment - LATE).count():
        yield Trouble(
            f"{late} tasks have waited for more than ten minutes; one worker helps.",
            must_be_mended=False,
        )
    if failed := Task.objects.filter(success=False, stopped__gt=moment - timedelta(days=7)).count():
        yield Trouble(
            f"{failed} tasks were given up in the last seven days; the log says why.",
            must_be_mended=False,
        )


def _people() -> Iterator[Trouble]:
    publishers = Account.objects.filter(role=Role.PUBLISHER, is_active=True, closing_since=None)
    if not publishers.exists():
        yield Trouble(
            "There is no publisher, who alone can publish the privacy policy and adopt standards. "
            "Run `folkmoot createsuperuser`, or `folkmoot give_role`."
        )
    if policy_in_force() is None:
        yield Trouble(
            "No privacy policy is in force, so nobody can register. The publisher publishes one at "
            "the desk."
        )


def _standards() -> Iterator[Trouble]:
    publications = Publication.objects.order_by("pk")
    if not publications:
        yield Trouble("There is no publication yet. Run `folkmoot start_paper`.")
    for publication in publications:
        yield from _standards_of(publication)


def _standards_of(publication: Publication) -> Iterator[Trouble]:
    try:
        found = standards_in_force(publication)
    except StandardsError as error:
        yield Trouble(f"The standards of {publication.name} cannot be read: {error}")
        return
    if found is None:
        words = (
            f"{publication.name} has adopted no standards: its first comment adopts the default."
        )
        yield Trouble(words, must_be_mended=False)
        return
    for sentence in troubles_of(found.standards):
        yield Trouble(f"The standards of {publication.name}, rule {sentence}")


def _clock() -> Iterator[Trouble]:
    trouble = clock_trouble()
    if trouble:
        yield Trouble(
            f"{trouble} Closed accounts are not erased meanwhile. Set the clock right, then run "
            "`folkmoot trust_clock`."
        )


INSIDE: tuple[Callable[[], Iterator[Trouble]], ...] = (_worker, _people, _standards, _clock)
