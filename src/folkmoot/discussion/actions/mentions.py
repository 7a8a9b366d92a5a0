"""Noting whom a text mentions."""

from folkmoot.discussion.mentions import mentioned, possible_names
from folkmoot.discussion.models import Comment, Mention, Revision
from folkmoot.discussion.queries.participants import participants_named


def note_mentions(comment: Comment, revision: Revision) -> None:
    """Keep which accounts the text names, in the transaction that writes it.

    Only participants of the thread can be named, and not its writer: nobody finds out by an
    @ who has an account here.
    """
    if "@" not in revision.source:
        return
    names = {name for lengths in possible_names(revision.source) for name in lengths}
    here = participants_named(names, comment.story, comment.top)
    accounts = {name: account.pk for name, account in here.items()}
    for account_id, written in mentioned(revision.source, accounts).items():
        if account_id != revision.written_by_id:
            Mention.objects.create(revision=revision, account_id=account_id, written=written)
