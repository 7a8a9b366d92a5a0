import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.core.clock import now
from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.orders import FLAT_ORDERS, THREAD_ORDERS
from folkmoot.discussion.queries.pages import page_as_wished
from folkmoot.discussion.queries.threads import Wish
from tests.discussion.pages import fill, fresh, page_of_story
from tests.make import make_story

pytestmark = pytest.mark.django_db


WAYS = [
    *((order, "open") for order in THREAD_ORDERS),
    ("recommended", "folded"),
    *((order, "flat") for order in FLAT_ORDERS),
]


@pytest.mark.parametrize(("order", "view"), WAYS)
def test_the_number_of_queries_is_the_same_for_every_size(order: str, view: str) -> None:
    story, counted = make_story(), []
    for tops, replies in ((1, 1), (2, 11)):
        fill(story, tops, replies)
        Comment.objects.filter(story=story, top=None).update(is_answered=order == "answered")
        row = fresh(story)
        with CaptureQueriesContext(connection) as queries:
            page_as_wished(row, Wish(order=order, view=view))
        counted.append(len(queries))
    assert counted == ([2, 2] if view == "open" else [1, 1])


EXPLAIN = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN "}
SCANS = ("SCAN discussion_comment", "Seq Scan on discussion_comment")


@pytest.mark.parametrize(("order", "view"), WAYS)
@pytest.mark.parametrize("page", ["first", "next", "focus"])
def test_every_query_of_a_page_walks_an_index(order: str, view: str, page: str) -> None:
    """No plan reads all comments or sorts all threads: the cost cannot grow with the story."""
    story = make_story()
    tops = fill(story, 2, replies=11)
    Comment.objects.filter(story=story).update(featured_at=now(), is_answered=order == "answered")
    row = fresh(story)
    asked: dict[str, str] = {
        "first": {},
        "next": {"after": page_of_story(story, order=order, view=view, size=1).next_cursor},
        "focus": {"focus": Comment.objects.filter(top=tops[0]).last().public_id},
    }[page]
    with CaptureQueriesContext(connection) as queries:
        page_as_wished(row, Wish(order=order, view=view, size=1, **asked))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
        for query in list(queries):
            cursor.execute(EXPLAIN[connection.vendor] + query["sql"].replace("%", "%%"))
            plan = "\n".join(str(row) for row in cursor.fetchall())
            assert not any(scan in plan for scan in SCANS), plan
            if "LIMIT 2" in query["sql"]:
                assert "TEMP B-TREE" not in plan, plan
