"""Publications and stories, made known or brought up to date."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction

from folkmoot.accounts.actions.names import reserve_name
from folkmoot.core.addresses import canonical_address
from folkmoot.core.after_commit import start
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.errors import AddressNotValid, AddressTaken, PublicationUnknown
from folkmoot.discussion.models import Edition, Publication, Story

ADDRESS_LENGTH = 500
TITLE_LENGTH = 300
SUMMARY_LENGTH = 2_000
TEXT_LENGTH = 4_000
MOST_NAMES = 30


@dataclass(frozen=True)
class EditionFacts:
    """An edition as a site describes it: one language, one time zone."""

    key: str
    name: str
    language: str = "en"
    time_zone: str = "UTC"


@dataclass(frozen=True)
class StoryPage:
    """A page to discuss as a site describes it; `key` is the site's own name for it.

    `text`, `people` (persons and organisations that the page is about) and `authors` let the
    standards tell what is on the subject, and whom a comment speaks of.
    """

    key: str
    address: str
    title: str
    summary: str = ""
    text: str = ""
    people: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


@transaction.atomic
def register_publication(
    key: str,
    *,
    name: str,
    contact_email: str,
    editions: tuple[EditionFacts, ...],
    edit_minutes: int | None = None,
) -> Publication:
    """The publication with this key and its editions, made or brought up to date.

    `edit_minutes` is how long authors may edit a comment; none leaves it as it is, which is
    always for a new publication.
    """
    facts: dict[str, Any] = {"name": name, "contact_email": contact_email}
    if edit_minutes is not None:
        facts["edit_minutes"] = edit_minutes
    publication, _ = Publication.objects.update_or_create(key=key, defaults=facts)
    reserve_name(name)
    for edition in editions:
        Edition.objects.update_or_create(
            publication=publication,
            key=edition.key,
            defaults={
                "name": edition.name,
                "language": edition.language,
                "time_zone": edition.time_zone,
            },
        )
    return publication


@transaction.atomic
def register_story(publication_key: str, *, edition_key: str, page: StoryPage) -> Story:
    """The story of this page, made or brought up to date; its discussion stays as it is.

    A page is known by the site's key, or by its canonical address when its key is new, so
    that one page never gets two discussions (B1).

    Raises:
        PublicationUnknown: there is no such publication or edition.
        AddressNotValid: the address is not one of the web.
        AddressTaken: another story has the address.
    """
    edition = (
        Edition.objects.select_related("publication")
        .filter(publication__key=publication_key, key=edition_key)
        .first()
    )
    if edition is None:
        raise PublicationUnknown(publication=publication_key, edition=edition_key)
    facts = {
        "edition": edition,
        "address": _web_address(page.address),
        "title": page.title[:TITLE_LENGTH],
        "summary": page.summary[:SUMMARY_LENGTH],
        "text": page.text[:TEXT_LENGTH],
        "people": list(page.people[:MOST_NAMES]),
        "authors": list(page.authors[:MOST_NAMES]),
    }
    story = _known_story(edition.publication, page.key, str(facts["address"]))
    if story is None:
        story = Story(publication=edition.publication, key=page.key)
    return _saved(story, facts)


def _web_address(address: str) -> str:
    try:
        parts = urlsplit(address.strip())
        is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
        canonical = canonical_address(address) if is_web else ""
    except ValueError:
        canonical = ""
    if not canonical or len(canonical) > ADDRESS_LENGTH:
        raise AddressNotValid(address=address[:200])
    return canonical


def _known_story(publication: Publication, key: str, address: str) -> Story | None:
    stories = Story.objects.filter(publication=publication)
    return stories.filter(key=key).first() or stories.filter(address=address).first()


def _saved(story: Story, facts: dict[str, object]) -> Story:
    changed = [name for name, value in facts.items() if getattr(story, name, None) != value]
    for name in changed:
        setattr(story, name, facts[name])
    try:
        with transaction.atomic():
            if story._state.adding:
                story.save(force_insert=True)
            elif changed:
                story.save(update_fields=changed)
                touch(story.pk, hides=False)
                if "edition" in changed:
                    start("discussion.index_story", story.pk)
    except IntegrityError:
        return _after_race(story, facts)
    return story


def _after_race(story: Story, facts: dict[str, object]) -> Story:
    """The story that another process registered at this moment, if it is the same page."""
    first = Story.objects.filter(publication=story.publication, key=story.key).first()
    if first is None or not story._state.adding:
        raise AddressTaken(address=facts["address"])
    return first
