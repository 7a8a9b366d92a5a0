from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.errors import AccountClosing, ConsentNeeded, EmailUnconfirmed
from folkmoot.accounts.roles import Role
from folkmoot.discussion.access import (
    check_may_comment,
    check_may_edit,
    check_may_write,
    is_author,
    may_see,
    may_see_history,
    member_of,
    visible_to,
)
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.errors import (
    CommentRemoved,
    CommentUnknown,
    EditWindowOver,
    ParentNotOpen,
    StoryClosed,
)
from folkmoot.discussion.models import Comment
from folkmoot.discussion.states import CommentState
from tests.make import make_account, make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", CommentState.values)
def test_the_public_sees_what_is_published_and_an_author_their_own(state: str) -> None:
    comment = make_comment(state=state)
    shown = state == CommentState.PUBLISHED
    moderator = make_account(role=Role.MODERATOR)
    for viewer in (None, AnonymousUser(), make_account(), moderator):
        assert may_see(viewer, comment) is shown
        assert Comment.objects.filter(visible_to(viewer)).exists() is shown
    assert may_see(comment.author, comment)
    assert Comment.objects.filter(visible_to(comment.author)).exists()


def test_a_visitor_is_no_member_and_no_author() -> None:
    comment = make_comment()
    assert member_of(AnonymousUser()) is None
    assert member_of(comment.author) == comment.author
    assert not is_author(AnonymousUser(), comment)


def test_history_is_for_the_author_and_for_those_who_may_edit() -> None:
    comment = make_comment()
    assert may_see_history(comment.author, comment)
    assert may_see_history(make_account(role=Role.MODERATOR), comment)
    assert not may_see_history(make_account(), comment)
    assert not may_see_history(None, comment)


@pytest.mark.parametrize(
    ("missing", "error"), [("confirmed", EmailUnconfirmed), ("consented", ConsentNeeded)]
)
def test_who_is_not_ready_may_not_write(missing: str, error: type[Exception]) -> None:
    check_may_write(make_account())
    with pytest.raises(error):
        check_may_write(make_account(**{missing: False}))


def test_who_is_leaving_may_not_write() -> None:
    account = make_account()
    request_closure(account)
    account.refresh_from_db()
    with pytest.raises(AccountClosing):
        check_may_write(account)


def test_a_closed_story_and_a_parent_out_of_view_are_refused() -> None:
    account, parent = make_account(), make_comment()
    check_may_comment(account, parent.story, parent)
    with pytest.raises(ParentNotOpen):
        check_may_comment(account, make_story(), parent)
    for state in (CommentState.HELD, CommentState.REMOVED):
        hidden = make_comment(parent.story, state=state)
        with pytest.raises(ParentNotOpen):
            check_may_comment(account, parent.story, hidden)
    close_story(make_account(role=Role.EDITOR), parent.story, "Enough.")
    with pytest.raises(StoryClosed):
        check_may_comment(account, parent.story)


def test_a_stranger_may_not_edit_and_learns_nothing() -> None:
    comment = make_comment()
    check_may_edit(comment.author, comment)
    check_may_edit(make_account(role=Role.MODERATOR), comment)
    with pytest.raises(CommentUnknown):
        check_may_edit(make_account(), comment)


def test_the_window_is_the_publishers_and_not_the_moderators() -> None:
    comment = make_comment(make_story(make_publication(edit_minutes=5)))
    moderator = make_account(role=Role.MODERATOR)
    with time_machine.travel(comment.written_at + timedelta(minutes=5), tick=False):
        check_may_edit(comment.author, comment)
    with time_machine.travel(comment.written_at + timedelta(minutes=5, seconds=1), tick=False):
        with pytest.raises(EditWindowOver):
            check_may_edit(comment.author, comment)
        check_may_edit(moderator, comment)


def test_nobody_edits_a_removed_comment_back() -> None:
    comment = make_comment(state=CommentState.REMOVED)
    for account in (comment.author, make_account(role=Role.MODERATOR)):
        with pytest.raises(CommentRemoved):
            check_may_edit(account, comment)
