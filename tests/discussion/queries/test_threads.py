import pytest

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.errors import CursorNotValid, OrderUnknown
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.orders import orders_on
from folkmoot.discussion.queries.threads import one_thread
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.discussion.pages import fill, ids_of, page_of_story, tops_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db
REMOVED, HELD = CommentState.REMOVED, CommentState.HELD


def test_an_empty_story_is_an_empty_page() -> None:
    page = page_of_story(make_story())
    assert (page.threads, page.next_cursor, page.left, page.total) == ((), None, 0, 0)


def test_the_orders() -> None:
    story = make_story()
    one, two, three = fill(story, 3)
    for parent, replies in ((one, 1), (two, 2)):
        for _ in range(replies):
            make_comment(parent=parent)
    assert tops_of(page_of_story(story, order="newest")) == ids_of(three, two, one)
    assert tops_of(page_of_story(story, order="oldest")) == ids_of(one, two, three)
    assert tops_of(page_of_story(story, order="replies")) == ids_of(two, one, three)
    for reader in (make_account(), make_account()):
        react(reader, one)
    react(make_account(), three)
    assert tops_of(page_of_story(story, order="recommended")) == ids_of(one, three, two)


@pytest.mark.parametrize("order", orders_on(Story()))
def test_pages_show_everything_once(order: str) -> None:
    story = make_story()
    tops = fill(story, 13)
    for number, top in enumerate(tops):
        for _ in range(number % 3):
            make_comment(parent=top, author=top.author)
    seen, cursor, left = [], None, []
    while True:
        page = page_of_story(story, order=order, after=cursor, size=5)
        seen += tops_of(page)
        left.append(page.left)
        cursor = page.next_cursor
        if cursor is None:
            break
    assert sorted(seen) == sorted(ids_of(*tops))
    assert left == [8, 3, 0]
    assert page.is_from_start is False


def test_what_is_written_meanwhile_moves_nothing() -> None:
    story = make_story()
    tops = fill(story, 6)
    first = page_of_story(story, size=3)
    fill(story, 4)
    change_state(tops[3], REMOVED)
    second = page_of_story(story, after=first.next_cursor, size=3)
    assert tops_of(first) + tops_of(second) == ids_of(*reversed(tops))


@pytest.mark.parametrize(
    "after", ["x", "", "1.1.", "-1.0.01m83a48h053jvfa91tdys9w22", "1.0.01m83a48h053jvfa91tdys9w22"]
)
def test_a_cursor_that_was_not_given_out(after: str) -> None:
    story = make_story()
    if not after:
        assert page_of_story(story, after=after).threads == ()
    else:
        with pytest.raises(CursorNotValid):
            page_of_story(story, after=after)


def test_a_cursor_of_another_story_is_refused() -> None:
    one, other = make_story(), make_story()
    fill(other, 3)
    with pytest.raises(CursorNotValid):
        page_of_story(one, after=page_of_story(other, size=1).next_cursor)


def test_an_unknown_order_is_refused() -> None:
    with pytest.raises(OrderUnknown):
        page_of_story(make_story(), order="pk")


def test_replies_stand_in_the_order_of_reading() -> None:
    top = make_comment()
    one = make_comment(parent=top)
    two = make_comment(parent=top)
    below_one = make_comment(parent=one)
    below_that = make_comment(parent=below_one)
    (thread,) = page_of_story(top.story).threads
    assert [(reply.public_id, reply.depth) for reply in thread.replies] == [
        (one.public_id, 1),
        (below_one.public_id, 2),
        (below_that.public_id, 3),
        (two.public_id, 1),
    ]
    assert [reply.parent_id for reply in thread.replies] == ids_of(top, one, below_one, top)
    assert thread.replies[1].reply_to_name == one.author.display_name
    assert (thread.top.reply_count, thread.replies[0].reply_count) == (4, 1)


def test_a_thread_shows_ten_replies_and_says_how_many_are_left() -> None:
    story = make_story()
    (top,) = fill(story, 1, replies=37)
    (thread,) = page_of_story(story).threads
    assert (len(thread.replies), thread.more_replies) == (10, 27)
    page = one_thread(top.public_id, after=thread.more_cursor)
    (more,) = page.threads
    assert (len(more.replies), more.more_replies, more.has_earlier) == (20, 7, True)
    (last,) = one_thread(top.public_id, after=more.more_cursor).threads
    assert (len(last.replies), last.more_replies, last.more_cursor) == (7, 0, "")
    seen = [reply.public_id for part in (thread, more, last) for reply in part.replies]
    written = Comment.objects.filter(top=top).order_by("pk")
    assert seen == list(written.values_list("public_id", flat=True))


def test_a_cursor_of_another_thread_is_refused() -> None:
    story = make_story()
    one, other = fill(story, 2, replies=12)
    cursor = page_of_story(story).threads[0].more_cursor
    with pytest.raises(CursorNotValid):
        one_thread(one.public_id, after=cursor)
    assert one_thread(other.public_id, after=cursor).threads[0].replies


def test_tombstones_stand_only_above_what_is_published() -> None:
    top = make_comment()
    middle = make_comment(parent=top)
    leaf = make_comment(parent=middle)
    lonely = make_comment(parent=top)
    change_state(middle, REMOVED, rule="C5")
    change_state(lonely, REMOVED, rule="C12")
    (thread,) = page_of_story(top.story).threads
    tomb, shown = thread.replies
    assert (tomb.state_word, tomb.removed_rule, tomb.html, tomb.author_name) == (
        "removed",
        "C5",
        "",
        "",
    )
    assert not tomb.is_open
    assert (shown.public_id, shown.reply_to_name) == (leaf.public_id, "")
    change_state(leaf, REMOVED)
    assert page_of_story(top.story).threads[0].replies == ()


def test_a_removed_top_keeps_its_thread() -> None:
    top = make_comment()
    make_comment(parent=top)
    change_state(top, REMOVED, rule="C2")
    (thread,) = page_of_story(top.story).threads
    assert (thread.top.state_word, thread.top.removed_rule) == ("removed", "C2")
    assert len(thread.replies) == 1
    assert page_of_story(top.story).total == 1


def test_what_was_taken_back_to_be_looked_at_keeps_its_place_without_words() -> None:
    top = make_comment()
    make_comment(parent=top)
    change_state(top, HELD)
    (thread,) = page_of_story(top.story).threads
    assert (thread.top.state_word, thread.top.html, thread.top.author_name) == ("waiting", "", "")


def test_a_leaving_author_loses_the_name_and_not_the_text() -> None:
    comment = make_comment(author=make_account("Leaving", role=Role.MODERATOR))
    reply = make_comment(parent=comment)
    request_closure(comment.author)
    (thread,) = page_of_story(comment.story).threads
    assert thread.top.state_word == "closed-account"
    assert (thread.top.author_name, thread.top.author_badge) == ("", "")
    assert thread.top.html
    assert thread.top.is_open
    assert (thread.replies[0].public_id, thread.replies[0].reply_to_name) == (reply.public_id, "")


def test_marks_of_edits_staff_and_reactions() -> None:
    moderator = make_account(role=Role.MODERATOR)
    comment = make_comment(author=moderator)
    add_revision(comment, by=moderator, rendered=render("New."), base=1, is_shown=True)
    react(make_account(), comment)
    view = page_of_story(comment.story).threads[0].top
    assert (view.author_badge, view.revision, view.html) == ("staff", 2, "<p>New.</p>")
    assert view.edited_at is not None
    assert (view.is_edited_by_staff, view.reaction_count) == (False, 1)


def test_a_waiting_edit_is_not_shown() -> None:
    comment = make_comment(text="Old.")
    add_revision(comment, by=comment.author, rendered=render("New."), base=1, is_shown=False)
    view = page_of_story(comment.story).threads[0].top
    assert (view.html, view.edited_at, view.revision) == ("<p>Old.</p>", None, 1)
