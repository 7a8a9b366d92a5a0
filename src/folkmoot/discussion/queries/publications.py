"""Which publication a page speaks for when no story is at hand."""

from folkmoot.discussion.models.edition import Edition
from folkmoot.discussion.models.publication import Publication


def main_publication() -> Publication | None:
    """The first registered publication; none before the site is set up."""
    return Publication.objects.order_by("pk").first()


def edition_zones(publication: Publication) -> tuple[str, ...]:
    """The time zones of a publication's editions."""
    rows = Edition.objects.filter(publication=publication).order_by("pk")
    return tuple(rows.values_list("time_zone", flat=True))


def editions_of(publication: Publication) -> tuple[Edition, ...]:
    """The publication's editions."""
    return tuple(publication.editions.select_related("publication").order_by("pk"))
