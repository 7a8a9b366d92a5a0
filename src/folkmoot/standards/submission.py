"""What the engine is given: a text, and the facts known about its place, author and time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from folkmoot.standards.errors import SubmissionInvalid

T = TypeVar("T")
KNOWN_KEYS = frozenset({"id", "text", "language", "story", "parent", "author", "at"})


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """The story under which the text was written."""

    title: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True)
class AuthorFacts:
    """What is known about the author; ``None`` means not known, never zero.

    ``recent`` holds the author's own texts of the last hour, newest first.
    """

    account_age_days: float | None = None
    published: int | None = None
    removed: int | None = None
    recent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """One text to be judged. ``language`` is the edition's, not a guess at the text's own."""

    text: str
    language: str = "en"
    story: StoryFacts | None = None
    parent: str | None = None
    author: AuthorFacts | None = None
    at: datetime | None = None

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], *, language: str = "en") -> "Submission":
        """Read plain data; a wrong type or an unknown key is refused by name.

        Unknown keys are refused rather than ignored, because a misspelt fact
        would otherwise change verdicts in silence.
        """
        for key in record:
            if key not in KNOWN_KEYS:
                raise SubmissionInvalid(f'The key "{key}" is not known. Remove it or correct it.')
        if "text" not in record:
            raise SubmissionInvalid('The record has no "text". Give the text to be judged.')
        return cls(
            text=_string(record, "text") or "",
            language=_string(record, "language") or language,
            story=_part(record, "story", _story),
            parent=_string(record, "parent"),
            author=_part(record, "author", _author),
            at=_time(record),
        )


def _string(record: Mapping[str, Any], key: str) -> str | None:
    value = record.get(key)
    if value is None and key != "text":
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


def _known(part: Mapping[str, Any], name: str, known: frozenset[str]) -> None:
    for key in part:
        if key not in known:
            raise SubmissionInvalid(f'"{name}" has the unknown key "{key}". Remove or correct it.')


def _story(part: Mapping[str, Any]) -> StoryFacts:
    _known(part, "story", frozenset({"title", "summary"}))
    return StoryFacts(title=_string(part, "title") or "", summary=_string(part, "summary") or "")


def _author(part: Mapping[str, Any]) -> AuthorFacts:
    _known(part, "author", frozenset({"account_age_days", "published", "removed", "recent"}))
    recent = part.get("recent") or []
    if not isinstance(recent, list) or not all(isinstance(text, str) for text in recent):
        raise SubmissionInvalid('"author.recent" must be a list of strings, newest first.')
    return AuthorFacts(
        account_age_days=_number(part, "account_age_days"),
        published=_count(part, "published"),
        removed=_count(part, "removed"),
        recent=tuple(recent),
    )


def _number(part: Mapping[str, Any], key: str) -> float | None:
    value = part.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        raise SubmissionInvalid(f'"author.{key}" must be a number that is not negative.')
    return float(value)


def _count(part: Mapping[str, Any], key: str) -> int | None:
    value = part.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SubmissionInvalid(f'"author.{key}" must be a whole number that is not negative.')
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
