import pytest

from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.exhibits import take_exhibit
from folkmoot.discussion.models import Exhibit
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.make import make_comment

pytestmark = pytest.mark.django_db


def test_what_was_there_stays_whatever_happens_later() -> None:
    parent = make_comment(text="What was answered.")
    comment = make_comment(parent=parent, text="The answer.")
    exhibit = take_exhibit(comment, comment.shown_revision)
    change_state(parent, CommentState.REMOVED)
    add_revision(comment, by=comment.author, rendered=render("Other."), base=1, is_shown=True)
    kept = Exhibit.objects.get(pk=exhibit.pk)
    assert kept.revision.source == "The answer."
    assert kept.surroundings["parent"]["text"] == "What was answered."
    assert kept.surroundings["story"]["title"] == comment.story.title
    assert kept.surroundings["comment"]["author_name"] == comment.author.display_name
    assert kept.is_intact


def test_an_altered_exhibit_is_not_intact() -> None:
    comment = make_comment()
    exhibit = take_exhibit(comment, comment.shown_revision)
    exhibit.surroundings["story"]["title"] = "Another title"
    assert not exhibit.is_intact
    assert Exhibit.objects.get().surroundings["parent"] is None
