"""Remove: out of view, nothing deleted; of a waiting edit the new text alone."""

from folkmoot.discussion.models import Comment, Reaction, Revision
from folkmoot.discussion.queries.threads import thread_page
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.models import Case
from tests.discussion.recount import counters_of, recounted
from tests.make import make_comment
from tests.moderation.make import decided, edit, open_case_of, submit


def test_tombstone_with_the_first_rule_where_answers_stand(member, story, moderator):
    comment = make_comment(story, author=member)
    make_comment(story, parent=comment)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    decided(moderator, case, rules=("C2", "C5"))
    story.refresh_from_db()
    [thread] = thread_page(story).threads
    assert (thread.top.state_word, thread.top.removed_rule) == ("removed", "C2")
    assert (thread.top.html, thread.top.author_name) == ("", "")
    assert story.comment_count == 1
    assert counters_of(story) == recounted(story)


def test_nothing_is_deleted(member, story, moderator):
    comment = submit(member, story, "hold C5").comment
    decided(moderator, open_case_of(comment))
    assert Comment.objects.filter(pk=comment.pk).exists()
    assert Revision.objects.filter(comment=comment).count() == 1
    assert Reaction.objects.count() == 0


def test_of_a_waiting_edit_the_new_text_alone(member, story, moderator):
    comment = submit(member, story, "The text that stands.").comment
    edit(member, comment, "now hold C5")
    decided(moderator, open_case_of(comment))
    comment.refresh_from_db()
    assert (comment.state, comment.waiting_revision) == ("published", None)
    assert comment.shown_revision.source == "The text that stands."
    assert comment.revisions.count() == 2
