"""Builders of a small paper, through Wagtail's own publishing."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.models import Page, Site

from folkmoot.newsroom.models import ArticlePage, HomePage, NewsImage, SectionPage

MOMENT = datetime(2018, 10, 12, 6, 51, tzinfo=UTC)
_numbers = count(1)


def make_home(*, time_zone: str = "Europe/Moscow", title: str = "The Test Gazette") -> HomePage:
    """The only edition of the site."""
    root = Page.get_first_root_node()
    home = HomePage(
        slug="front",
        title=title,
        publication_key="gazette",
        edition_key="home",
        motto="All that was tested",
        time_zone=time_zone,
        contact_email="moderators@gazette.example",
    )
    root.add_child(instance=home)
    home.save_revision().publish()
    Site.objects.all().delete()
    Site.objects.create(root_page=home, is_default_site=True, hostname="testserver", port=80)
    Site.clear_site_root_paths_cache()
    return home


def make_section(home: HomePage, title: str = "World") -> SectionPage:
    section = SectionPage(slug=title.lower(), title=title, show_in_menus=True)
    home.add_child(instance=section)
    section.save_revision().publish()
    return section


def make_picture(**facts: Any) -> NewsImage:
    """A small green picture; what is not named is credited, cleared and described."""
    file = BytesIO()
    Image.new("RGB", (60, 40), "#0b5f63").save(file, "PNG")
    number = next(_numbers)
    known = {
        "title": f"Picture {number}",
        "description": "A green field.",
        "credit": "Drawing: A. Test",
        "rights": "Ours.",
    }
    image = NewsImage.objects.create(
        file=ImageFile(BytesIO(file.getvalue()), name=f"picture-{number}.png"), **(known | facts)
    )
    image.file.close()
    return image


def make_article(section: SectionPage, *, body: Any = None, **facts: Any) -> ArticlePage:
    """A published article; each is a minute newer than the one before."""
    article = make_draft(section, body=body, **facts)
    article.save_revision().publish()
    article.refresh_from_db()
    return article


def make_draft(section: SectionPage, *, body: Any = None, **facts: Any) -> ArticlePage:
    number = next(_numbers)
    known = {
        "slug": f"story-{number}",
        "title": f"Story number {number}",
        "summary": f"What happened under number {number}.",
        "byline": "Ada Holm",
        "dated_at": MOMENT + timedelta(minutes=number),
    }
    tags = facts.pop("tags", ())
    article = ArticlePage(live=False, **(known | facts))
    section.add_child(instance=article)
    article.body = body or [("paragraph", f"<p>The text of story {number}.</p>")]
    article.tags.add(*tags)
    return article


def make_many(section: SectionPage, number: int, word: str, **facts: Any) -> None:
    """Many live articles for the lists, quickly: without revisions, so without discussions."""
    for _ in range(number):
        article = make_draft(section, title=f"{word} {next(_numbers)}", **facts)
        article.live = True
        article.save(clean=False)
