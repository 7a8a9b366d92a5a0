"""How discussions of a publication behave: what its publisher decides at the desk."""

from dataclasses import dataclass

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.discussion.actions.changes import note_change
from folkmoot.discussion.actions.versions import touch_all
from folkmoot.discussion.models import Publication, Story
from folkmoot.discussion.models.change import ChangeKind


@dataclass(frozen=True)
class Ways:
    """Whether comments are recommended and what that is called, and for how long one may edit.

    An empty word is 'Recommend' in the language of the edition; no minutes are for ever. A
    story takes comments for `close_after_days`, none is always.
    """

    has_reactions: bool
    reaction_word: str
    edit_minutes: int | None
    close_after_days: int | None = None


@transaction.atomic
def set_ways(by: Account, publication: Publication, ways: Ways) -> Publication:
    """Keep how discussions behave, and have the pages of all stories written anew.

    Recommendations that were given stay while they are switched off, so that they return.

    Raises:
        NotAllowed: the account may not decide it.
    """
    demand(by, Permission.MANAGE_DISCUSSION)
    publication.has_reactions = ways.has_reactions
    publication.reaction_word = " ".join(ways.reaction_word.split())[:30]
    publication.edit_minutes = ways.edit_minutes
    said = (_days(publication.close_after_days), _days(ways.close_after_days))
    note_change(by, ChangeKind.AGE, publication, said=said)
    publication.close_after_days = ways.close_after_days
    publication.save(
        update_fields=["has_reactions", "reaction_word", "edit_minutes", "close_after_days"]
    )
    touch_all(
        Story.objects.filter(publication=publication).values_list("pk", flat=True), hides=False
    )
    return publication


def _days(number: int | None) -> str:
    return "" if number is None else str(number)
