"""What a page must know of the one who reads it: in an answer of its own, never stored."""

from datetime import datetime
from typing import Any

from folkmoot.api.schemas.comments import OwnCommentOut
from folkmoot.api.schemas.strict import In, Out
from folkmoot.api.schemas.wishes import FollowsHereOut
from folkmoot.discussion.queries.drafts import DraftView


class AccountOut(Out):
    """Who is signed in."""

    id: str
    name: str


class RefusalOut(Out):
    """Why nothing can be written here. `facts` may hold `until` and the `address` to go on at."""

    code: str
    message: str
    facts: dict[str, Any]


class DraftIn(In):
    """A text to be kept; empty means: throw it away."""

    text: str
    parent: str | None = None


class DraftOut(Out):
    """A text that is kept for later."""

    parent: str | None
    text: str
    kept_at: datetime


class MineOut(Out):
    """All that is personal about the discussion of one story.

    `muted` are the comments on the page whose writers are muted, `unread` what waits in the
    inbox. `rights` are what one may do with any comment: 'feature' for those who run stories.
    """

    account: AccountOut | None
    token: str | None
    refusal: RefusalOut | None
    drafts: list[DraftOut]
    own: list[OwnCommentOut]
    reactions: list[str]
    muted: list[str]
    follows: FollowsHereOut | None
    unread: int
    rights: list[str]


def draft_out(view: DraftView) -> dict[str, Any]:
    """A draft as plain data."""
    return {
        "parent": view.parent_id or None,
        "text": view.text,
        "kept_at": view.kept_at.isoformat(),
    }
