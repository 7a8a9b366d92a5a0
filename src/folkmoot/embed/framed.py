"""What stands in a frame on another site's page: one act, or the whole discussion."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString

from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.queries.threads import ThreadPage, one_thread
from folkmoot.embed.asked import Asked
from folkmoot.embed.section import discussion, section_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from folkmoot.discussion.models import Story

ACTS = frozenset({"write", "reply", "recommend"})
THEMES = frozenset({"light", "dark"})


@dataclass(frozen=True)
class Framed:
    """What a frame is there for: an act ('' for the whole discussion), the comment, the look."""

    act: str
    comment: str
    theme: str
    language: str

    @classmethod
    def by(cls, parameters: "Mapping[str, str]", language: str) -> "Framed":
        """As the parameters of its address say; what is not understood is left out."""
        act, theme = parameters.get("act", ""), parameters.get("theme", "")
        return cls(
            act=act if act in ACTS else "",
            comment=parameters.get("comment", ""),
            theme=theme if theme in THEMES else "",
            language=language,
        )


def framed_section(story: "Story", framed: Framed) -> SafeString:
    """The section, with the comment that the act is about, none, or all of them.

    Raises:
        CommentUnknown: no comment of the story that anybody may see has this id.
    """
    if not framed.act:
        return discussion(story, Asked(), framed.language)
    page = _empty(story)
    if framed.act != "write":
        page = _with_one(story, page, framed.comment)
    return section_with(story, page, framed.language)


def _empty(story: "Story") -> ThreadPage:
    return ThreadPage(
        story_id=story.public_id,
        title=story.title,
        order="newest",
        threads=(),
        next_cursor=None,
        left=0,
        total=story.comment_count,
        is_from_start=True,
    )


def _with_one(story: "Story", page: ThreadPage, comment: str) -> ThreadPage:
    found = one_thread(comment)
    if found.story_id != story.public_id:
        raise CommentUnknown
    (thread,) = found.threads
    views = [view for view in (thread.top, *thread.replies) if view.public_id == comment]
    if not views:
        raise CommentUnknown
    alone = replace(thread, top=views[0], replies=(), more_replies=0, has_earlier=False)
    return replace(page, threads=(alone,))
