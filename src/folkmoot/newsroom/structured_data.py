"""The article as schema.org reads it (E9, UX-030); its values are the visible ones."""

import json
from typing import Any
from urllib.parse import urljoin

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from folkmoot.newsroom.edition_time import machine
from folkmoot.newsroom.models import ArticlePage, NewsImage
from folkmoot.newsroom.queries.reading import Reading

SHAPES = (
    "fill-1600x900|format-webp",
    "fill-1200x900|format-webp",
    "fill-1200x1200|format-webp",
)
SOCIAL = "fill-1200x630|format-jpeg"
SAFE = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def news_article(article: ArticlePage, reading: Reading, address: str) -> dict[str, Any]:
    """The plain data of one article; `address` is its canonical one."""
    dated = machine(article.dated_at, reading.zone)
    updated = article.shown_update
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": address,
        "headline": article.title,
        "description": article.summary,
        "articleSection": reading.section.title,
        "inLanguage": reading.home.locale.language_code,
        "datePublished": dated,
        "dateModified": machine(updated, reading.zone) if updated else dated,
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": reading.home.title,
            "url": urljoin(address, "/"),
        },
        "keywords": [name for name, _ in reading.tags],
        "commentCount": reading.comments,
        "discussionUrl": f"{address}#comments",
    }
    if article.byline:
        data["author"] = {"@type": "Person", "name": article.byline}
    if article.lead_image:
        data["image"] = _pictures(article.lead_image, article.lead_caption, address)
    return data


def _pictures(picture: NewsImage, caption: str, address: str) -> list[dict[str, Any]]:
    return [
        {
            "@type": "ImageObject",
            "url": urljoin(address, rendition.url),
            "width": rendition.width,
            "height": rendition.height,
            "creditText": picture.credit,
            "copyrightNotice": picture.rights,
            "caption": caption or picture.description,
        }
        for rendition in picture.get_renditions(*SHAPES).values()
    ]


def data_island(article: ArticlePage, reading: Reading, address: str) -> SafeString:
    """The data as a script element that cannot be left early by any text in it."""
    text = json.dumps(news_article(article, reading, address), ensure_ascii=False)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(text.translate(SAFE)),  # noqa: S308 - <, > and & are escaped for JSON
    )
