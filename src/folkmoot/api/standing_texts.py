"""A member's own comments with the reasons that stand beside them: read from two domains."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from folkmoot.api.schemas.comments import own_comment_out
from folkmoot.discussion.access import Member
from folkmoot.discussion.queries.comments import OwnComment
from folkmoot.moderation.queries.statements import statements_about


def own_comments_out(account: Member, comments: Sequence[OwnComment]) -> list[dict[str, Any]]:
    """The comments as plain data, the removed ones with their rule and statement (B10)."""
    removed = [comment.public_id for comment in comments if comment.state == "removed"]
    heads = statements_about(account, removed) if removed else {}
    found = []
    for comment in comments:
        head = heads.get(comment.public_id)
        reasons = (head.title, reverse("reader:statement", args=[head.public_id])) if head else None
        found.append(own_comment_out(comment, reasons=reasons or ("", "")))
    return found
