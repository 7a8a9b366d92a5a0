"""The rows of the discussion."""

from folkmoot.discussion.models.byline import Byline
from folkmoot.discussion.models.change import Change
from folkmoot.discussion.models.comment import Comment
from folkmoot.discussion.models.draft import Draft
from folkmoot.discussion.models.echo import Echo
from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.elsewhere import Elsewhere
from folkmoot.discussion.models.enquiry import Enquiry
from folkmoot.discussion.models.exhibit import Exhibit
from folkmoot.discussion.models.expertise import Expertise
from folkmoot.discussion.models.follow import Follow
from folkmoot.discussion.models.guest import Guest
from folkmoot.discussion.models.habit import Habit
from folkmoot.discussion.models.host_origin import HostOrigin
from folkmoot.discussion.models.mention import Mention
from folkmoot.discussion.models.mute import Mute
from folkmoot.discussion.models.publication import Publication
from folkmoot.discussion.models.reaction import Reaction
from folkmoot.discussion.models.revision import Revision
from folkmoot.discussion.models.search_word import SearchWord
from folkmoot.discussion.models.story import Story
from folkmoot.discussion.models.ticket import Ticket
from folkmoot.discussion.models.turn import Turn

__all__ = [
    "Byline",
    "Change",
    "Comment",
    "Draft",
    "Echo",
    "Edition",
    "Elsewhere",
    "Enquiry",
    "Exhibit",
    "Expertise",
    "Follow",
    "Guest",
    "Habit",
    "HostOrigin",
    "Mention",
    "Mute",
    "Publication",
    "Reaction",
    "Revision",
    "SearchWord",
    "Story",
    "Ticket",
    "Turn",
]
