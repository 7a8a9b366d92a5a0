"""Letters that came by mail, as their owner sees them behind the mailed link."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.accounts.queries.mailed_links import find_link
from folkmoot.moderation.models.inbound_letter import InboundLetter, InboundState
from folkmoot.moderation.models.statement import Statement
from folkmoot.moderation.queries.appeals import may_appeal
from folkmoot.moderation.wording import title_of

MOST_CHOICES = 20


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision that the letter can be about."""

    decision: str
    title: str
    story: str
    issued_at: datetime


@dataclass(frozen=True, slots=True)
class MailedLetter:
    """A letter that waits for its owner: its words, and what it can be about."""

    subject: str
    explanation: str
    attachments: int
    choices: tuple[Choice, ...]


def mailed_letter(secret: str) -> MailedLetter | None:
    """The letter behind a link, without using the link; none if it can no longer be filed."""
    link = find_link(secret, purpose=LinkPurpose.LETTER)
    if link is None:
        return None
    row = InboundLetter.objects.filter(public_id=link.subject, state=InboundState.UNPROVEN).first()
    if row is None:
        return None
    statements = (
        Statement.objects.filter(account=link.account, decision__appeal=None)
        .select_related("decision__comment__story__publication", "decision__given_with")
        .order_by("-pk")[:MOST_CHOICES]
    )
    choices = tuple(
        Choice(
            decision=each.decision.public_id,
            title=title_of(each.reasons, each.language),
            story=each.reasons["facts"]["story"],
            issued_at=each.issued_at,
        )
        for each in statements
        if may_appeal(each.decision)
    )
    return MailedLetter(row.subject, row.explanation, row.attachments, choices)
