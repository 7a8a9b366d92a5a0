"""Blocks of accounts that were erased."""

from datetime import datetime

from django.utils.crypto import salted_hmac

from folkmoot.accounts.mail_addresses import limit_form
from folkmoot.core.clock import now
from folkmoot.moderation.models.past_block import PastBlock


def person_of(email: str) -> str:
    """The keyed hash by which a mailbox is known again, in all its spellings."""
    return salted_hmac(
        "folkmoot.moderation.person", limit_form(email), algorithm="sha256"
    ).hexdigest()


def had_block_before(email: str, moment: datetime) -> bool:
    """True when an erased account with this mailbox had a block that began before `moment`."""
    rows = PastBlock.objects.filter(person=person_of(email), kept_until__gt=now())
    return rows.filter(begins_at__lt=moment).exists()
