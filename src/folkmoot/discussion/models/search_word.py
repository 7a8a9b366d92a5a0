"""SearchWord: a word of a comment, as searching knows it."""

from django.db import models

from folkmoot.discussion.models.comment import Comment


class SearchWord(models.Model):
    """That a comment has a word, as a number made from the word's stem (`searching.py`).

    Rows of our own and not a database's search: both databases find the same, a page of what
    was found costs the same among a hundred comments and a million, and what is erased is gone
    with a plain deletion. `second` is when the comment was written, so that what was found
    comes in the order of time. Nothing here says who may see it: that is asked at each search.
    """

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+", db_index=False)
    word = models.BigIntegerField()
    second = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "word"], name="one_row_a_word"),
        ]
        indexes = [
            models.Index(fields=["word", "-second", "-comment"], name="words_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.word} in {self.comment_id}"
