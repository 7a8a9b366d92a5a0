"""A story by its id or by the site's key, and the numbers of many stories at once."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model, QuerySet

from folkmoot.core.addresses import canonical_address
from folkmoot.core.ids import is_id
from folkmoot.core.prepared import Prepared
from folkmoot.discussion.errors import StoryUnknown
from folkmoot.discussion.models import Edition, Publication, Story

M = TypeVar("M", bound=Model)


def story_by_id(public_id: str) -> Story:
    """The story with its edition and publication.

    Raises:
        StoryUnknown: no story has this id.
    """
    return _the_story(_by_id(public_id) if is_id(public_id) else [])


def story_by_key(publication_key: str, key: str) -> Story:
    """The story that the site registered under its own key.

    Raises:
        StoryUnknown: none is.
    """
    return _the_story(_by_key(publication_key, key))


def story_anyhow(named: str) -> Story:
    """The story that a person means by its id or its address.

    Raises:
        StoryUnknown: none has it.
    """
    if is_id(named.strip()):
        return story_by_id(named.strip())
    try:
        address = canonical_address(named.strip())
    except ValueError as error:
        raise StoryUnknown from error
    rows = Story.objects.filter(address=address).values_list("public_id", flat=True)
    return story_by_id(rows.order_by("pk").first() or "")


def counts(publication_key: str, keys: Iterable[str]) -> dict[str, int]:
    """The number of published comments by the site's keys; a key that is not known has none."""
    numbers = dict.fromkeys(keys, 0)
    known = Story.objects.filter(publication__key=publication_key, key__in=list(numbers))
    return numbers | dict(known.values_list("key", "comment_count"))


def _names(model: type[Model]) -> list[str]:
    return [field.attname for field in model._meta.concrete_fields]


def _columns() -> list[str]:
    return [
        *_names(Story),
        *(f"edition__{name}" for name in _names(Edition)),
        *(f"publication__{name}" for name in _names(Publication)),
    ]


@Prepared
def _by_id(public_id: str) -> QuerySet[Story, tuple[Any, ...]]:
    return Story.objects.filter(public_id=public_id).values_list(*_columns())


@Prepared
def _by_key(publication_key: str, key: str) -> QuerySet[Story, tuple[Any, ...]]:
    rows = Story.objects.filter(publication__key=publication_key, key=key)
    return rows.values_list(*_columns())


def _the_story(rows: list[tuple[Any, ...]]) -> Story:
    """The row as a story with its edition and publication, as `select_related` would give it."""
    if not rows:
        raise StoryUnknown
    values = iter(rows[0])
    story = _instance(Story, values)
    edition, publication = _instance(Edition, values), _instance(Publication, values)
    story.edition, story.publication, edition.publication = edition, publication, publication
    return story


def _instance(model: type[M], values: Iterator[Any]) -> M:
    names = _names(model)
    return model.from_db(DEFAULT_DB_ALIAS, names, [next(values) for _ in names])
