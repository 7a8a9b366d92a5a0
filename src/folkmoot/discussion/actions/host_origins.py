"""On which sites a publication's discussions may stand: named and taken back by the operator."""

import structlog

from folkmoot.discussion.errors import PublicationUnknown
from folkmoot.discussion.models import HostOrigin, Publication
from folkmoot.discussion.origin_errors import OriginNotValid
from folkmoot.discussion.web_origins import web_origin

log = structlog.get_logger(__name__)


def name_origin(publication_key: str, written: str) -> str:
    """Let pages of this origin show the publication's discussions; the origin as it is kept.

    Raises:
        PublicationUnknown: there is no such publication.
        OriginNotValid: it is no origin, or one whose pages anybody on the way could change.
    """
    origin = web_origin(written)
    if origin is None:
        raise OriginNotValid
    publication = _publication(publication_key)
    HostOrigin.objects.get_or_create(publication=publication, origin=origin)
    log.warning("discussion.origin_named", publication=publication.key, origin=origin)
    return origin


def drop_origin(publication_key: str, written: str) -> bool:
    """Let its pages show them no longer, from the next request on; False when it was not named.

    Raises:
        PublicationUnknown: there is no such publication.
    """
    publication = _publication(publication_key)
    rows = HostOrigin.objects.filter(publication=publication, origin=web_origin(written) or "")
    dropped, _ = rows.delete()
    log.warning("discussion.origin_dropped", publication=publication.key, number=dropped)
    return dropped > 0


def _publication(key: str) -> Publication:
    publication = Publication.objects.filter(key=key).first()
    if publication is None:
        raise PublicationUnknown(publication=key)
    return publication
