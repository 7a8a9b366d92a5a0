"""Closing a member's account from its card at the desk (A8)."""

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import NotFound
from folkmoot.core.ids import checked_id
from folkmoot.moderation.access import check_may_judge
from folkmoot.moderation.actions.decisions import add_measure
from folkmoot.moderation.answer import Answer
from folkmoot.moderation.errors import GroundMissing
from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.queries.closings import ground_for_closing


@transaction.atomic
def close_account(moderator: Account, account_id: str, *, words: str) -> Decision:
    """Close the account on the ground of its newest removal, under the rules cited there.

    Hidden at once, told to its owner with reasons, put to a second person, erased after the term.

    Raises:
        NotFound: there is no such account.
        GroundMissing: no decision stands that it could rest on.
        NotAllowed, OwnComment, HigherRank: it needs another person.
        ReasonMissing: a rule that was cited there is no longer in force.
        WordsMissing, WordsTooLong, AlreadyInForce: see `decide`.
    """
    demand(moderator, Permission.SANCTION)
    account = Account.objects.filter(public_id=checked_id(account_id), is_active=True).first()
    if account is None:
        raise NotFound
    check_may_judge(moderator, account, Permission.SANCTION)
    ground = ground_for_closing(account)
    if ground is None:
        raise GroundMissing
    answer = Answer("", rules=tuple(ground.rules), words=words, measure="close-account")
    return add_measure(moderator, ground.public_id, answer=answer)
