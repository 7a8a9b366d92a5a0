"""The privacy policy's Markdown to clean HTML; pure.

Richer than a comment: a policy has headings and tables. It is cleaned all the same, since a
publisher's paste buffer is no better than anybody else's.
"""

from functools import cache
from importlib.resources import files

import nh3
from markdown_it import MarkdownIt

TAGS = frozenset({"a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p"})
TAGS |= {"strong", "table", "tbody", "td", "th", "thead", "tr", "ul"}
ATTRIBUTES = {"a": {"href"}}
SCHEMES = frozenset({"http", "https", "mailto"})
DRAFT_LANGUAGES = ("en", "de")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def render_policy(source: str) -> str:
    """Clean HTML; a heading of the first rank becomes one of the second, since the page has one."""
    html = _parser().render(source).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes=ATTRIBUTES,
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer",
    )


def drafted_policy() -> dict[str, str]:
    """A privacy policy to start from, by language: what Folkmoot itself does with personal data.

    The publisher fills in name and address and answers for it; it is no legal advice.
    """
    folder = files("folkmoot.accounts") / "policy_drafts"
    return {
        language: (folder / f"{language}.md").read_text(encoding="utf-8")
        for language in DRAFT_LANGUAGES
    }
