"""Sessions, queued and failed tasks, and the demo's outbox."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django_q.models import OrmQ, Task
from django_q.signing import BadSignature, SignedPackage

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.privacy.parts.base import (
    OWN_SETTINGS,
    Fate,
    Leaving,
    Part,
    gone,
    kept,
)

FILE_OUTBOX = "filebased.EmailBackend"


def erase(leaving: Leaving) -> dict[str, int]:
    """End every session, and drop what is queued for the account or failed with its name."""
    marks = _marks(leaving.account)
    return {
        "sessions": _end_sessions(leaving.account),
        "queued tasks": _drop_queued(marks),
        "failed tasks": _drop_failed(marks),
        "mails in the demo's outbox": _drop_mails(leaving.account.email),
    }


def holdings(account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """The sessions that are open, by the day on which each ends; their keys are secrets."""
    return {
        "sessions": ({"ends_at": row.expire_date} for row in _sessions_of(account)),
    }


def _marks(account: Account) -> tuple[str, ...]:
    """What a task's arguments may name an account by."""
    ids = [account.email, account.public_id]
    ids += account.closures.values_list("public_id", flat=True)
    return tuple(ids)


def _sessions_of(account: Account) -> Iterable[Session]:
    wanted = str(account.pk)
    rows = Session.objects.filter(expire_date__gt=now())
    for row in rows.iterator():
        if str(row.get_decoded().get(SESSION_KEY)) == wanted:
            yield row


def _end_sessions(account: Account) -> int:
    keys = [row.session_key for row in _sessions_of(account)]
    Session.objects.filter(expire_date__lte=now()).delete()
    return Session.objects.filter(session_key__in=keys).delete()[0]


def _drop_queued(marks: tuple[str, ...]) -> int:
    named = [row.pk for row in OrmQ.objects.iterator() if _names(_arguments(row.payload), marks)]
    return int(OrmQ.objects.filter(pk__in=named).delete()[0])


def _drop_failed(marks: tuple[str, ...]) -> int:
    named = [
        row.pk
        for row in Task.objects.iterator()
        if _names((row.args, row.kwargs, row.result), marks)
    ]
    return int(Task.objects.filter(pk__in=named).delete()[0])


def _arguments(payload: str) -> object:
    try:
        package = SignedPackage.loads(payload)
    except BadSignature:
        return ()
    return package.get("args", ())


def _names(arguments: object, marks: tuple[str, ...]) -> bool:
    written = str(arguments).lower()
    return any(mark.lower() in written for mark in marks)


def _drop_mails(email: str) -> int:
    """The demo writes its mails into a folder; a site that sends them keeps none."""
    if not settings.EMAIL_BACKEND.endswith(FILE_OUTBOX):
        return 0
    files = Path(settings.EMAIL_FILE_PATH).glob("*.log")
    named = [path for path in files if email.encode() in path.read_bytes().lower()]
    for path in named:
        path.unlink(missing_ok=True)
    return len(named)


WORDS: dict[str, Fate] = kept(OWN_SETTINGS, "*")
PART = Part(
    name="sessions",
    columns={
        "sessions.Session": gone("session_key", "session_data"),
        "django_q.OrmQ": {**kept(OWN_SETTINGS, "key"), **gone("payload")},
        "django_q.Task": {
            **kept(OWN_SETTINGS, "id", "name", "func", "hook", "group", "cluster"),
            **gone("args", "kwargs", "result"),
        },
        "django_q.Schedule": WORDS,
        "contenttypes.ContentType": WORDS,
        "auth.Permission": WORDS,
        "auth.Group": WORDS,
    },
    holdings=holdings,
    erase=erase,
)
