"""The rows of the discussion."""

from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.draft import Draft
from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.enquiry import Enquiry
from folkmoot.discussion.models.exhibit import Exhibit
from folkmoot.discussion.models.follow import Follow
from folkmoot.discussion.models.habit import Habit
from folkmoot.discussion.models.mention import Mention
from folkmoot.discussion.models.mute import Mute
from folkmoot.discussion.models.publication import Publication
from folkmoot.discussion.models.reaction import Reaction
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.models.story import Story
from folkmoot.discussion.models.ticket import Ticket

__all__ = [
    "Comment",
    "Draft",
    "Edition",
    "Enquiry",
    "Exhibit",
    "Follow",
    "Habit",
    "Mention",
    "Mute",
    "Publication",
    "Reaction",
    "Revision",
    "Story",
    "Ticket",
]
