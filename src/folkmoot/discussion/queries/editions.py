"""The editions of a publication, for choosing one."""

from folkmoot.discussion.errors import PublicationUnknown
from folkmoot.discussion.models import Edition
from folkmoot.discussion.queries.publications import main_publication


def editions(publication_key: str = "") -> tuple[Edition, ...]:
    """Its editions, the first one made first; without a key those of the main publication."""
    main = None if publication_key else main_publication()
    key = main.key if main else publication_key
    rows = Edition.objects.filter(publication__key=key).order_by("pk")
    return tuple(rows.select_related("publication"))


def edition_for(publication_key: str, key: str, *, language: str) -> Edition:
    """The edition with this key; without a key the one that speaks the language, else the first.

    Raises:
        PublicationUnknown: there is no such publication or edition.
    """
    known = editions(publication_key)
    if key:
        chosen = [edition for edition in known if edition.key == key]
    else:
        chosen = [each for each in known if each.language.partition("-")[0] == language] or [
            *known[:1]
        ]
    if not chosen:
        raise PublicationUnknown(publication=publication_key, edition=key)
    return chosen[0]
