from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext

from folkmoot.core.prepared import Prepared, PreparedUpdate, insert
from folkmoot.discussion.models import Comment, Revision
from folkmoot.discussion.states import CommentState
from tests.make import make_comment

pytestmark = pytest.mark.django_db


@Prepared
def _written_after(moment: Any, state: str, author: int) -> QuerySet[Comment, Any]:
    rows = Comment.objects.filter(author=author, written_at__gt=moment, state=state)
    return rows.order_by("-pk").values_list("public_id", "written_at", "is_listed", "edited_at")[:9]


def test_the_rows_are_those_that_the_query_itself_gives() -> None:
    one = make_comment()
    two = make_comment(author=one.author, state=CommentState.HELD)
    make_comment()
    for first in (one, two):
        early = first.written_at - timedelta(seconds=1)
        rows = _written_after(early, first.state, one.author_id)
        assert rows == [(first.public_id, first.written_at, first.is_listed, None)]
        assert _written_after(first.written_at, first.state, one.author_id) == []
    assert _written_after(early, "' OR 1=1 --", one.author_id) == []


def test_the_text_is_built_once_and_sent_each_time() -> None:
    built = []

    @Prepared
    def by_pk(pk: int) -> QuerySet[Comment, Any]:
        built.append(pk)
        return Comment.objects.filter(pk=pk).values_list("public_id")

    comment = make_comment()
    with CaptureQueriesContext(connection) as queries:
        for _ in range(3):
            assert by_pk(comment.pk) == [(comment.public_id,)]
        assert by_pk(comment.pk + 1) == []
    assert len(built) == 1
    assert len(queries) == 4


def test_one_text_for_each_number_of_values() -> None:
    @Prepared
    def among(*ids: str) -> QuerySet[Comment, Any]:
        return Comment.objects.filter(public_id__in=list(ids)).order_by("pk").values_list("pk")

    made = [make_comment() for _ in range(3)]
    for number in (1, 2, 3, 1):
        ids = [comment.public_id for comment in made[:number]]
        assert among(*ids) == [(comment.pk,) for comment in made[:number]]


@pytest.mark.parametrize("value", [None, True, 1.5, [1]])
def test_values_that_would_change_the_text_are_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        _written_after(value, "x", 1)


def test_a_value_that_is_not_used_is_refused() -> None:
    @Prepared
    def careless(pk: int, state: str) -> QuerySet[Comment, Any]:
        return Comment.objects.filter(pk=pk).values_list("pk")

    with pytest.raises(TypeError, match="does not use all"):
        careless(1, "held")


@PreparedUpdate
def _recommend(comment: int, by: int) -> tuple[QuerySet[Comment], dict[str, Any]]:
    held = Comment.objects.exclude(state=CommentState.HELD)
    return held.filter(pk=comment), {"reaction_count": F("reaction_count") + by}


def test_an_update_changes_its_rows_and_says_how_many() -> None:
    one, held = make_comment(), make_comment(state=CommentState.HELD)
    assert [_recommend(one.pk, 3), _recommend(one.pk, -1), _recommend(held.pk, 5)] == [1, 1, 0]
    counts = Comment.objects.order_by("pk").values_list("reaction_count", flat=True)
    assert list(counts) == [2, 0]


def test_a_row_is_written_as_save_would_write_it() -> None:
    first = make_comment()
    again = Revision(comment=first, number=2, source="s", html="<p>s</p>", plain="s", cleaner=1)
    again.written_by = first.author
    insert(again)
    found = Revision.objects.get(pk=again.pk)
    columns = [field.attname for field in Revision._meta.concrete_fields]
    assert [getattr(found, name) for name in columns] == [getattr(again, name) for name in columns]
    with pytest.raises(ValueError, match="written before"):
        insert(again)
    twice = Revision(comment=first, number=2, source="t", html="", plain="", cleaner=1)
    twice.written_by = first.author
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(twice)
