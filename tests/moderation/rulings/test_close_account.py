"""Closing an account: hidden and proposed to a second person; undo gives back who closed it."""

import pytest

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account, Closure
from folkmoot.moderation.actions.reversals import undo
from folkmoot.moderation.errors import AlreadyInForce
from folkmoot.moderation.models import Case, Sanction
from tests.moderation.make import decided, held, measured


def test_one_at_a_time_and_a_second_person_is_asked(member, story, moderator):
    other = held(member, story)
    decision = measured(moderator, member, story, "close-account")
    assert (decision.sanction.kind, decision.sanction.finality) == ("closure", "proposed")
    case = Case.objects.get(kind="final-block")
    assert (case.barred, case.reason) == (moderator, "closing")
    with pytest.raises(AlreadyInForce):
        decided(moderator, other, measure="close-account")
    assert Sanction.objects.count() == 1


@pytest.mark.parametrize("own_before", [False, True])
def test_undone_it_is_as_its_owner_left_it(member, story, moderator, own_before):
    case = held(member, story)
    if own_before:
        request_closure(member)
    before = Account.objects.get(pk=member.pk).closing_since
    decision = decided(moderator, case, measure="close-account")
    assert Closure.objects.get().by_staff
    undo(moderator, decision.public_id)
    assert Account.objects.get(pk=member.pk).closing_since == before
    assert not Closure.objects.filter(by_staff=True).exists()
