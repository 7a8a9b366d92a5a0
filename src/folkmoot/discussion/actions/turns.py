"""Slow mode: a member's turn to write, taken once in so many seconds."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.core.errors import TooFast
from folkmoot.discussion.access import pace_for
from folkmoot.discussion.models import Story, Turn


def take_turn(account: Account, story: Story) -> None:
    """Take the account's turn, in the transaction that writes its comment, as the last step.

    The row decides between two comments that are sent at once: the second finds it moved on
    or cannot add another. If the comment is not written after all, the turn was not taken.

    Raises:
        TooFast: the turn before is not over.
    """
    pace = pace_for(account, story)
    if not pace:
        return
    moment = now()
    turns = Turn.objects.filter(story=story, account=account)
    if turns.filter(taken_at__lte=moment - timedelta(seconds=pace)).update(taken_at=moment):
        return
    try:
        with transaction.atomic():
            Turn.objects.create(story=story, account=account, taken_at=moment)
    except IntegrityError:
        raise TooFast(seconds=pace) from None
