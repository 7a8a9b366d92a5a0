"""Who takes part in a discussion: the only members that a text there can mention."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from folkmoot.accounts.models import Account
from folkmoot.accounts.names import name_skeleton
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.states import CommentState

MOST_NAMES = 5
LOOKED_AT = 500


def participants_named(
    names: Iterable[str], story: Story, top: Comment | None
) -> dict[str, Account]:
    """Those of the names that somebody has who writes in this thread, in small letters.

    Without a thread the whole discussion of the story counts. Asked by whole names, so that
    neither the size of the discussion nor the number of members matters.
    """
    wanted = {name.casefold() for name in names}
    skeletons = {name_skeleton(name) for name in wanted}
    known = _named(Account.objects.filter(name_skeleton__in=skeletons))
    by_name = {each.display_name.casefold(): each for each in known}
    found = {name: each for name, each in by_name.items() if name in wanted}
    here = _written(story, top).filter(author__in=found.values())
    present = set(here.values_list("author", flat=True).distinct())
    return {name: account for name, account in found.items() if account.pk in present}


def names_beginning(begin: str, story: Story, top: Comment | None) -> list[str]:
    """A few names of the newest writers here that begin so; none for an empty beginning."""
    if not begin.strip():
        return []
    newest = _written(story, top).order_by("-pk").values("author")[:LOOKED_AT]
    writers = _named(Account.objects.filter(pk__in=list(newest.values_list("author", flat=True))))
    rows = writers.filter(display_name__istartswith=begin).order_by("display_name")
    return list(rows.values_list("display_name", flat=True)[:MOST_NAMES])


def _named(accounts: "QuerySet[Account]") -> "QuerySet[Account]":
    """Those whose name may be shown."""
    return accounts.filter(is_active=True, closing_since=None)


def _written(story: Story, top: Comment | None) -> "QuerySet[Comment]":
    rows = Comment.objects.filter(story=story, state=CommentState.PUBLISHED)
    return rows if top is None else rows.filter(Q(top=top) | Q(pk=top.pk))
