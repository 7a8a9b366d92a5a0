"""Keeping what searching finds up to date (B15).

Only what the texts say is kept here, not who may read them: a comment that is hidden stays in
the index and is not found from that moment on, since each search asks who may see it.
"""

from collections.abc import Callable

from django.db import transaction

from folkmoot.discussion.models import Comment, SearchWord
from folkmoot.discussion.searching import author_number, stems, story_number, word_number

BATCH = 500


@transaction.atomic
def index_comment(comment_id: int) -> None:
    """Let the comment be found by the words that it has now; safe to run twice.

    The comment's row is locked, so that of two that run at once the later one reads the text
    that stands in the end.
    """
    rows = Comment.objects.select_for_update(no_key=True, of=("self",))
    comment = rows.select_related("story__edition", "shown_revision").filter(pk=comment_id).first()
    if comment is None:
        return
    wanted = words_of(comment)
    known = SearchWord.objects.filter(comment=comment)
    there = set(known.values_list("word", flat=True))
    if there - wanted:
        known.filter(word__in=there - wanted).delete()
    second = int(comment.written_at.timestamp())
    SearchWord.objects.bulk_create(
        [SearchWord(comment=comment, word=word, second=second) for word in wanted - there],
        ignore_conflicts=True,
    )


def words_of(comment: Comment) -> set[int]:
    """The numbers by which a comment is found; one without a text by none."""
    revision, story = comment.shown_revision, comment.story
    text = revision.plain if revision else ""
    if not text:
        return set()
    words = {word_number(stem, story.edition_id) for stem in stems(text, story.edition.language)}
    return words | {story_number(story.pk), author_number(comment.author_id)}


def forget_words(comment: Comment) -> None:
    """Let a comment be found by nothing, in the transaction that erases its text."""
    SearchWord.objects.filter(comment=comment).delete()


def index_story(story_id: int) -> None:
    """Index every comment of a story anew: its edition has changed."""
    for pk in Comment.objects.filter(story=story_id).order_by("pk").values_list("pk", flat=True):
        index_comment(pk)


def index_all(tell: Callable[[int], None]) -> int:
    """Index every comment anew, in small transactions; `tell` hears how many are done.

    Safe while people write and search, and to be started again after it was stopped.
    """
    done, last = 0, 0
    rows = Comment.objects.order_by("pk").values_list("pk", flat=True)
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        with transaction.atomic():
            for pk in batch:
                index_comment(pk)
        done, last = done + len(batch), batch[-1]
        tell(done)
    return done
