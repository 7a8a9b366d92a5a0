"""A small paper of its own for the journeys: a front page, a section, one story."""

from typing import Any

TITLE = "Council votes on the new bridge"
SUMMARY = "The council decides tonight whether the old bridge is replaced."
TEXT = "<p>The council of the harbour town decides tonight. Engineers want a new bridge.</p>"


def print_paper(address: str) -> Any:
    """The article, published under the given address of the site as an editor would do it."""
    from urllib.parse import urlsplit

    from wagtail.models import Page, Site

    from folkmoot.newsroom.models import ArticlePage, HomePage, SectionPage

    root = Page.get_first_root_node()
    home = HomePage(
        slug="paper",
        title="The Harbour Herald",
        publication_key="main",
        edition_key="home",
        time_zone="Europe/Copenhagen",
        contact_email="moderators@herald.example",
    )
    root.add_child(instance=home)
    home.save_revision().publish()
    place = urlsplit(address)
    Site.objects.all().delete()
    Site.objects.create(
        root_page=home, is_default_site=True, hostname=place.hostname, port=place.port
    )
    Site.clear_site_root_paths_cache()
    section = SectionPage(slug="town", title="Town", show_in_menus=True)
    home.add_child(instance=section)
    section.save_revision().publish()
    article = ArticlePage(slug="bridge", title=TITLE, summary=SUMMARY, byline="Ada Holm")
    section.add_child(instance=article)
    article.body = [("paragraph", TEXT)]
    article.save_revision().publish()
    return article
