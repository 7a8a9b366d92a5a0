"""A reader's one-click answer, given and taken back (B5)."""

from django.db import IntegrityError, transaction

from folkmoot.accounts.models import Account
from folkmoot.discussion.access import check_may_write, is_author
from folkmoot.discussion.actions.counters import count_reaction
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.errors import CommentNotOpen, OwnReaction, ReactionsOff
from folkmoot.discussion.models import Comment, Reaction


@transaction.atomic
def react(account: Account, comment: Comment) -> int:
    """Recommend the comment, once; the number of recommendations it has then.

    Raises:
        ReactionsOff: the publication has none.
        CommentNotOpen: the comment is not in view.
        OwnReaction: it is the account's own.
        AccountClosing, EmailUnconfirmed, ConsentNeeded: the account may not write.
    """
    check_may_write(account)
    if not comment.story.publication.has_reactions:
        raise ReactionsOff
    if is_author(account, comment):
        raise OwnReaction
    row = Comment.objects.only("state").get(pk=comment.pk)
    if not row.is_published:
        raise CommentNotOpen
    if _insert(account, comment):
        count_reaction(comment, 1)
        touch(comment.story_id, hides=False)
    return _count(comment)


@transaction.atomic
def take_back_reaction(account: Account, comment: Comment) -> int:
    """Take the recommendation back, if there is one; the number that is left."""
    taken, _ = Reaction.objects.filter(account=account, comment=comment).delete()
    if taken:
        count_reaction(comment, -1)
        touch(comment.story_id, hides=False)
    return _count(comment)


def _insert(account: Account, comment: Comment) -> bool:
    try:
        with transaction.atomic():
            Reaction.objects.create(account=account, comment=comment)
    except IntegrityError:
        return False
    return True


def _count(comment: Comment) -> int:
    return Comment.objects.values_list("reaction_count", flat=True).get(pk=comment.pk)
