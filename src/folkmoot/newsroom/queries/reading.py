"""Everything that stands around a story's text."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import Count

from folkmoot.newsroom.models import ArticlePage, HomePage, SectionPage
from folkmoot.newsroom.paths import path_of
from folkmoot.newsroom.queries.articles import published
from folkmoot.newsroom.queries.counts import comment_counts
from folkmoot.newsroom.queries.teasers import Teaser, teasers

RELATED = 4


@dataclass(frozen=True)
class Reading:
    """An article's section and edition, its numbers, its tags and the stories beside it."""

    home: HomePage
    section: SectionPage
    section_path: str
    path: str
    zone: ZoneInfo
    comments: int
    tags: tuple[tuple[str, str], ...]
    related: tuple[Teaser, ...]


def reading_of(article: ArticlePage) -> Reading:
    """What the page of an article shows besides its text."""
    section = SectionPage.objects.ancestor_of(article).get()
    home = HomePage.objects.ancestor_of(article).get()
    tags = tuple((tag.name, tag.slug) for tag in article.tags.all().order_by("name"))
    return Reading(
        home=home,
        section=section,
        section_path=path_of(section, home),
        path=path_of(article, home),
        zone=home.zone,
        comments=comment_counts({home.publication_key: [article.story_key]})[article.story_key],
        tags=tags,
        related=teasers(related_to(article, home, [slug for _, slug in tags])),
    )


def related_to(article: ArticlePage, home: HomePage, slugs: list[str]) -> list[ArticlePage]:
    """Stories that share the most tags, then the newest of the section.

    Never the article itself, never one twice (UX-006).
    """
    by_tag = list(
        published()
        .descendant_of(home)
        .exclude(pk=article.pk)
        .filter(tags__slug__in=slugs)
        .annotate(shared=Count("tags"))
        .order_by("-shared", "-dated_at", "-pk")[:RELATED]
    )
    missing = RELATED - len(by_tag)
    if not missing:
        return by_tag
    known = [article.pk, *(other.pk for other in by_tag)]
    return by_tag + list(published().sibling_of(article).exclude(pk__in=known)[:missing])
