"""The demo's paper, loaded once through Wagtail's own publishing."""

import tomllib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from folkmoot.core.clock import now
from folkmoot.newsroom.demo.markup import Part, parts_of
from folkmoot.newsroom.demo.past import at
from folkmoot.newsroom.demo.pictures import picture
from folkmoot.newsroom.founding import Paper, Section, found_paper
from folkmoot.newsroom.models import ArticlePage, HomePage, NewsImage, SectionPage
from folkmoot.newsroom.queries.articles import SIZES

HERE = Path(__file__).parent
FACTS = ("title", "motto", "publication_key", "edition_key", "time_zone", "contact_email")


@dataclass(frozen=True)
class Draft:
    """One story's file: its slug and what stands in it."""

    slug: str
    facts: dict[str, Any]


def drafts() -> list[Draft]:
    """The demo's stories, the oldest first."""
    found = [
        Draft(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
        for path in (HERE / "stories").glob("*.toml")
    ]
    return sorted(found, key=lambda draft: -draft.facts["hours_ago"])


@transaction.atomic
def load_paper() -> HomePage:
    """The demo's edition with its sections and stories; what is there already is left alone."""
    paper = tomllib.loads((HERE / "paper.toml").read_text(encoding="utf-8"))
    known = HomePage.objects.filter(publication_key=paper["publication_key"]).first()
    if known:
        return known
    sections = [Section(**entry) for entry in paper["sections"]]
    home = found_paper(Paper(**{name: paper[name] for name in FACTS}), sections)
    articles = {draft.slug: _article(home, draft) for draft in drafts()}
    for draft in drafts():
        _publish(articles[draft.slug], draft, articles)
    home.lead = articles[paper["lead"]]
    home.save_revision().publish()
    make_renditions()
    return home


def make_renditions() -> None:
    """The sizes that the pages show, so that the first reader does not wait for them."""
    for image in NewsImage.objects.all():
        image.get_renditions(*SIZES)


def _article(home: HomePage, draft: Draft) -> ArticlePage:
    facts = draft.facts
    section = SectionPage.objects.child_of(home).get(slug=facts["section"])
    article = ArticlePage(
        slug=draft.slug,
        live=False,
        title=facts["title"],
        summary=facts["summary"],
        byline=facts["byline"],
        dateline=facts.get("dateline", ""),
        dated_at=now() - timedelta(hours=facts["hours_ago"]),
        lead_image=picture(facts["picture"]),
        lead_caption=facts["caption"],
        people=facts.get("people", ""),
    )
    section.add_child(instance=article)
    return article


def _publish(article: ArticlePage, draft: Draft, articles: dict[str, ArticlePage]) -> None:
    article.body = [_block(part, articles) for part in parts_of(draft.facts["body"])]
    article.tags.add(*draft.facts["tags"])
    with at(article.dated_at):
        article.save_revision().publish()


def _block(part: Part, articles: dict[str, ArticlePage]) -> tuple[str, Any]:
    if part.kind in {"read_more", "related"}:
        return part.kind, articles[part.words]
    if part.kind == "quote":
        return part.kind, {"words": part.words, "speaker": part.more}
    if part.kind == "image":
        return part.kind, {"image": picture(part.words), "caption": part.more}
    return part.kind, part.words
