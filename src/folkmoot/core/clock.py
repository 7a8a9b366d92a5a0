"""The only reader of the time, so that a test can set it."""

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, in UTC and aware of it."""
    return timezone.now()
