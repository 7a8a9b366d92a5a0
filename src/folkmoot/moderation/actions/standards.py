"""Adopting a version of the standards: from then on everybody is judged by it."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.errors import StandardsNotValid
from folkmoot.moderation.models.standards_version import StandardsVersion
from folkmoot.moderation.queries.standards import InForce, standards_in_force
from folkmoot.standards.document import Standards
from folkmoot.standards.errors import StandardsError


def adopt_standards(
    by: Account, publication: Publication, *, structure: str, texts: Mapping[str, str]
) -> InForce:
    """Put a version in force. The document is read whole before anything is stored.

    No rule may remove alone in a newly adopted version: that is earned on this newsroom's
    own decisions and signed by two persons, it cannot be written into a document (C21).

    Raises:
        NotAllowed: the account may not adopt standards.
        StandardsNotValid: the document is not whole, or its version was adopted before.
    """
    demand(by, Permission.ADOPT_STANDARDS)
    try:
        standards = Standards.from_toml_text(structure, texts)
    except StandardsError as error:
        raise StandardsNotValid(sentence=error.sentence) from error
    return _adopt(publication, standards, by=by)


def adopt_default(publication: Publication, by: Account | None = None) -> InForce:
    """Adopt the shipped document where none is in force; else leave what is.

    It is stored like any other version, so that an upgrade of Folkmoot never changes by
    which words a publication judges.
    """
    return standards_in_force(publication) or _adopt(publication, Standards.default(), by=by)


def _adopt(publication: Publication, standards: Standards, *, by: Account | None) -> InForce:
    structure, texts = standards.to_source()
    try:
        with transaction.atomic():
            row = StandardsVersion.objects.create(
                publication=publication,
                version=standards.version,
                structure=structure,
                texts=texts,
                adopted_by=by,
            )
    except IntegrityError as error:
        present = standards_in_force(publication)
        if by is None and present is not None:
            return present
        sentence = f"The version {standards.version} was adopted before. Give it a new number."
        raise StandardsNotValid(sentence=sentence) from error
    return InForce(standards, adopted_at=row.adopted_at)
