"""The standards in force: which version, its document, and what the pages show of it."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from folkmoot.core.prepared import Prepared
from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.models.standards_version import StandardsVersion
from folkmoot.standards.document import Standards


@dataclass(frozen=True, slots=True)
class InForce:
    """The document in force, and the rules that have earned removal by the engine alone."""

    standards: Standards
    earned: frozenset[str] = frozenset()
    adopted_at: datetime | None = None

    @property
    def version(self) -> str:
        """What decisions and consents cite."""
        return self.standards.version


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """One rule for the moderator's picker, in one language."""

    id: str
    title: str
    text: str
    explanation: str
    severity: int
    strike_weight: int
    is_detecting: bool


@dataclass(frozen=True, slots=True)
class AdoptedVersion:
    """One line of the list of versions."""

    version: str
    adopted_at: datetime
    adopted_by: str
    is_in_force: bool


def standards_in_force(publication: Publication) -> InForce | None:
    """The newest adopted version of a publication; none before the first adoption.

    One small statement tells which it is; the document itself is read once in a process.
    """
    newest = _newest(publication.pk)
    if not newest:
        return None
    public_id, adopted_at, earned = newest[0]
    return InForce(_document(public_id), frozenset(earned), adopted_at)


@Prepared
def _newest(publication: int) -> QuerySet[StandardsVersion, Any]:
    rows = StandardsVersion.objects.filter(publication=publication)
    return rows.values_list("public_id", "adopted_at", "earned")[:1]


def versions_in_force() -> list[str]:
    """The ids of the adopted versions, the newest first: another list is another standards."""
    return list(StandardsVersion.objects.values_list("public_id", flat=True)[:10])


def standards_at(publication: Publication, version: str) -> InForce:
    """The version that a decision cites, as it was, whatever is in force by now."""
    public_id, adopted_at = StandardsVersion.objects.values_list("public_id", "adopted_at").get(
        publication=publication, version=version
    )
    return InForce(_document(public_id), adopted_at=adopted_at)


@lru_cache(maxsize=32)
def _document(public_id: str) -> Standards:
    row = StandardsVersion.objects.get(public_id=public_id)
    return _read(row.structure, tuple(row.texts.items()))


@lru_cache(maxsize=8)
def _read(structure: str, texts: tuple[tuple[str, str], ...]) -> Standards:
    """The same document is read once, however many publications have it in force."""
    return Standards.from_toml_text(structure, dict(texts))


def rule_choices(in_force: InForce, language: str) -> tuple[RuleChoice, ...]:
    """The rules that are on, as a moderator chooses among them."""
    spoken = in_force.standards.spoken(language)
    return tuple(
        RuleChoice(
            id=rule.id,
            title=rule.words[spoken].title,
            text=rule.words[spoken].text,
            explanation=rule.words[spoken].explanation,
            severity=rule.severity,
            strike_weight=rule.strike_weight,
            is_detecting=rule.is_detecting,
        )
        for rule in in_force.standards.rules.values()
        if rule.is_on
    )


def adopted_versions(publication: Publication) -> tuple[AdoptedVersion, ...]:
    """Every version that was ever in force, the newest first."""
    rows = StandardsVersion.objects.filter(publication=publication).select_related("adopted_by")
    return tuple(
        AdoptedVersion(
            version=row.version,
            adopted_at=row.adopted_at,
            adopted_by=row.adopted_by.display_name if row.adopted_by else "",
            is_in_force=place == 0,
        )
        for place, row in enumerate(rows)
    )
