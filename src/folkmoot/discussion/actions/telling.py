"""Telling of a comment that came into view: who is answered, mentioned, or follows."""

from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.discussion.actions.follows import follow_own_thread
from folkmoot.discussion.models import Comment, Mention
from folkmoot.discussion.queries.follows import (
    concerns_anybody,
    followers_of,
    nearest_follows,
)
from folkmoot.discussion.queries.told import may_be_told
from folkmoot.notifications.actions.notify import notify
from folkmoot.notifications.queries.inbox import told_of

BATCH = 100


def announce(comment: Comment) -> None:
    """Queue the telling of a comment that came into view, where there may be somebody to tell.

    Most comments that begin a thread concern nobody yet, and asking costs less than a task.
    """
    if comment.parent_id or concerns_anybody(comment):
        start("discussion.tell_of_comment", comment.pk)


def tell_of_comment(comment_id: int) -> None:
    """Tell the one who was answered and those mentioned; those who follow, in steps after that.

    Asked when the work is done and not when it was queued: what was removed meanwhile is
    not announced. Nobody is told of a comment of their own, or twice of the same.
    """
    comment = _shown(comment_id)
    if comment is None:
        return
    follow_own_thread(comment)
    parent = comment.parent
    if parent is not None and parent.is_published:
        _tell(parent.author, "reply", comment)
    tell_mentioned(comment_id)
    start("discussion.tell_followers", comment_id, 0)


def tell_mentioned(comment_id: int) -> None:
    """Tell those that the shown text mentions: once, however often it is edited."""
    comment = _shown(comment_id)
    if comment is None:
        return
    rows = Mention.objects.filter(revision=comment.shown_revision_id, account__is_active=True)
    for row in rows.select_related("account"):
        _tell(row.account, "mention", comment)


def tell_followers(comment_id: int, after: int) -> None:
    """Tell a hundred of those who follow, and queue the rest."""
    comment = _shown(comment_id)
    if comment is None:
        return
    accounts = followers_of(comment, after=after, size=BATCH)
    follows = nearest_follows(comment, accounts)
    for account in accounts:
        if account.pk in follows:
            _tell(account, f"followed-{follows[account.pk]}", comment)
    if len(accounts) == BATCH:
        start("discussion.tell_followers", comment_id, accounts[-1].pk)


def _shown(comment_id: int) -> Comment | None:
    related = ("parent__author", "author", "story", "top")
    comment = Comment.objects.select_related(*related).filter(pk=comment_id).first()
    return comment if comment is not None and comment.is_published else None


def _tell(account: Account, kind: str, comment: Comment) -> None:
    """Once for a comment, by whichever way comes first; under a story at most once an hour."""
    public_id = comment.public_id
    if account.pk == comment.author_id or not account.is_active:
        return
    if told_of(account, public_id) or not may_be_told(account, frozenset({public_id})):
        return
    facts = {
        "name": comment.author.display_name,
        "comment": public_id,
        "story": comment.story.title,
    }
    cause = public_id
    if kind == "followed-story":
        cause = f"{comment.story.public_id}:{now():%Y%m%d%H}"
    notify(account, kind, cause=cause, facts=facts)
