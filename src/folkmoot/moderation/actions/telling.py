"""Telling the author what was decided; the words are made here, sent after the commit."""

from typing import Any

from folkmoot.moderation.models.decision import Decision
from folkmoot.moderation.models.sanction import Sanction, SanctionKind
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.wording import sections_of, title_of
from folkmoot.notifications.actions.notify import notify

STATEMENT_KINDS = {
    "remove": "comment-removed",
    "hold-next": "held-next",
    "pause": "paused",
    "block": "blocked",
    "close-account": "account-closed",
    "confirm-final": "block-final",
}


def tell_of_statement(statement: Statement) -> None:
    """The whole statement of reasons, into the inbox and by mail."""
    decision = statement.decision
    account = decision.account
    sections = sections_of(statement.reasons, language=statement.language, zone=account.time_zone)
    facts = {
        **place_of(decision),
        "statement": statement.public_id,
        "decision": decision.public_id,
        "title": title_of(statement.reasons, statement.language),
        "sections": [
            {"heading": section.heading, "paragraphs": list(section.paragraphs)}
            for section in sections
        ],
    }
    kind = STATEMENT_KINDS[decision.ruling]
    notify(account, kind, cause=decision.public_id, facts=facts)


def tell(decision: Decision, kind: str, **facts: Any) -> None:
    """A notification about a decision, told once."""
    notify(
        decision.account,
        kind,
        cause=decision.public_id,
        facts={**place_of(decision), "words": decision.words, **facts},
    )


def place_of(decision: Decision) -> dict[str, Any]:
    """Which comment under which story."""
    comment = decision.comment
    assert comment is not None
    return {"comment": comment.public_id, "story": comment.story.title}


def kind_of_end(sanction: Sanction) -> str:
    """The notification that says that a limit is over."""
    is_closing = sanction.kind == SanctionKind.CLOSURE
    return "account-reopened" if is_closing else "unblocked"
