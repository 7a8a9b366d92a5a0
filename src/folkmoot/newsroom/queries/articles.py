"""Which articles there are: all readers' lists begin here."""

from typing import Any

from django.db.models import Prefetch
from wagtail.models import Page

from folkmoot.newsroom.models import ArticlePage, HomePage, NewsImage, SectionPage

PAGE_SIZE = 10
SIZES = tuple(f"fill-{size}|format-webp" for size in ("480x320", "800x533", "1200x800"))


def published() -> Any:
    """What everybody may read, newest first, with the pictures in the sizes of the lists.

    A size that a template asks for and that is not fetched here would be made anew for each
    reader: Wagtail does not look further once some were fetched. (A query set of articles;
    Wagtail's own carries no types.)
    """
    pictures = NewsImage.objects.prefetch_renditions(*SIZES)
    return (
        ArticlePage.objects.live()
        .public()
        .defer("body")
        .prefetch_related(Prefetch("lead_image", queryset=pictures))
        .order_by("-dated_at", "-pk")
    )


def articles_under(page: Page) -> Any:
    """The published articles below a front page or a section."""
    return published().descendant_of(page)


def articles_with_tag(slug: str) -> Any:
    """The published articles that carry a tag."""
    return published().filter(tags__slug=slug)


def the_front() -> HomePage | None:
    """The front page of the edition, or none before one was made."""
    return HomePage.objects.live().select_related("locale").order_by("path").first()


def sections_of(home: HomePage) -> Any:
    """The sections in the order of the menu."""
    return SectionPage.objects.child_of(home).live().in_menu().order_by("path")
