"""The rows of the discussion."""

from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.draft import Draft
from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.exhibit import Exhibit
from folkmoot.discussion.models.publication import Publication
from folkmoot.discussion.models.reaction import Reaction
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.models.story import Story

__all__ = [
    "Comment",
    "Draft",
    "Edition",
    "Exhibit",
    "Publication",
    "Reaction",
    "Revision",
    "Story",
]
