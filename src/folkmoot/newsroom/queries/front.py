"""The front page: what leads, what follows, what the sections have."""

from dataclasses import dataclass
from itertools import islice

from folkmoot.newsroom.models import ArticlePage, HomePage, SectionPage
from folkmoot.newsroom.paths import path_of
from folkmoot.newsroom.queries.articles import articles_under, sections_of
from folkmoot.newsroom.queries.teasers import Teaser, teasers

SECONDS = 3
A_SECTION = 3
LATEST = 60


@dataclass(frozen=True)
class SectionBlock:
    """A section on the front, with the stories that are not already above."""

    title: str
    address: str
    teasers: tuple[Teaser, ...]


@dataclass(frozen=True)
class Front:
    """One clear lead, a few seconds, then section by section; no story twice."""

    lead: Teaser | None
    seconds: tuple[Teaser, ...]
    sections: tuple[SectionBlock, ...]


def front_of(home: HomePage) -> Front:
    """The front as it stands now: the editor's lead, else the newest story."""
    latest = list(articles_under(home)[:LATEST])
    lead = _lead(home, latest)
    others = [article for article in latest if lead is None or article.pk != lead.pk]
    seconds = others[:SECONDS]
    blocks = _by_section(home, others[SECONDS:])
    chosen = [*([lead] if lead else []), *seconds, *(a for _, below in blocks for a in below)]
    shown = iter(teasers(chosen))
    return Front(
        lead=next(shown) if lead else None,
        seconds=tuple(islice(shown, len(seconds))),
        sections=tuple(
            SectionBlock(section.title, path_of(section, home), tuple(islice(shown, len(below))))
            for section, below in blocks
        ),
    )


def _lead(home: HomePage, latest: list[ArticlePage]) -> ArticlePage | None:
    if home.lead_id:
        chosen = articles_under(home).filter(pk=home.lead_id).first()
        if chosen:
            return chosen
    return latest[0] if latest else None


def _by_section(
    home: HomePage, articles: list[ArticlePage]
) -> list[tuple[SectionPage, list[ArticlePage]]]:
    blocks = [
        (section, [a for a in articles if a.path.startswith(section.path)][:A_SECTION])
        for section in sections_of(home)
    ]
    return [(section, below) for section, below in blocks if below]
