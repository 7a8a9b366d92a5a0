"""The text that a reader wrote before having an account: from the session to a draft.

The composer puts it under `kept_draft` (`embed.pages.writing`), sign-up and log-in take it from
there. It stays in the session until the reader is logged in: if it vanished at sign-up, the
composer of a new address would look different from that of a known one.
"""

from dataclasses import dataclass
from typing import Any

import structlog
from django.contrib.sessions.backends.base import SessionBase

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.errors import CommentUnknown, ParentNotOpen
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.discussion.queries.drafts import drafts_of
from folkmoot.discussion.queries.stories import story_by_id

KEPT = "kept_draft"
HANDED_TO = "handed_to"
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A text, its story, what it answers, and whose account has it already."""

    story: str
    parent: str
    text: str
    handed_to: str = ""


def read(session: SessionBase) -> KeptDraft | None:
    """The kept text, if there is one in the form that the composer writes."""
    kept = session.get(KEPT)
    if not isinstance(kept, dict):
        return None
    parts = {name: kept.get(name) or "" for name in ("story", "parent", "text", HANDED_TO)}
    if not all(isinstance(part, str) for part in parts.values()) or not parts["text"].strip():
        return None
    return KeptDraft(**parts)


def hand_over(session: SessionBase, account: Any) -> None:
    """Make the kept text a draft of the account; nothing happens when there is none.

    A refusal (the story is gone, the text cannot be stored) leaves the text where it is: the
    way to an account does not end at somebody's draft.
    """
    kept = read(session)
    if kept is None or kept.handed_to == account.public_id:
        return
    try:
        _store(kept, account)
    except FolkmootError as refusal:
        log.info("accounts.draft_not_handed_over", code=refusal.code)
        return
    session[KEPT] = session[KEPT] | {HANDED_TO: account.public_id}


def hand_over_and_clear(session: SessionBase, account: Any) -> None:
    """The same for somebody who is logged in now: the account's draft is the only one then."""
    hand_over(session, account)
    kept = read(session)
    if kept is not None and kept.handed_to == account.public_id:
        del session[KEPT]


def _store(kept: KeptDraft, account: Any) -> None:
    story = story_by_id(kept.story)
    try:
        parent = comment_for(account, kept.parent) if kept.parent else None
    except (CommentUnknown, ParentNotOpen):
        parent = None
    place = parent.public_id if parent is not None else ""
    text = kept.text
    for draft in drafts_of(account, story):
        if draft.parent_id == place and text not in draft.text:
            text = f"{draft.text}\n\n{text}"
        elif draft.parent_id == place:
            text = draft.text
    keep_draft(account, story, text, parent=parent)
