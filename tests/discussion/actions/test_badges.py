"""Badges by the newsroom's word, and questions that guests answer (B12, UX-059)."""

from datetime import timedelta

import pytest
import time_machine

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.actions.badges import (
    end_expertise,
    give_expertise,
    link_author,
    unlink_author,
)
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.guests import add_guest, remove_guest
from folkmoot.discussion.actions.story_ways import StoryWays, set_story_ways
from folkmoot.discussion.actions.turning import turn_stories
from folkmoot.discussion.errors import MemberUnknown
from folkmoot.discussion.models import Change, Comment, Story
from folkmoot.discussion.queries.badge_lists import badges_of
from folkmoot.discussion.states import CommentState
from folkmoot.discussion.story_errors import BylineTaken, FieldMissing, TimeNotAhead
from tests.discussion.pages import page_of_story, tops_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_account(role=Role.EDITOR)


@pytest.fixture
def vera():
    return make_account("Vera Cohn")


def badge(comment: Comment) -> tuple[str, str]:
    for thread in page_of_story(Story.objects.get(pk=comment.story_id)).threads:
        for view in (thread.top, *thread.replies):
            if view.public_id == comment.public_id:
                return view.author_badge, view.author_field
    raise AssertionError(comment)


def test_an_author_has_the_badge_on_the_stories_that_name_them(editor, vera):
    own, other = make_story(), make_story()
    Story.objects.filter(pk=own.pk).update(authors=["V. Cohn", "Jo Bell"])
    first, second = make_comment(own, author=vera), make_comment(other, author=vera)
    assert badge(first) == ("", "")
    link_author(editor, own.publication, name=" vera  COHN ", byline="V. Cohn")
    assert (badge(first), badge(second)) == (("author", ""), ("", ""))
    version = Story.objects.get(pk=own.pk).hides_below
    with pytest.raises(BylineTaken):
        link_author(editor, own.publication, name=editor.display_name, byline="V. Cohn")
    unlink_author(editor, own.publication, vera.public_id)
    assert badge(first) == ("", "")
    assert Story.objects.get(pk=own.pk).hides_below > version
    assert [(one.was, one.became) for one in Change.objects.order_by("pk")] == [
        ("", "V. Cohn"),
        ("V. Cohn", ""),
    ]


def test_an_experts_badge_names_the_field_and_ends_at_its_time(editor, vera):
    comment, end = make_comment(author=vera), now() + timedelta(days=1)
    publication = comment.story.publication
    give_expertise(editor, publication, name="Vera Cohn", field="hydrology", ends_at=end)
    assert badge(comment) == ("expert", "hydrology")
    with time_machine.travel(end, tick=False):
        assert badge(comment) == ("", "")
        assert turn_stories(end - timedelta(minutes=1), end) == 1
        assert badges_of(editor, publication).experts[0].is_over
        with pytest.raises(TimeNotAhead):
            give_expertise(editor, publication, name="Vera Cohn", field="maps", ends_at=end)
    give_expertise(editor, publication, name="Vera Cohn", field="maps")
    assert badge(comment) == ("expert", "maps")
    end_expertise(editor, publication, vera.public_id)
    assert badge(comment) == ("", "")


def test_no_badge_without_a_name_and_none_by_others(editor, vera):
    comment = make_comment(author=vera)
    publication = comment.story.publication
    for by, facts, error in (
        (make_account(role=Role.MODERATOR), {"name": "Vera Cohn", "field": "x"}, NotAllowed),
        (editor, {"name": "Vera", "field": "hydrology"}, MemberUnknown),
        (editor, {"name": "Vera Cohn", "field": "  "}, FieldMissing),
    ):
        with pytest.raises(error):
            give_expertise(by, publication, **facts)
    give_expertise(editor, publication, name="Vera Cohn", field="hydrology")
    request_closure(vera)
    assert badge(comment) == ("", "")


def test_answers_are_what_guests_reply_in_view_and_are_counted_anew_with_each_change(editor, vera):
    story = make_story()
    asked, open_ = make_comment(story), make_comment(story)
    early = make_comment(parent=asked, author=vera)
    set_story_ways(editor, story, StoryWays(is_for_questions=True))

    def by_answer() -> tuple[list[str], list[str]]:
        row = Story.objects.get(pk=story.pk)
        return (
            tops_of(page_of_story(row, order="answered")),
            tops_of(page_of_story(row, order="unanswered")),
        )

    none, first = [], [asked.public_id]
    both = [open_.public_id, asked.public_id]
    assert by_answer() == (none, both)
    add_guest(editor, story, name="Vera Cohn", field="hydrology")
    assert by_answer() == (first, [open_.public_id])
    assert badge(early) == ("expert", "hydrology")
    make_comment(parent=open_, author=vera)
    assert by_answer() == (both, none)
    change_state(early, CommentState.REMOVED, rule="C5")
    assert by_answer() == ([open_.public_id], first)
    change_state(early, CommentState.PUBLISHED)
    assert by_answer() == (both, none)
    remove_guest(editor, story, vera.public_id)
    assert by_answer() == (none, both)
