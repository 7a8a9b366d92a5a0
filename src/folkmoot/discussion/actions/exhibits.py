"""Freezing what there was to see, so that a later edit cannot change what was decided on."""

from typing import Any

from django.db import transaction

from folkmoot.discussion.models import Comment, Exhibit, Revision
from folkmoot.discussion.models.exhibit import exhibit_digest


@transaction.atomic
def take_exhibit(comment: Comment, revision: Revision) -> Exhibit:
    """A frozen copy of one text of a comment with its story and the comment it answers."""
    surroundings = _surroundings(comment, revision)
    return Exhibit.objects.create(
        comment=comment,
        revision=revision,
        surroundings=surroundings,
        digest=exhibit_digest(revision.source, surroundings),
    )


def _surroundings(comment: Comment, revision: Revision) -> dict[str, Any]:
    story, parent = comment.story, comment.parent
    return {
        "story": {
            "id": story.public_id,
            "address": story.address,
            "title": story.title,
            "summary": story.summary,
        },
        "comment": {
            "id": comment.public_id,
            "author": comment.author.public_id,
            "author_name": comment.author.display_name,
            "state": str(comment.state),
            "written_at": comment.written_at.isoformat(),
            "revision": revision.number,
            "revision_written_at": revision.written_at.isoformat(),
        },
        "parent": _parent(parent) if parent else None,
    }


def _parent(parent: Comment) -> dict[str, Any]:
    shown = parent.shown_revision
    return {
        "id": parent.public_id,
        "author": parent.author.public_id,
        "author_name": parent.author.display_name,
        "state": str(parent.state),
        "revision": shown.number if shown else None,
        "text": shown.source if shown else "",
    }
