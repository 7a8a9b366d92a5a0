"""Which comments an account has recommended."""

from collections.abc import Iterable

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Reaction


def own_reactions(account: Account, public_ids: Iterable[str]) -> list[str]:
    """Those of the given comments that the account has recommended."""
    rows = Reaction.objects.filter(account=account, comment__public_id__in=list(public_ids))
    return list(rows.order_by("comment_id").values_list("comment__public_id", flat=True))
