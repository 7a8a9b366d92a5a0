"""The page around a discussion as schema.org reads it: what the comments belong to (UX-032).

The comments themselves are marked in their rows, so that only what is shown is said, and said
once. The frame around them differs: under an article they are comments on it, alone they are a
discussion. It is no part of the section, whose bytes are the same in both places.
"""

from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

UNDER_ARTICLE, ALONE = "NewsArticle", "DiscussionForumPosting"


def as_item(story: "Story", section: SafeString, kind: str = UNDER_ARTICLE) -> SafeString:
    """The section within the item that its comments belong to."""
    if kind == UNDER_ARTICLE:
        return _frame(story, section, kind, SafeString(""))
    about = format_html(
        '<meta itemprop="datePublished" content="{}"><meta itemprop="text" content="{}">'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Organization">'
        '<meta itemprop="name" content="{}"></span>',
        story.registered_at.isoformat(timespec="seconds"),
        story.summary or story.title,
        story.publication.name,
    )
    return _frame(story, section, kind, about)


def _frame(story: "Story", section: SafeString, kind: str, about: SafeString) -> SafeString:
    return format_html(
        '<div itemscope itemtype="https://schema.org/{}" itemid="{}">'
        '<meta itemprop="headline" content="{}"><link itemprop="url" href="{}">'
        '<meta itemprop="commentCount" content="{}">{}{}</div>',
        kind,
        story.address,
        story.title,
        story.address,
        story.comment_count,
        about,
        section,
    )
