"""Whether the database holds what was promised, whole, and nothing half done."""

from django.db import connection
from django_q.models import OrmQ, Task

from folkmoot.core.clock import now
from folkmoot.core.worker import run_all_waiting
from folkmoot.discussion.models import Comment
from folkmoot.moderation.models import Case, Decision
from folkmoot.notifications.models import Notification
from tests.discussion.recount import counters_of, recounted
from tests.durability.ledger import Ledger


def finish_background_work() -> None:
    """What a killed worker had in hand comes back when its lease is over: it is over now."""
    OrmQ.objects.update(lock=now())
    run_all_waiting()
    assert not OrmQ.objects.exists()
    assert not Task.objects.filter(success=False).exists()


def audit(ledger: Ledger) -> None:
    """Everything that was acknowledged is there, once, and each part of it too."""
    rows = {comment.public_id: comment for comment in Comment.objects.all()}
    keys = [(comment.author_id, comment.submission_key) for comment in rows.values()]
    assert len(set(keys)) == len(keys)
    for entry in ledger.entries:
        assert entry.public_id in rows, f"{entry} was acknowledged and is lost"
        comment = rows[entry.public_id]
        assert (comment.author_id, comment.submission_key) == (entry.author, entry.key)
        assert comment.state == ("published" if entry.status == 201 else "held")
    assert {key for _, key in keys} == {entry.key for entry in ledger.entries} == ledger.tried
    for comment in rows.values():
        _check_whole(comment)
    assert counters_of(ledger.story) == recounted(ledger.story)
    _check_file()


def check_notifications() -> int:
    """Each published answer to another's comment was told its author, once; how many there are."""
    answers = Comment.objects.filter(state="published", parent__isnull=False)
    wanted = [
        (comment.parent.author_id, comment.public_id)
        for comment in answers.select_related("parent")
        if comment.parent.author_id != comment.author_id
    ]
    told = Notification.objects.filter(kind="reply").values_list("account_id", "cause")
    assert sorted(wanted) == sorted(told)
    return len(wanted)


def _check_whole(comment: Comment) -> None:
    revision = comment.revisions.get()
    assert comment.shown_revision_id == revision.pk
    decision = Decision.objects.get(comment=comment)
    assert decision.decided_by_id is None
    assert decision.revision_id == revision.pk
    is_held = comment.state == "held"
    assert decision.ruling == ("hold" if is_held else "publish")
    assert Case.objects.filter(comment=comment, closed_at=None).count() == int(is_held)


def _check_file() -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            assert cursor.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert cursor.execute("PRAGMA foreign_key_check").fetchall() == []
