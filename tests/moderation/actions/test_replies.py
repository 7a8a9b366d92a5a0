"""Who is told of an answer, asked when the work is done."""

from folkmoot.discussion.actions.comments import change_state
from folkmoot.moderation.tasks import after_submission
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment


def test_told_once_however_often_the_task_runs(story):
    parent = make_comment(story)
    reply = make_comment(story, parent=parent)
    after_submission(reply.pk)
    after_submission(reply.pk)
    assert Notification.objects.get().account == parent.author


def test_removed_meanwhile_is_not_announced(story):
    parent = make_comment(story)
    reply = make_comment(story, parent=parent)
    change_state(reply, "removed", rule="C5")
    after_submission(reply.pk)
    gone = make_comment(story, parent=parent)
    change_state(parent, "removed", rule="C5")
    after_submission(gone.pk)
    assert not Notification.objects.exists()


def test_own_answers_tops_and_unknown_rows_tell_nobody(story):
    author = make_account()
    own = make_comment(story, author=author)
    after_submission(make_comment(story, author=author, parent=own).pk)
    after_submission(own.pk)
    after_submission(999_999)
    assert not Notification.objects.exists()
