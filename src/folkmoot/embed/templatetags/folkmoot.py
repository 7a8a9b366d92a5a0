"""The tags that a Django site puts under an article and beside its headline."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from folkmoot.discussion.errors import StoryUnknown
from folkmoot.discussion.queries.stories import counts, story_by_key
from folkmoot.embed.asked import Asked
from folkmoot.embed.counts import MAIN, words_for
from folkmoot.embed.public_pages import kept_section
from folkmoot.embed.section import discussion as section
from folkmoot.embed.structured import as_item

register = template.Library()


@register.simple_tag(takes_context=True)
def discussion(
    context: template.Context, story_key: str, publication_key: str = MAIN
) -> SafeString:
    """The discussion of the story that the site registered under this key.

    A story that is not registered (a preview, say) has none, so nothing is shown.
    """
    try:
        story = story_by_key(publication_key, story_key)
    except StoryUnknown:
        return SafeString("")
    request = context.get("request")
    asked = Asked.by(request.GET) if request else Asked()
    shown = kept_section(story, asked) if asked.is_shared else section(story, asked)
    return as_item(story, shown)


@register.simple_tag
def comment_count(story_key: str, publication_key: str = MAIN) -> SafeString:
    """A link to the discussion of the present page with the number of its comments."""
    number = counts(publication_key, [story_key])[story_key]
    return format_html('<a class="fm-comment-count" href="#comments">{}</a>', words_for(number))
