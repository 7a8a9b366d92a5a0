"""On which sites a publication's discussions may stand."""

from folkmoot.discussion.models import HostOrigin


def origins_of(publication_key: str) -> tuple[str, ...]:
    """The origins that were named, in order of their letters."""
    rows = HostOrigin.objects.filter(publication__key=publication_key).order_by("origin")
    return tuple(rows.values_list("origin", flat=True))


def is_named(publication_key: str, origin: str) -> bool:
    """True when pages of this origin may show the publication's discussions."""
    return HostOrigin.objects.filter(publication__key=publication_key, origin=origin).exists()
