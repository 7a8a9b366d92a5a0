"""Publish: the text that the decision is about, a comment or an edit of it."""

from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.models import Case
from tests.discussion.recount import counters_of, recounted
from tests.make import make_comment
from tests.moderation.make import decided, edit, held, open_case_of, submit


def test_held_comment_comes_into_view_at_its_place(member, story, moderator):
    parent = make_comment(story)
    comment = submit(member, story, "hold C5", parent=parent).comment
    decided(moderator, open_case_of(comment), "publish")
    comment.refresh_from_db()
    assert comment.state == "published"
    assert Comment.objects.get(pk=parent.pk).reply_count == 1
    assert counters_of(story) == recounted(story)


def test_waiting_edit_is_shown_and_marked(member, story, moderator):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decided(moderator, open_case_of(comment), "publish")
    comment.refresh_from_db()
    assert comment.shown_revision.source == "now hold C5"
    assert comment.edited_at is not None


def test_published_comment_stays_as_it_is(member, story, moderator):
    comment = make_comment(story, author=member)
    before = Comment.objects.filter(pk=comment.pk).values().get()
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    decided(moderator, case, "publish")
    assert Comment.objects.filter(pk=comment.pk).values().get() == before


def test_rules_are_not_cited_for_what_stands(member, story, moderator):
    decision = decided(moderator, held(member, story), "publish", rules=("C5",))
    assert decision.rules == []
