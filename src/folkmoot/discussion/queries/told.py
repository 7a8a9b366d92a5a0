"""Of which comments an account may be told: the rule of visibility, for mails and pushes."""

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Comment, Mute
from folkmoot.discussion.states import CommentState


def may_be_told(account: Account, comments: frozenset[str]) -> frozenset[str]:
    """Those that everybody may see under a name, and whose writers the account has not muted."""
    muted = Mute.objects.filter(account=account).values("muted")
    rows = Comment.objects.filter(
        public_id__in=comments,
        state=CommentState.PUBLISHED,
        author__is_active=True,
        author__closing_since=None,
    ).exclude(author__in=muted)
    return frozenset(rows.values_list("public_id", flat=True))
