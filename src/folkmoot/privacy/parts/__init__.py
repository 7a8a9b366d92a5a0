"""One part for each app with personal data, in the order in which an account is erased.

What runs for it comes first, so that nothing writes anew; the account itself comes last.
"""

from folkmoot.privacy.parts import (
    accounts,
    cms,
    discussion,
    moderation,
    notifications,
    own,
    sessions,
)
from folkmoot.privacy.parts.base import Part

PARTS: tuple[Part, ...] = (
    sessions.PART,
    notifications.PART,
    moderation.PART,
    discussion.PART,
    cms.PART,
    own.PART,
    accounts.PART,
)
