"""The newsroom's answer as a mail, to somebody who has no account."""

from folkmoot.discussion.queries.tickets import answer_for_mail
from folkmoot.notifications.answering import send_answer

ANSWERED = "discussion/mails/ticket_answered"


def send_ticket_answer(ticket_id: str) -> None:
    """Send the answer to the address that came with the ticket; nothing when it is gone."""
    ticket = answer_for_mail(ticket_id)
    if ticket is None:
        return
    facts = {
        "story": ticket.story.title,
        "address": ticket.story.address,
        "words": ticket.answer,
        "is_corrected": ticket.is_corrected,
    }
    send_answer(ANSWERED, to=ticket.email, language=ticket.language, facts=facts)
