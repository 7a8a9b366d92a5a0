"""Where a page of the edition is found, from the page alone; pure.

Wagtail's own answer asks the cache for each page, which with the cache in the database is a
query for each teaser.
"""

from wagtail.models import Page


def path_of(page: Page, home: Page) -> str:
    """The page's path on the site whose root is the edition's front page."""
    return "/" + page.url_path.removeprefix(home.url_path)
