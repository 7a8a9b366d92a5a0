"""The hours in which an edition takes comments (D12)."""

from collections.abc import Sequence

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.discussion.actions.changes import note_change
from folkmoot.discussion.actions.versions import touch_all
from folkmoot.discussion.hours import is_week
from folkmoot.discussion.models import Edition, Story
from folkmoot.discussion.models.change import ChangeKind
from folkmoot.discussion.story_errors import HoursNotValid


@transaction.atomic
def set_hours(by: Account, edition: Edition, week: Sequence[str]) -> Edition:
    """Take comments in these hours only, by the clocks of the edition; no week is always.

    Raises:
        NotAllowed: the account may not decide it.
        HoursNotValid: it is no week, see `hours.py`.
    """
    demand(by, Permission.MANAGE_DISCUSSION)
    spans = [span.strip().replace(" ", "").replace("–", "-") for span in week]
    if not is_week(spans):
        raise HoursNotValid
    said = (" ".join(edition.hours), " ".join(spans))
    note_change(by, ChangeKind.HOURS, edition.publication, said=said)
    edition.hours = spans
    edition.save(update_fields=["hours"])
    touch_all(Story.objects.filter(edition=edition).values_list("pk", flat=True), hides=False)
    return edition
