"""What the newsroom's templates ask: lists, readings, times and data for machines."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import template
from django.core.paginator import Page as ListPage
from django.core.paginator import Paginator
from django.utils.html import format_html
from django.utils.safestring import SafeString

from folkmoot.newsroom import edition_time
from folkmoot.newsroom.models import ArticlePage, HomePage, SectionPage
from folkmoot.newsroom.queries import front, reading
from folkmoot.newsroom.queries.articles import PAGE_SIZE, articles_under
from folkmoot.newsroom.queries.teasers import Teaser, teasers
from folkmoot.newsroom.structured_data import data_island

register = template.Library()

READING = "newsroom.reading"


@dataclass(frozen=True)
class Listing:
    """One page of a section's articles."""

    page: ListPage[Any]
    teasers: tuple[Teaser, ...]


@register.simple_tag
def front_of(home: HomePage) -> front.Front:
    """The front as it stands now."""
    return front.front_of(home)


@register.simple_tag(takes_context=True)
def listing_of(context: template.Context, section: SectionPage) -> Listing:
    """The page of a section that the address asks for."""
    number = context["request"].GET.get("page")
    page = Paginator(articles_under(section), PAGE_SIZE).get_page(number)
    return Listing(page, teasers(page.object_list))


@register.simple_tag(takes_context=True)
def reading_of(context: template.Context, article: ArticlePage) -> reading.Reading:
    """What stands around the text of an article; asked once, for all blocks of its page."""
    asked = context.render_context
    if READING not in asked:
        asked[READING] = reading.reading_of(article)
    found: reading.Reading = asked[READING]
    return found


@register.simple_tag
def edition_time_of(moment: datetime, zone: ZoneInfo, form: str = "full") -> SafeString:
    """A `time` element in the edition's zone; its machine form always has the offset."""
    words = edition_time.full_words if form == "full" else edition_time.short_words
    return format_html(
        '<time datetime="{}">{}</time>', edition_time.machine(moment, zone), words(moment, zone)
    )


@register.simple_tag
def news_article_data(article: ArticlePage, read: reading.Reading, address: str) -> SafeString:
    """The article for machines, as a data island."""
    return data_island(article, read, address)
