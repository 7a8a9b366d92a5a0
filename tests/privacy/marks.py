"""Putting a mark into every personal column, and looking for it everywhere."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import connection, models
from django_q.models import OrmQ, Task
from django_q.signing import SignedPackage

from folkmoot.accounts.models import Account
from folkmoot.discussion.actions.erasing import KEPT_WHEN_FROZEN
from folkmoot.moderation.actions.erasing import (
    KEPT_FACTS,
    KEPT_FINDING,
    KEPT_REASONS,
    KEPT_VERDICT,
)
from folkmoot.privacy.parts import PARTS

MARK = "zqxmarker"
OWNED = {
    "discussion.Revision": "comment__author",
    "discussion.Exhibit": "comment__author",
}
BY_ADDRESS = {
    "discussion.Enquiry": "email",
    "moderation.InboundLetter": "sender",
}
"""What names no account: whoever wrote it is known by the address alone."""
BY_THEMSELVES = {
    "accounts.Account",
    "account.EmailConfirmation",
    "django_q.OrmQ",
    "django_q.Task",
    "sessions.Session",
    "socialaccount.SocialToken",
    "wagtailcore.ModelLogEntry",
}
"""Models whose rows the test makes itself, or that have no way to an account of their own."""
IMPERSONAL = (
    (KEPT_REASONS | KEPT_VERDICT | KEPT_FINDING | KEPT_FACTS | KEPT_WHEN_FROZEN) - {"text"}
) | {"story", "parent"}
"""Keys of stored data that stay; `parent` is another's text in a frozen copy."""


def personal_columns() -> dict[type[models.Model], list[models.Field[Any, Any]]]:
    """The columns of words that parts call personal, by model; a link to the account is none."""
    found = {}
    for part in PARTS:
        for label, fates in part.columns.items():
            app, name = label.split(".")
            if name.lower() not in apps.all_models[app]:
                continue
            model = apps.get_model(label)
            columns = [
                model._meta.get_field(column)
                for column, fate in fates.items()
                if fate.is_personal and not model._meta.get_field(column).is_relation
            ]
            if columns:
                found[model] = columns
    return found


def way_to_account(model: type[models.Model]) -> str:
    """The path from a row to its account."""
    if model._meta.label in OWNED:
        return OWNED[model._meta.label]
    ways = [field.name for field in model._meta.local_fields if field.related_model is Account]
    return "author" if "author" in ways else "account" if "account" in ways else ways[0]


def rows_of(model: type[models.Model], account: Account) -> models.QuerySet[models.Model]:
    """The rows of the account."""
    column = BY_ADDRESS.get(model._meta.label)
    way = {column: account.email} if column else {way_to_account(model): account}
    return model._default_manager.filter(**way)


def mark_everything(account: Account) -> dict[str, int]:
    """Put the mark into each personal column of each row of the account; how many, by model."""
    marked = {}
    for model, columns in personal_columns().items():
        if model._meta.label in BY_THEMSELVES:
            continue
        rows = rows_of(model, account)
        if not rows.exists():
            make_row(model, account)
        marked[model._meta.label] = rows.count()
        free = [each for each in columns if each.name != BY_ADDRESS.get(model._meta.label)]
        for number, row in enumerate(rows):
            values = {column.name: marked_value(row, column, number) for column in free}
            model._default_manager.filter(pk=row.pk).update(**values)
    return marked


def marked_value(row: Any, column: Any, number: int) -> Any:
    """The column's value with the mark in it; data keeps its shape."""
    if isinstance(column, models.JSONField):
        return _marked(getattr(row, column.name) or {"words": MARK})
    if column.name == "public_id":
        return getattr(row, column.name)
    if isinstance(column, models.TextField):
        return f"{getattr(row, column.name)} {MARK}"
    return f"{MARK}{number}{row.pk}"[: column.max_length or 99]


def _marked(value: Any) -> Any:
    """Data with the mark in each text but those that say nothing of a person; new keys too."""
    if isinstance(value, dict):
        marked = {k: each if k in IMPERSONAL else _marked(each) for k, each in value.items()}
        return marked if "id" in value and "address" in value else {**marked, "new": MARK}
    if isinstance(value, list):
        return [_marked(each) for each in value]
    is_word = isinstance(value, str) and len(value) != 26 and value not in {"plain", "source"}
    return f"{value} {MARK}" if is_word else value


def make_row(model: type[models.Model], account: Account) -> None:
    """Any row of the model that hangs on the account."""
    values: dict[str, Any] = {}
    for field in model._meta.concrete_fields:
        if field.primary_key or field.has_default() or field.null:
            continue
        values[field.name] = _any_value(field, account)
    for field in model._meta.concrete_fields:
        if field.related_model is Account:
            values[field.name] = account
    if model._meta.label in BY_ADDRESS:
        values[BY_ADDRESS[model._meta.label]] = account.email
    model._default_manager.bulk_create([model(**values)])


PLAIN: tuple[tuple[type[models.Field[Any, Any]], Any], ...] = (
    (models.JSONField, {}),
    (models.DateTimeField, datetime(2031, 3, 4, tzinfo=UTC)),
    (models.BooleanField, False),
    (models.IntegerField, 1),
)


def _any_value(field: Any, account: Account) -> Any:
    """Something that the column takes; the mark comes later, where it belongs."""
    if field.is_relation:
        if field.related_model is ContentType:
            return ContentType.objects.get_for_model(Account)
        return account if field.related_model is Account else field.related_model.objects.first()
    if field.choices:
        return field.choices[0][0]
    return next((value for kind, value in PLAIN if isinstance(field, kind)), "x")


def places_with(*marks: str) -> list[str]:
    """Where any of these stands: tables, packed columns, cache, outbox, private files."""
    return [
        f"{place}: {text[:300]}"
        for place, text in everything_stored()
        if any(mark.lower() in text.lower() for mark in marks)
    ]


def everything_stored() -> Iterator[tuple[str, str]]:
    """Each stored row or file as text, with the place where it lies."""
    yield from _tables()
    yield from (("sessions", str(row.get_decoded())) for row in Session.objects.all())
    yield from (("queue", str(SignedPackage.loads(row.payload))) for row in OrmQ.objects.all())
    for task in Task.objects.all():
        yield "failed tasks", str((task.args, task.kwargs, task.result))
    yield from _cached()
    for folder in (settings.EMAIL_FILE_PATH, settings.STORAGES["private"]["OPTIONS"]["location"]):
        files = (path for path in Path(folder).rglob("*") if path.is_file())
        yield from ((str(path), path.read_text(errors="replace")) for path in files)


def _tables() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from ((table, str(row)) for row in cursor.fetchall())


def _cached() -> Iterator[tuple[str, str]]:
    place = settings.CACHES["default"]["LOCATION"]
    if Path(place).is_file():
        with sqlite3.connect(place) as file:
            for row in file.execute("SELECT * FROM entries"):
                yield "cache", str(row)
