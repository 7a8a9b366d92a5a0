"""What the engine is given: a text, and the facts known about its place, author and time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar

from folkmoot.standards.errors import SubmissionInvalid

T = TypeVar("T")
KNOWN_KEYS = frozenset(
    ("id", "text", "language", "story", "parent", "author", "at", "publication", "campaign")
)


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The story under which the text was written, and the names of those it is about."""

    title: str = ""
    summary: str = ""
    text: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """What is known about the author; ``None`` means not known, never zero.

    ``recent`` holds the author's own texts of the last hour, newest first; ``with_links``
    counts the published comments that had a link; ``name`` is the name shown;
    ``authorised`` are brands or domains that this author may promote (rule C11).
    """

    account_age_days: float | None = None
    published: int | None = None
    removed: int | None = None
    recent: tuple[str, ...] = ()
    with_links: int | None = None
    name: str = ""
    authorised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicationFacts:
    """The news site: its name, those who speak for it, its country (ISO 3166-1, two letters)."""

    name: str = ""
    staff: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True)
class CampaignFacts:
    """What was seen of texts like this one from other accounts (rule C16).

    ``accounts`` wrote alike within ``minutes``; ``likeness`` is from 0 to 1 (Jaccard, on
    four-letter pieces), ``new_accounts`` how many of them are new, ``shared`` a link or
    address that they have in common.
    """

    accounts: int
    minutes: float
    likeness: float
    new_accounts: int | None = None
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One text to be judged. ``language`` is the edition's, not a guess at the text's own."""

    text: str
    language: str = "en"
    story: StoryFacts | None = None
    parent: str | None = None
    author: AuthorFacts | None = None
    at: datetime | None = None
    publication: PublicationFacts | None = None
    campaign: CampaignFacts | None = None

    @property
    def named(self) -> tuple[tuple[str, str], ...]:
        """Whom the text may be about, each name with its kind: ``person`` or ``house``."""
        people = self.story.people if self.story else ()
        house = (self.publication.name, *self.publication.staff) if self.publication else ()
        pairs = [(name, "person") for name in people] + [(name, "house") for name in house]
        return tuple((name, kind) for name, kind in pairs if name.strip())

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], *, language: str = "en") -> "Submission":
        """Read plain data; a wrong type or an unknown key is refused by name.

        Unknown keys are refused rather than ignored, because a misspelt fact
        would otherwise change verdicts in silence.
        """
        for key in record:
            if key not in KNOWN_KEYS:
                raise SubmissionInvalid(f'The key "{key}" is not known. Remove it or correct it.')
        if record.get("text") is None:
            raise SubmissionInvalid('The record has no "text". Give the text to be judged.')
        return cls(
            text=_string(record, "text") or "",
            language=_string(record, "language") or language,
            story=_part(record, "story", _story),
            parent=_string(record, "parent"),
            author=_part(record, "author", _author),
            at=_time(record),
            publication=_part(record, "publication", _publication),
            campaign=_part(record, "campaign", _campaign),
        )


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise SubmissionInvalid(f'"{key}" must be a string.')
    return value


def _part(record: Mapping[str, Any], key: str, read: Callable[[Mapping[str, Any]], T]) -> T | None:
    value = record.get(key)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise SubmissionInvalid(f'"{key}" must be an object.')
    return read(value)


def _known(part: Mapping[str, Any], name: str, facts: type) -> None:
    known = {field.name for field in fields(facts)}
    for key in part:
        if key not in known:
            raise SubmissionInvalid(f'"{name}" has the unknown key "{key}". Remove or correct it.')


def _story(part: Mapping[str, Any]) -> StoryFacts:
    _known(part, "story", StoryFacts)
    return StoryFacts(
        title=_string(part, "title") or "",
        summary=_string(part, "summary") or "",
        text=_string(part, "text") or "",
        people=_strings(part, "story.people"),
    )


def _author(part: Mapping[str, Any]) -> AuthorFacts:
    _known(part, "author", AuthorFacts)
    return AuthorFacts(
        account_age_days=_number(part, "author.account_age_days"),
        published=_count(part, "author.published"),
        removed=_count(part, "author.removed"),
        recent=_strings(part, "author.recent"),
        with_links=_count(part, "author.with_links"),
        name=_string(part, "name") or "",
        authorised=_strings(part, "author.authorised"),
    )


def _publication(part: Mapping[str, Any]) -> PublicationFacts:
    _known(part, "publication", PublicationFacts)
    return PublicationFacts(
        name=_string(part, "name") or "",
        staff=_strings(part, "publication.staff"),
        country=_string(part, "country") or "",
    )


def _campaign(part: Mapping[str, Any]) -> CampaignFacts:
    _known(part, "campaign", CampaignFacts)
    return CampaignFacts(
        accounts=_count(part, "campaign.accounts") or 0,
        minutes=_number(part, "campaign.minutes") or 0.0,
        likeness=_number(part, "campaign.likeness") or 0.0,
        new_accounts=_count(part, "campaign.new_accounts"),
        shared=_string(part, "shared") or "",
    )


def _strings(part: Mapping[str, Any], place: str) -> tuple[str, ...]:
    value = part.get(place.partition(".")[2]) or []
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SubmissionInvalid(f'"{place}" must be a list of strings.')
    return tuple(value)


def _number(part: Mapping[str, Any], place: str) -> float | None:
    value = part.get(place.partition(".")[2])
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise SubmissionInvalid(f'"{place}" must be a number that is not negative.')
    return float(value)


def _count(part: Mapping[str, Any], place: str) -> int | None:
    value = part.get(place.partition(".")[2])
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SubmissionInvalid(f'"{place}" must be a whole number that is not negative.')
    return value


def _time(record: Mapping[str, Any]) -> datetime | None:
    value = _string(record, "at")
    if value is None:
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        sentence = '"at" must be a time in ISO 8601, such as 2026-11-22T18:30:00+00:00.'
        raise SubmissionInvalid(sentence) from None
