"""What readers wrote to the newsroom, page by page: what waits for an answer, or what has one."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from folkmoot.core.ids import checked_id

Written = TypeVar("Written", bound=Model)


def page_by_answer(
    rows: QuerySet[Written], *, is_open: bool, after: str | None, size: int
) -> list[Written]:
    """One row more than a page: the open ones, the oldest first; or the answered, the newest first.

    `after` is the public id of the last row of the page before; one that is unknown is none.
    """
    begin = _row(rows, after) if after else None
    wanted = rows.filter(answered_at__isnull=is_open)
    if begin is not None:
        wanted = wanted.filter(pk__gt=begin.pk) if is_open else wanted.filter(pk__lt=begin.pk)
    return list(wanted.order_by("pk" if is_open else "-pk")[: size + 1])


def _row(rows: QuerySet[Written], public_id: str) -> Written | None:
    return rows.model._default_manager.filter(public_id=checked_id(public_id)).first()
