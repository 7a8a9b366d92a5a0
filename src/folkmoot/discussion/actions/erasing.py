"""Ending texts for good: what only `privacy` may do, when an account is erased.

Everything else keeps revisions as they were written. Here they are emptied or rewritten in
place, since what is to be forgotten must not stand in an older one.
"""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext, override

from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start
from folkmoot.core.ids import new_id
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.counters import count_reaction, lock_thread
from folkmoot.discussion.actions.indexing import forget_words
from folkmoot.discussion.actions.versions import touch, touch_all
from folkmoot.discussion.models import Comment, Exhibit, Reaction, Revision
from folkmoot.discussion.models.exhibit import exhibit_digest
from folkmoot.discussion.rendering import LINK_MARK, render
from folkmoot.discussion.states import CommentState

BATCH = 100
SHORTEST_QUOTE = 12
QUOTE = re.compile(r"^(?P<signs>(?:\s*>)+)(?P<words>.*)$", re.MULTILINE)
KEPT_WHEN_FROZEN = frozenset(
    {"id", "state", "written_at", "revision", "revision_written_at", "text"}
)
"""What stays of a frozen comment; of an answered one the text too, if it stays on the page."""
NO_TEXT = {"source": "", "html": "", "plain": ""}


def erase_texts(account: Account, *, keep_published: bool) -> int:
    """Empty the account's comments, in small transactions; how many texts are gone.

    With `keep_published` only what readers see now stays: held and removed texts, texts that
    wait and former versions go all the same. Safe to run again after a crash.
    """
    rows = Comment.objects.filter(author=account)
    if keep_published:
        rows = rows.exclude(state=CommentState.PUBLISHED)
    text_left = Revision.objects.filter(comment=OuterRef("pk")).exclude(**NO_TEXT)
    erased = 0
    while batch := list(rows.filter(Exists(text_left)).order_by("-pk")[:BATCH]):
        for comment in batch:
            erased += _erase_text(comment)
    return erased + _erase_unseen(account)


@transaction.atomic
def forget_name(account: Account) -> int:
    """Put a stub where texts name the account: as @name on its stories, or in answers to it.

    Its own texts that stay are read too, for a name is often a signature. Former names go
    like the present one, since mentions and quotes keep the name of their day; but for a name
    that somebody else bears by now.
    """
    others = Account.objects.exclude(pk=account.pk).values("name_skeleton")
    former = account.former_names.exclude(skeleton__in=others)
    names = {account.display_name, *former.values_list("name", flat=True)}
    here = Revision.objects.filter(comment__story__comments__author=account)
    near = Q(comment__author=account) | Q(comment__parent__author=account)
    named = reduce(
        or_, (Q(source__icontains=f"@{name}") | near & Q(source__icontains=name) for name in names)
    )
    mentions = here.filter(named | Q(mentions__account=account))
    changed: list[int] = []
    for revision in mentions.distinct().select_related("comment__story__edition"):
        comment = revision.comment
        is_near = account.pk in {comment.author_id, comment.parent and comment.parent.author_id}
        written = revision.mentions.filter(account=account).values_list("written", flat=True)
        pattern = _any_of(names | set(written), is_near=is_near)
        with override(comment.story.edition.language):
            stub = gettext("(deleted member)")
        if _rewrite(revision, pattern.sub(stub, revision.source)):
            changed.append(comment.story_id)
    touch_all(changed, hides=True)
    return len(changed)


def _any_of(names: Iterable[str], *, is_near: bool) -> re.Pattern[str]:
    """The names as whole words: behind an @, and near the account without one, too."""
    before = r"@?(?<!\w)" if is_near else "@"
    longest_first = sorted(names, key=len, reverse=True)
    any_name = "|".join(map(re.escape, longest_first))
    return re.compile(rf"{before}(?:{any_name})(?!\w)", re.IGNORECASE)


@transaction.atomic
def forget_reactions(account: Account) -> int:
    """Take the account's reactions back, and count them off."""
    comments = Comment.objects.filter(reactions__account=account)
    for comment in comments.order_by("pk").only("pk"):
        count_reaction(comment, -1)
    touch_all(comments.values_list("story", flat=True), hides=False)
    return Reaction.objects.filter(account=account).delete()[0]


@transaction.atomic
def forget_in_exhibits(account: Account, *, pseudonym: str, keep_published: bool) -> int:
    """Name the account by its pseudonym in frozen copies; the digest is taken anew over the rest.

    `pseudonym` is the account's public id from now on.
    """
    own = Exhibit.objects.filter(comment__author=account)
    answered = Exhibit.objects.filter(comment__parent__author=account)
    for exhibit in own.select_related("revision"):
        _refreeze(exhibit, "comment", {"author": pseudonym, "author_name": ""})
    for exhibit in answered.select_related("revision", "comment__parent"):
        parent = exhibit.comment.parent
        stays = keep_published and parent is not None and parent.is_published
        words = {"author": pseudonym, "author_name": ""} | ({} if stays else {"text": ""})
        _refreeze(exhibit, "parent", words)
    return own.count() + answered.count()


@transaction.atomic
def forget_keys(account: Account) -> None:
    """Replace what the account's program chose as keys of its submissions.

    What the newsroom said about its picks goes, too, since it may name the writer.
    """
    Comment.objects.filter(author=account).exclude(featured_reason="").update(featured_reason="")
    for row_id in Comment.objects.filter(author=account).values_list("pk", flat=True):
        Comment.objects.filter(pk=row_id).update(submission_key=new_id())


@transaction.atomic
def _erase_text(comment: Comment) -> int:
    """Empty one comment and the quotes of it; it is gone, or a tombstone where others answered."""
    lock_thread(comment)
    comment.refresh_from_db(fields=["state"])
    texts = [revision.plain for revision in comment.revisions.all()]
    _erase_quotes(comment, texts)
    forget_words(comment)
    erased = Revision.objects.filter(comment=comment).update(**NO_TEXT)
    if comment.state != CommentState.REMOVED:
        change_state(comment, CommentState.REMOVED)
    Comment.objects.filter(pk=comment.pk).update(
        waiting_revision=None, has_link=False, featured_at=None
    )
    return erased


@transaction.atomic
def erase_withdrawn(comment: Comment) -> int:
    """Empty a comment that its author took back, and the quotes of it; the stub stays."""
    lock_thread(comment)
    texts = [revision.plain for revision in comment.revisions.all()]
    _erase_quotes(comment, texts)
    forget_words(comment)
    Comment.objects.filter(pk=comment.pk).update(waiting_revision=None, has_link=False)
    return Revision.objects.filter(comment=comment).update(**NO_TEXT)


def _erase_unseen(account: Account) -> int:
    """Empty every text that is not the one shown, of comments that stay."""
    rows = Comment.objects.filter(author=account)
    rows.exclude(waiting_revision=None).update(waiting_revision=None)
    unseen = Revision.objects.filter(comment__author=account).exclude(
        Q(pk=F("comment__shown_revision")) | Q(**NO_TEXT)
    )
    return unseen.update(**NO_TEXT)


def _erase_quotes(comment: Comment, texts: Iterable[str]) -> None:
    erased = " ".join(_plain(text) for text in texts)
    others = Revision.objects.filter(
        Q(comment__top=comment.top_id_or_own) | Q(comment=comment.top_id_or_own),
        source__contains=">",
    ).exclude(comment=comment)

    def marked(found: "re.Match[str]") -> str:
        words = _plain(found["words"])
        is_quoted = len(words) >= SHORTEST_QUOTE and words in erased
        return f"{found['signs']} {stub}" if is_quoted else found[0]

    with override(comment.story.edition.language):
        stub = gettext("(quote of a deleted comment)")
    changed = False
    for revision in others.select_related("comment"):
        if _rewrite(revision, QUOTE.sub(marked, revision.source)):
            changed = True
    if changed:
        touch(comment.story_id, hides=True)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text)).casefold()


def _rewrite(revision: Revision, source: str) -> bool:
    if source == revision.source:
        return False
    rendered = render(source)
    Revision.objects.filter(pk=revision.pk).update(
        source=rendered.source, html=rendered.html, plain=rendered.plain, cleaner=rendered.cleaner
    )
    Comment.objects.filter(shown_revision=revision).update(has_link=LINK_MARK in rendered.html)
    start("discussion.index_comment", revision.comment_id)
    return True


def _refreeze(exhibit: Exhibit, whose: str, words: dict[str, str]) -> None:
    surroundings = {n: exhibit.surroundings.get(n) for n in ("story", "comment", "parent")}
    if surroundings.get(whose) is None:
        return
    frozen = surroundings[whose]
    surroundings[whose] = {n: v for n, v in frozen.items() if n in KEPT_WHEN_FROZEN} | words
    digest = exhibit_digest(exhibit.revision.source, surroundings)
    Exhibit.objects.filter(pk=exhibit.pk).update(surroundings=surroundings, digest=digest)
