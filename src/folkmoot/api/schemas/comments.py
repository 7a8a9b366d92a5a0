"""What a member sends and gets back about comments of their own."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from folkmoot.api.schemas.strict import In, Out
from folkmoot.discussion.queries.comments import OwnComment
from folkmoot.discussion.queries.history import RevisionView
from folkmoot.moderation.advice import Advice, help_in

Number = Annotated[int, Field(ge=1, le=2_147_483_647)]


class CommentIn(In):
    """A new comment. `key` is made by the sender: sent again, it is the same comment.

    `insists` means: I was asked to reword, and want a person to read it as it is.
    """

    text: str
    key: str
    parent: str | None = None
    insists: bool = False


class EditIn(In):
    """A new text; `revision` is the number of the text that the editor began from."""

    text: str
    revision: Number
    insists: bool = False


class PreviewIn(In):
    """A text to be shown as it would look."""

    text: str


class OwnEditOut(Out):
    """An edit that waits while the former text is shown."""

    html: str
    text: str


class OwnCommentOut(Out):
    """A comment as its author sees it, whatever its state."""

    id: str
    parent: str | None
    top: str | None
    state: Literal["published", "held", "removed", "withdrawn"]
    html: str
    text: str
    revision: int
    written_at: datetime
    edited_at: datetime | None
    may_edit: bool
    edit_until: datetime | None
    waiting: OwnEditOut | None
    rule: str
    rule_title: str
    statement: str | None


class AdviceOut(Out):
    """What one rule says of a text; `spans` are places in it, in code points."""

    rule: str
    title: str
    words: str
    advice: str
    spans: list[tuple[int, int]]


class HelpOut(Out):
    """A help line for an author who may be in distress; what is not known is empty."""

    name: str
    phone: str
    hours: str
    url: str


class IntakeOut(Out):
    """What became of a text: it stands, it waits for a person, or it was removed."""

    outcome: Literal["publish", "hold", "remove"]
    comment: OwnCommentOut
    help: list[HelpOut]


class NudgeOut(Out):
    """The standards ask for other words. Nothing is stored: reword, or insist."""

    outcome: Literal["nudge"]
    advice: list[AdviceOut]
    help: list[HelpOut]


class PreviewOut(Out):
    """How a text would look, and what the standards say of it."""

    html: str
    advice: list[AdviceOut]
    help: list[HelpOut]


class RevisionOut(Out):
    """One text of a comment, for its author and for moderators."""

    number: int
    text: str
    html: str
    written_at: datetime
    is_by_staff: bool
    is_shown: bool
    is_waiting: bool


class ReactionOut(Out):
    """How many recommend the comment, and whether the account does."""

    count: int
    is_mine: bool


def own_comment_out(own: OwnComment, *, reasons: tuple[str, str]) -> dict[str, Any]:
    """The author's view as plain data; `reasons` are the rule's title and the statement's path."""
    title, statement = reasons
    return {
        "id": own.public_id,
        "parent": own.parent_id or None,
        "top": own.top_id or None,
        "state": own.state,
        "html": own.html,
        "text": own.source,
        "revision": own.revision,
        "written_at": own.written_at.isoformat(),
        "edited_at": own.edited_at and own.edited_at.isoformat(),
        "may_edit": own.may_edit,
        "edit_until": own.edit_until and own.edit_until.isoformat(),
        "waiting": own.waiting and {"html": own.waiting.html, "text": own.waiting.source},
        "rule": own.removed_rule,
        "rule_title": title,
        "statement": statement or None,
    }


def advice_out(advice: tuple[Advice, ...]) -> list[dict[str, Any]]:
    """The standards' words as plain data."""
    return [
        {
            "rule": each.rule,
            "title": each.title,
            "words": each.words,
            "advice": each.advice,
            "spans": [list(span) for span in each.spans],
        }
        for each in advice
    ]


def help_out(advice: tuple[Advice, ...]) -> list[dict[str, str]]:
    """The help lines among the advice as plain data."""
    return [asdict(line) for line in help_in(advice)]


def revision_out(view: RevisionView) -> dict[str, Any]:
    """A revision as plain data."""
    return {
        "number": view.number,
        "text": view.source,
        "html": view.html,
        "written_at": view.written_at.isoformat(),
        "is_by_staff": view.is_by_staff,
        "is_shown": view.is_shown,
        "is_waiting": view.is_waiting,
    }
