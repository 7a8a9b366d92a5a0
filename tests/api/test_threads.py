import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.api.schemas.threads import ThreadPageOut
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.states import CommentState
from tests.api.browser import Browser, code_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


def test_anyone_reads_a_thread_and_caches_may_share_it(visitor: Browser) -> None:
    top = make_comment(text="A *top* comment.")
    make_comment(parent=top)
    response = visitor.get(f"/stories/{top.story.public_id}/thread")
    assert response.status_code == 200
    page = ThreadPageOut.model_validate_json(response.content)
    assert page.threads[0].top.html == "<p>A <em>top</em> comment.</p>"
    assert page.threads[0].top.author_name == top.author.display_name
    assert len(page.threads[0].replies) == 1
    assert page.total == 2
    assert response["Cache-Control"] == "public, max-age=5"
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_a_signed_in_reader_gets_the_very_same_bytes(visitor: Browser, sign_in) -> None:
    comment = make_comment()
    make_comment(story=comment.story, author=comment.author, state=CommentState.HELD)
    path = f"/stories/{comment.story.public_id}/thread"
    mine = sign_in(comment.author).get(path)
    assert mine.content == visitor.get(path).content
    assert not mine.cookies
    assert "Cookie" not in mine.get("Vary", "")


def test_pages_follow_one_another(visitor: Browser) -> None:
    story = make_story()
    author = make_account()
    written = [make_comment(story, author=author).public_id for _ in range(23)]
    first = visitor.get(f"/stories/{story.public_id}/thread", order="oldest").json()
    second = visitor.get(
        f"/stories/{story.public_id}/thread", order="oldest", after=first["next"]
    ).json()
    seen = [thread["top"]["id"] for page in (first, second) for thread in page["threads"]]
    assert seen == written
    assert (first["left"], second["left"], second["next"]) == (3, 0, None)


def test_replies_of_one_thread_follow_one_another(visitor: Browser) -> None:
    top, author = make_comment(), make_account()
    written = [make_comment(parent=top, author=author).public_id for _ in range(35)]
    thread = visitor.get(f"/stories/{top.story.public_id}/thread").json()["threads"][0]
    seen = [reply["id"] for reply in thread["replies"]]
    while thread["more_cursor"]:
        path = f"/comments/{top.public_id}/thread"
        (thread,) = visitor.get(path, after=thread["more_cursor"]).json()["threads"]
        seen += [reply["id"] for reply in thread["replies"]]
    assert seen == written


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"order": "random"}, 400, "order-unknown"),
        ({"order": "author__email"}, 400, "order-unknown"),
        ({"after": "x"}, 400, "cursor-not-valid"),
        ({"after": "1.1.01m83a48h053jvfa91tdys9w22"}, 400, "cursor-not-valid"),
        ({"comment": "01m83a48h053jvfa91tdys9w22"}, 404, "comment-unknown"),
        ({"comment": "\0"}, 404, "comment-unknown"),
    ],
)
def test_what_is_not_known_is_refused_by_name(visitor: Browser, query, status, code) -> None:
    response = visitor.get(f"/stories/{make_story().public_id}/thread", **query)
    assert (response.status_code, code_of(response)) == (status, code)


@pytest.mark.parametrize("story_id", ["x", "01m83a48h053jvfa91tdys9w22", "%00", "1' OR 1=1"])
def test_an_unknown_story(visitor: Browser, story_id: str) -> None:
    response = visitor.get(f"/stories/{story_id}/thread")
    assert (response.status_code, code_of(response)) == (404, "story-unknown")


def test_a_hidden_comment_is_in_no_public_answer(visitor: Browser) -> None:
    story = make_story()
    shown = make_comment(story)
    hidden = make_comment(story, text="Hidden words.", state=CommentState.HELD)
    removed = make_comment(parent=shown, text="Removed words.")
    change_state(removed, CommentState.REMOVED, rule="C5")
    for path in (f"/stories/{story.public_id}/thread", f"/comments/{shown.public_id}/thread"):
        text = visitor.get(path).content.decode()
        assert "Hidden words" not in text
        assert "Removed words" not in text
        assert hidden.public_id not in text
        assert removed.public_id not in text
    for comment in (hidden, removed):
        response = visitor.get(f"/comments/{comment.public_id}/thread")
        assert code_of(response) == "comment-unknown"


def test_the_number_of_queries_does_not_grow(visitor: Browser) -> None:
    story, author = make_story(), make_account()
    counted = []
    for size in (1, 4):
        for _ in range(size):
            top = make_comment(story, author=author)
            for _ in range(12 if size > 1 else 1):
                make_comment(parent=top, author=author)
        with CaptureQueriesContext(connection) as queries:
            visitor.get(f"/stories/{story.public_id}/thread")
        counted.append(len(queries))
    assert counted[0] == counted[1] <= 3
