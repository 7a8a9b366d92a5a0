"""A display name before the standards: it is read under each comment, so it keeps the rules."""

import structlog

from folkmoot.standards.document import Standards
from folkmoot.standards.engine import review
from folkmoot.standards.submission import Submission
from folkmoot.standards.verdict import Outcome

FOR_SENTENCES = frozenset({"learned"})
"""Detectors that were made for sentences: what a model says of two words refuses nobody's name."""

NOT_FOR_NAMES = frozenset({"C1", "C6", "C17", "C18", "C19", "C20"})
log = structlog.get_logger(__name__)


def breaks_standards(name: str, language: str) -> bool:
    """True when a rule for what may be said speaks against the name.

    Left out are the rules on subject, manners, quantity, capitals and language: a name has
    none of them to keep. A detector that breaks does not stand in anybody's way here, since a
    name cannot wait for a person; it is logged.
    """
    verdict = review(Submission(text=name, language=language), Standards.default())
    for failure in verdict.failed:
        log.error("names.detector_failed", detector=failure.detector, error=failure.error)
    return any(
        finding.rule not in NOT_FOR_NAMES
        and finding.detector not in FOR_SENTENCES
        and finding.action != Outcome.PUBLISH.value
        for finding in verdict.findings
    )
