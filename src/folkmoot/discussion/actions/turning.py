"""When time itself changes what readers see: nobody acts, and pages are made anew all the same."""

from datetime import datetime

from folkmoot.discussion.actions.versions import touch_all, touch_author
from folkmoot.discussion.queries.versions import experts_ended, turned


def turn_stories(after: datetime, until: datetime) -> int:
    """Touch what began or ended between these two; how many stories there were.

    The rules do not wait for this: they ask the clock. Twice is no harm, so each machine that
    keeps pages may do it.

    Raises:
        PagesNotHeld: see `touch`.
    """
    count = touch_all(turned(after, until), hides=True)
    for account in experts_ended(after, until):
        count += touch_author(account, hides=True)
    return count
