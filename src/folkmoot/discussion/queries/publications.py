"""Which publication a page speaks for when no story is at hand."""

from folkmoot.discussion.models.publication import Publication


def main_publication() -> Publication | None:
    """The first registered publication; none before the site is set up."""
    return Publication.objects.order_by("pk").first()
