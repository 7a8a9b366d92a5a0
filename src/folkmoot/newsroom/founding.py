"""Making a paper: its front page, its sections, and the site that shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale, Page, Site

from folkmoot.newsroom.errors import PaperExists, PaperNotValid
from folkmoot.newsroom.models import HomePage, SectionPage


@dataclass(frozen=True, kw_only=True)
class Paper:
    """What must be known of a paper before it begins."""

    title: str
    contact_email: str
    time_zone: str = "UTC"
    motto: str = ""
    publication_key: str = "main"
    edition_key: str = "en"
    language: str = "en"


@dataclass(frozen=True)
class Section:
    """A section to begin with."""

    title: str
    slug: str = ""
    introduction: str = ""


@transaction.atomic
def found_paper(paper: Paper, sections: Iterable[Section] = ()) -> HomePage:
    """The front page and its sections, published, as the root of the site.

    Raises:
        PaperExists: there is one.
        PaperNotValid: the time zone, the language or another of its facts cannot be.
    """
    if HomePage.objects.exists():
        raise PaperExists
    root = Page.get_first_root_node()
    facts = vars(paper) | {"locale": _locale(paper.language)}
    del facts["language"]
    home = HomePage(slug="front", **facts)
    try:
        root.add_child(instance=home)
        for section in sections:
            _add(home, section)
    except ValidationError as error:
        raise PaperNotValid(" ".join(error.messages)) from error
    home.save_revision().publish()
    Site.objects.all().delete()
    Site.objects.create(root_page=home, is_default_site=True, site_name=home.title)
    place_site()
    Page.objects.child_of(root).exclude(pk=home.pk).delete()
    return home


def place_site() -> None:
    """Tell Wagtail the address that this Folkmoot has."""
    address = urlsplit(settings.SITE_ADDRESS)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=address.hostname, port=port)
    Site.clear_site_root_paths_cache()


def _locale(language: str) -> Locale:
    """Wagtail's row for the language that the edition's pages are in."""
    if language not in dict(settings.LANGUAGES):
        raise PaperNotValid
    return Locale.objects.get_or_create(language_code=language)[0]


def _add(home: HomePage, section: Section) -> None:
    page = SectionPage(
        title=section.title,
        slug=section.slug or slugify(section.title),
        introduction=section.introduction,
        show_in_menus=True,
    )
    home.add_child(instance=page)
    page.save_revision().publish()
