"""Believing the clock, or not: what is erased on a wrong day cannot be brought back."""

import structlog
from django.db import transaction

from folkmoot.core.clock import now
from folkmoot.privacy.errors import ClockNotTrusted
from folkmoot.privacy.models import ClockReading
from folkmoot.privacy.queries.clocks import clock_trouble, last_reading

log = structlog.get_logger(__name__)


def check_clock() -> None:
    """Note the time as believed, or raise the alarm and stay stopped until somebody has looked.

    Asked every hour. A site that stood still for more than a day stops here too: whether the
    clock or the site was wrong only a person can tell.

    Raises:
        ClockNotTrusted: two sources disagree, or time jumped.
    """
    trouble = clock_trouble()
    if trouble:
        _mark_suspect()
        log.critical("privacy.clock_not_trusted", trouble=trouble)
        raise ClockNotTrusted(trouble=trouble)
    trust_clock()


@transaction.atomic
def trust_clock() -> None:
    """From now on the time is believed: a person says so, or all is well."""
    row = last_reading() or ClockReading()
    row.at, row.suspect_since = now(), None
    row.save()


@transaction.atomic
def _mark_suspect() -> None:
    row = last_reading() or ClockReading(at=now())
    row.suspect_since = row.suspect_since or now()
    row.save()
