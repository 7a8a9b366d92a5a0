import pytest

from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.threads import one_thread, page_of
from folkmoot.discussion.states import CommentState
from tests.discussion.pages import fill, ids_of, page_of_story, tops_of
from tests.make import make_comment, make_story

pytestmark = pytest.mark.django_db
REMOVED, HELD = CommentState.REMOVED, CommentState.HELD


def test_a_permanent_link_opens_the_page_that_holds_the_comment() -> None:
    story = make_story()
    tops = fill(story, 9)
    page = page_of_story(story, focus=tops[1].public_id, size=3)
    assert tops_of(page) == ids_of(tops[1], tops[0])
    assert not page.is_from_start
    page = page_of_story(story, focus=tops[6].public_id, size=3)
    assert tops_of(page) == ids_of(tops[8], tops[7], tops[6])
    assert page.is_from_start
    page = page_of_story(story, focus=tops[4].public_id, size=3, order="oldest")
    assert tops_of(page) == ids_of(tops[4], tops[5], tops[6])
    following = page_of_story(story, after=page.next_cursor, size=3, order="oldest")
    assert tops_of(following) == ids_of(tops[7], tops[8])


def test_a_permanent_link_into_a_thread_shows_what_it_answers() -> None:
    story = make_story()
    (top,) = fill(story, 1, replies=15)
    chain = [make_comment(parent=top)]
    for _ in range(3):
        chain.append(make_comment(parent=chain[-1]))
    behind = make_comment(parent=top)
    (thread,) = page_of_story(story, focus=chain[-1].public_id).threads
    assert [reply.public_id for reply in thread.replies] == ids_of(*chain, behind)
    assert thread.has_earlier
    assert (thread.more_replies, thread.more_cursor) == (0, "")
    (alone,) = one_thread(chain[2].public_id, size=5).threads
    assert [reply.public_id for reply in alone.replies] == ids_of(*chain, behind)


def test_a_permanent_link_says_how_much_stands_behind() -> None:
    story = make_story()
    (top,) = fill(story, 1, replies=40)
    replies = list(Comment.objects.filter(top=top).order_by("pk"))
    (thread,) = page_of_story(story, focus=replies[20].public_id).threads
    assert [reply.public_id for reply in thread.replies] == ids_of(*replies[20:30])
    assert thread.more_replies == 10
    (more,) = one_thread(top.public_id, after=thread.more_cursor, size=50).threads
    assert [reply.public_id for reply in more.replies] == ids_of(*replies[30:])


def test_a_link_into_a_very_deep_talk() -> None:
    top = make_comment()
    chain = [top]
    for _ in range(28):
        chain.append(make_comment(parent=chain[-1], author=top.author))
    (thread,) = page_of_story(top.story, focus=chain[-1].public_id).threads
    shown = [reply.public_id for reply in thread.replies]
    assert shown[-2:] == ids_of(*chain[-2:])
    assert shown[:5] == ids_of(*chain[1:6])
    assert thread.replies[-1].depth == 28
    assert thread.has_earlier


@pytest.mark.parametrize("state", [HELD, REMOVED])
def test_there_is_no_link_to_what_is_not_public(state: str) -> None:
    comment = make_comment(state=state)
    for ask in (one_thread, page_of):
        with pytest.raises(CommentUnknown):
            ask(comment.public_id)
    with pytest.raises(CommentUnknown):
        page_of_story(comment.story, focus=comment.public_id)


def test_a_comment_of_another_story_is_not_focused() -> None:
    with pytest.raises(CommentUnknown):
        page_of_story(make_story(), focus=make_comment().public_id)


def test_a_permanent_link_knows_story_and_thread() -> None:
    top = make_comment()
    reply = make_comment(parent=top)
    place = page_of(reply.public_id)
    assert (place.story_id, place.story_address, place.top_id) == (
        top.story.public_id,
        top.story.address,
        top.public_id,
    )
