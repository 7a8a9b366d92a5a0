"""A published article becomes a story: the only bridge between the newsroom and the discussion.

Hears Wagtail's signal of publication. The discussion is known by the article's `story_key`,
which stays when the headline, the section or the address changes.
"""

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.utils.html import strip_tags
from django.utils.translation import gettext
from wagtail.models import Revision
from wagtail.signals import page_published

from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start
from folkmoot.discussion.actions.stories import (
    EditionFacts,
    StoryPage,
    register_publication,
    register_story,
)
from folkmoot.discussion.actions.story_modes import close_story, reopen_story
from folkmoot.discussion.models import Story
from folkmoot.newsroom.models import ArticlePage, HomePage
from folkmoot.newsroom.paths import path_of

SPOKEN = frozenset({"paragraph", "subheading"})

_BETWEEN_NAMES = re.compile(r",|\band\b|\bund\b|&")


def listen() -> None:
    """Hear Wagtail's publications from now on."""
    page_published.connect(_published, sender=ArticlePage, dispatch_uid="story_link")
    page_published.connect(_edition_published, sender=HomePage, dispatch_uid="edition_link")


def link_edition(home: HomePage) -> None:
    """Make the edition known, or bring its name, zone and address of the moderators up to date."""
    edition = EditionFacts(
        key=home.edition_key,
        name=home.title,
        language=home.locale.language_code,
        time_zone=home.time_zone,
    )
    register_publication(
        home.publication_key,
        name=home.title,
        contact_email=home.contact_email,
        editions=(edition,),
    )


def link_story(article: ArticlePage) -> Story:
    """Register the article for discussion under its present address, headline and summary."""
    home = HomePage.objects.ancestor_of(article).get()
    address = urljoin(f"{settings.SITE_ADDRESS}/", path_of(article, home))
    return register_story(
        home.publication_key,
        edition_key=home.edition_key,
        page=StoryPage(
            key=article.story_key,
            address=address,
            title=article.title,
            summary=article.summary,
            text=spoken_text(article),
            people=_names(article.people),
            authors=_names(article.byline),
        ),
    )


def spoken_text(article: ArticlePage) -> str:
    """What the article says, without pictures and links: its paragraphs and headings."""
    said = (str(block.value) for block in article.body if block.block_type in SPOKEN)
    return unescape(" ".join(strip_tags(part.replace("<", " <")) for part in said)).strip()


def _names(listed: str) -> tuple[str, ...]:
    """The names of a list with commas; "and" joins names in a by-line."""
    return tuple(name.strip() for name in _BETWEEN_NAMES.split(listed) if name.strip())


def link_everything() -> int:
    """Register the edition and all published articles anew, as after a change of address."""
    for home in HomePage.objects.live():
        link_edition(home)
    articles = ArticlePage.objects.live()
    for article in articles:
        link_story(article)
    return len(articles)


def _edition_published(instance: HomePage, **_: Any) -> None:
    link_edition(instance)


def _published(instance: ArticlePage, revision: Revision | None = None, **_: Any) -> None:
    link_edition(HomePage.objects.ancestor_of(instance).get())
    story = link_story(instance)
    start("newsroom.prepare_pictures", instance.pk)
    editor = revision.user if revision else None
    if isinstance(editor, Account):
        _follow_the_editor(instance, story, revision, editor)


def _follow_the_editor(
    article: ArticlePage, story: Story, revision: Revision, editor: Account
) -> None:
    """Close or reopen where the article's switch was changed; never undo the desk's word."""
    took_comments = _took_comments(revision)
    if took_comments and not article.takes_comments:
        close_story(editor, story, gettext("The newsroom has closed this discussion."))
    elif article.takes_comments and not took_comments:
        reopen_story(editor, story)


def _took_comments(revision: Revision) -> bool:
    """What the switch said before; an article begins open."""
    try:
        before = revision.get_previous()
    except Revision.DoesNotExist:
        return True
    return bool(before.as_object().takes_comments)
