"""Articles as lists show them, at a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from folkmoot.newsroom.models import ArticlePage, HomePage, NewsImage, SectionPage
from folkmoot.newsroom.paths import path_of
from folkmoot.newsroom.queries.counts import comment_counts

STEP = SectionPage.steplen


@dataclass(frozen=True)
class Teaser:
    """One article in a list."""

    headline: str
    address: str
    summary: str
    byline: str
    section: str
    section_address: str
    dated_at: datetime
    zone: ZoneInfo
    image: NewsImage | None
    comments: int
    takes_comments: bool


def teasers(articles: Iterable[ArticlePage]) -> tuple[Teaser, ...]:
    """The articles with their section, their zone and the number of their comments."""
    chosen = list(articles)
    sections = {
        section.path: section
        for section in SectionPage.objects.filter(
            path__in={article.path[:-STEP] for article in chosen}
        )
    }
    homes = {
        home.path: home
        for home in HomePage.objects.filter(path__in={path[:-STEP] for path in sections})
    }
    keys: defaultdict[str, list[str]] = defaultdict(list)
    for article in chosen:
        keys[homes[article.path[: -2 * STEP]].publication_key].append(article.story_key)
    counts = comment_counts(keys)
    return tuple(
        _teaser(article, sections[article.path[:-STEP]], homes, counts[article.story_key])
        for article in chosen
    )


def _teaser(
    article: ArticlePage, section: SectionPage, homes: dict[str, HomePage], comments: int
) -> Teaser:
    home = homes[section.path[:-STEP]]
    return Teaser(
        headline=article.title,
        address=path_of(article, home),
        summary=article.summary,
        byline=article.byline,
        section=section.title,
        section_address=path_of(section, home),
        dated_at=article.dated_at,
        zone=home.zone,
        image=article.lead_image,
        comments=comments,
        takes_comments=article.takes_comments,
    )
