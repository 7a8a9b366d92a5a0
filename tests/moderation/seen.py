"""What readers see of a story, and every row that a ruling may touch."""

from folkmoot.discussion.models import Comment, Reaction, Revision
from folkmoot.discussion.queries.threads import thread_page
from folkmoot.moderation.models import Case, Sanction, Strike
from folkmoot.moderation.queries.standing import standing


def seen_by_readers(story):
    """What the page shows, and every number behind it."""
    story.refresh_from_db()
    page = thread_page(story)
    return page, story.comment_count, story.thread_count


def rows(comment, account):
    """Everything that a ruling may touch."""
    columns = [field.attname for field in Comment._meta.concrete_fields]
    return {
        "comment": Comment.objects.filter(pk=comment.pk).values(*columns).get(),
        "revisions": list(Revision.objects.filter(comment=comment).values("pk", "source")),
        "reactions": Reaction.objects.filter(comment=comment).count(),
        "strikes": Strike.objects.filter(account=account, taken_back_at=None).count(),
        "limits": Sanction.objects.filter(account=account, ended_at=None).count(),
        "standing": standing(account),
        "open": list(Case.objects.filter(closed_at=None).values_list("pk", "revision_id")),
    }
