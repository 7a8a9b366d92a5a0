"""Statements that are compiled once: for the few that every written comment needs.

Django builds the text of a query anew each time, which takes several times as long as the
database takes to answer a small one. Here the query is written as any other, with Django's own
words; its text is kept, and later calls only send it with other values.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Generic, ParamSpec

from django.db import connection
from django.db.models import Field, Model
from django.db.models.sql import InsertQuery, Query, UpdateQuery
from django.db.models.sql.compiler import SQLCompiler

P = ParamSpec("P")
Value = int | str | datetime

_MARKED_NUMBER = 1_987_000_000
_MARKED_TEXT = "a-place-for-the-value-{}"
_MARKED_MOMENT = datetime.fromisoformat("1871-03-18T04:05:06.789012+00:00")


@dataclass(frozen=True)
class _Plan:
    """The text of a statement, where its values come from, and how its rows are read."""

    sql: str
    sources: tuple[tuple[int | None, Any], ...]
    compiler: SQLCompiler
    converters: dict[int, Any]

    def send(self, cursor: Any, given: tuple[Any, ...]) -> None:
        """Send the text with its values in order: constants, and those given for this call."""
        values = [constant if at is None else _adapted(given[at]) for at, constant in self.sources]
        cursor.execute(self.sql, values)

    def read(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """The rows with their columns as Python's own kinds."""
        if not self.converters:
            return rows
        return [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]


class _Statement(Generic[P]):
    """What queries and updates have in common: the kept texts, by database and number of values.

    The values are whole numbers, texts or moments, never none and never lists: the text must not
    depend on them. The builder must use each of them and decide nothing by them, but it may
    decide by how many it gets.
    """

    def __init__(self, build: Callable[P, Any]) -> None:
        self._build: Callable[..., Any] = build
        self._plans: dict[tuple[str, int], _Plan] = {}

    def _plan(self, given: tuple[Any, ...]) -> _Plan:
        kept = self._plans.get((connection.vendor, len(given)))
        return kept or self._prepare(given)

    def _prepare(self, given: tuple[Any, ...]) -> _Plan:
        marks = [_mark(value, place) for place, value in enumerate(given)]
        compiler = self._query(marks).get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        places = {_adapted(mark): place for place, mark in enumerate(marks)}
        sources = tuple((places.get(param), param) for param in params)
        if {place for place, _ in sources} < set(places.values()):
            raise TypeError(f"{self._build.__qualname__} does not use all of its values")
        plan = _Plan(sql, sources, compiler, self._converters(compiler))
        self._plans[connection.vendor, len(given)] = plan
        return plan

    def _query(self, marks: list[Value]) -> Query:
        query: Query = self._build(*marks).query
        return query

    def _converters(self, compiler: SQLCompiler) -> dict[int, Any]:
        columns = [column for column, _, _ in compiler.select[: compiler.col_count]]
        return compiler.get_converters(columns)


class Prepared(_Statement[P]):
    """A function from values to rows, made from one that builds a query of named columns."""

    def __call__(self, *given: P.args, **_: P.kwargs) -> list[tuple[Any, ...]]:
        """The rows for these values."""
        plan = self._plan(given)
        with connection.cursor() as cursor:
            plan.send(cursor, given)
            return plan.read(cursor.fetchall())


class PreparedUpdate(_Statement[P]):
    """A function from values to the number of rows changed.

    It is made from one that gives the rows and what their columns become.
    """

    def __call__(self, *given: P.args, **_: P.kwargs) -> int:
        """Change the rows; how many there were."""
        plan = self._plan(given)
        with connection.cursor() as cursor:
            plan.send(cursor, given)
            return int(cursor.rowcount)

    def _query(self, marks: list[Value]) -> Query:
        rows, columns = self._build(*marks)
        query: UpdateQuery = rows.query.chain(UpdateQuery)
        query.add_update_values(columns)
        return query

    def _converters(self, compiler: SQLCompiler) -> dict[int, Any]:  # noqa: ARG002
        return {}


_inserts: dict[tuple[str, type[Model]], tuple[str, list[Field[Any, Any]]]] = {}


def insert(row: Model) -> None:
    """Write a new row of a model that has a number for its key; the row has its number then.

    What `save` does beside it is left out: there are no signals, no parents, and never an update.

    Raises:
        IntegrityError: a constraint forbids the row.
        ValueError: the row was written before.
    """
    if not row._state.adding:
        raise ValueError(f"{row!r} was written before")
    sql, fields = _insert_of(type(row))
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = connection.alias


def _insert_of(model: type[Model]) -> tuple[str, list[Field[Any, Any]]]:
    kept = _inserts.get((connection.vendor, model))
    if kept:
        return kept
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    query = InsertQuery(model)
    query.insert_values(fields, [model()])
    compiler = query.get_compiler(connection=connection)
    compiler.returning_fields = [model._meta.pk]
    ((sql, _),) = compiler.as_sql()
    _inserts[connection.vendor, model] = sql, fields
    return sql, fields


def _mark(value: Any, place: int) -> Value:
    """A value of the same kind that stands nowhere else in the query."""
    if isinstance(value, int):
        return _MARKED_NUMBER + place
    if isinstance(value, str):
        return _MARKED_TEXT.format(place)
    if isinstance(value, datetime):
        return _MARKED_MOMENT + timedelta(seconds=place)
    raise TypeError(f"{type(value).__name__} cannot be a value of a prepared statement")


def _adapted(value: Any) -> Any:
    """The value as this database takes it; a member of an enumeration is its plain text."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise TypeError(f"{type(value).__name__} cannot be a value of a prepared statement")
