"""Counting nudges: the only trace that one leaves."""

from typing import Any

from django.db import transaction
from django.db.models import F

from folkmoot.core.clock import now
from folkmoot.discussion.models.publication import Publication
from folkmoot.moderation.models.nudge_count import NudgeCount
from folkmoot.moderation.priority import rules_found
from folkmoot.standards.verdict import Verdict


@transaction.atomic
def count_nudge(publication: Publication, verdict: Verdict) -> None:
    """One more for each rule that asked an author to reword; no text and no person is kept."""
    day = now().date()
    for rule in rules_found(verdict):
        key: dict[str, Any] = {
            "publication": publication,
            "day": day,
            "rule": rule,
            "standards": verdict.standards,
        }
        if not _add(key):
            NudgeCount.objects.get_or_create(**key)
            _add(key)


def _add(key: dict[str, Any]) -> int:
    return NudgeCount.objects.filter(**key).update(count=F("count") + 1)
