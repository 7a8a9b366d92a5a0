import pytest

from folkmoot.discussion.actions.comments import change_state
from folkmoot.moderation.actions.reversals import undo
from tests.make import make_comment
from tests.moderation.actions.test_reports import reported
from tests.moderation.make import decided, open_case_of
from tests.moderation.seen import rows, seen_by_readers

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", ["published", "held", "withdrawn"])
def test_dismissing_shows_what_waited_for_the_reports_and_undo_gives_that_back(
    story, moderator, state
):
    comment = make_comment(story)
    reported(comment)
    if state != "published":
        change_state(comment, state)
    before, before_rows = seen_by_readers(story), rows(comment, comment.author)
    decision = decided(moderator, open_case_of(comment), "dismiss")
    comment.refresh_from_db()
    assert comment.state == ("withdrawn" if state == "withdrawn" else "published")
    undo(moderator, decision.public_id)
    assert seen_by_readers(story) == before
    assert rows(comment, comment.author) == before_rows
