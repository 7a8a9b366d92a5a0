import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import add_revision
from folkmoot.discussion.errors import (
    CommentUnknown,
    CursorNotValid,
    ParentNotOpen,
    StoryUnknown,
)
from folkmoot.discussion.queries.comments import (
    OWN_PAGE,
    comment_for,
    comments_of,
    own_waiting,
    parent_for,
)
from folkmoot.discussion.queries.history import revisions_for
from folkmoot.discussion.queries.stories import counts, story_by_id, story_by_key
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.make import make_account, make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db
HELD, REMOVED = CommentState.HELD, CommentState.REMOVED


def test_a_comment_for_those_who_may_see_it() -> None:
    shown, held = make_comment(), make_comment(state=HELD)
    assert comment_for(None, shown.public_id) == shown
    assert comment_for(held.author, held.public_id) == held
    for account in (None, make_account(), make_account(role=Role.MODERATOR)):
        with pytest.raises(CommentUnknown):
            comment_for(account, held.public_id)


@pytest.mark.parametrize("public_id", ["", "\0", "x" * 26, "01m83a48h053jvfa91tdys9w22", "ü" * 26])
def test_what_is_no_id_is_no_comment(public_id: str) -> None:
    with pytest.raises(CommentUnknown):
        comment_for(make_account(), public_id)
    with pytest.raises(StoryUnknown):
        story_by_id(public_id)
    if public_id:
        with pytest.raises(ParentNotOpen):
            parent_for(None, public_id)
        with pytest.raises(CursorNotValid):
            comments_of(make_account(), after=public_id)
    else:
        assert parent_for(None, public_id) is None


def test_own_comments_that_are_not_simply_public() -> None:
    account, story = make_account(), make_story()
    held = make_comment(story, author=account, state=HELD)
    removed = make_comment(story, author=account, state=REMOVED, rule="C2")
    shown = make_comment(story, author=account, text="Old.")
    edited = make_comment(story, author=account, text="Old.")
    add_revision(edited, by=account, rendered=render("New."), base=1, is_shown=False)
    make_comment(story, state=HELD)
    make_comment(author=account, state=HELD)
    own = own_waiting(account, story)
    assert [each.public_id for each in own] == [
        edited.public_id,
        removed.public_id,
        held.public_id,
    ]
    assert own[0].waiting is not None
    assert (own[0].source, own[0].waiting.source, own[0].revision) == ("Old.", "New.", 2)
    assert (own[1].removed_rule, own[1].may_edit, own[2].may_edit) == ("C2", False, True)
    with_shown = own_waiting(account, story, among=(shown.public_id,))
    assert shown.public_id in {each.public_id for each in with_shown}


def test_all_comments_of_an_account_by_page_and_state() -> None:
    account = make_account()
    made = [
        make_comment(author=account, state=HELD if number % 5 == 0 else CommentState.PUBLISHED)
        for number in range(OWN_PAGE + 3)
    ]
    first = comments_of(account)
    second = comments_of(account, after=first.next_cursor)
    seen = [each.public_id for page in (first, second) for each in page.comments]
    assert seen == [each.public_id for each in reversed(made)]
    assert second.next_cursor is None
    assert {each.state for each in comments_of(account, state=HELD).comments} == {HELD}
    with pytest.raises(CursorNotValid):
        comments_of(make_account(), after=first.next_cursor)


def test_own_comments_cost_one_query_whatever_their_number() -> None:
    account, story = make_account(), make_story()
    for _ in range(2):
        make_comment(story, author=account, state=HELD)
        with CaptureQueriesContext(connection) as queries:
            own_waiting(account, story)
            comments_of(account)
        assert len(queries) == 2


def test_history_for_the_author_and_moderators_alone() -> None:
    comment = make_comment(text="One.")
    moderator = make_account(role=Role.MODERATOR)
    add_revision(comment, by=moderator, rendered=render("Two."), base=1, is_shown=True)
    add_revision(comment, by=comment.author, rendered=render("Three."), base=2, is_shown=False)
    for account in (comment.author, moderator):
        found = revisions_for(account, comment_for(account, comment.public_id))
        assert [
            (each.source, each.is_by_staff, each.is_shown, each.is_waiting) for each in found
        ] == [
            ("One.", False, False, False),
            ("Two.", True, True, False),
            ("Three.", False, False, True),
        ]
    for stranger in (None, make_account()):
        with pytest.raises(CommentUnknown):
            revisions_for(stranger, comment)


def test_stories_by_id_by_key_and_their_numbers() -> None:
    one, two = make_story(key="one"), make_story(key="two")
    make_comment(one)
    make_comment(one, state=HELD)
    other = make_story(make_publication("other"), key="one")
    assert story_by_id(one.public_id) == one
    assert story_by_key("main", "one") == one
    assert story_by_key("other", "one") == other
    assert counts("main", ["one", "two", "three"]) == {"one": 1, "two": 0, "three": 0}
    assert counts("main", []) == {}
    with pytest.raises(StoryUnknown):
        story_by_key("main", "three")
    assert two.comment_count == 0
