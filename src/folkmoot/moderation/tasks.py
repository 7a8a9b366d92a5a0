"""Background work of moderation."""

from datetime import timedelta

from folkmoot.core.after_commit import background
from folkmoot.moderation.actions import (
    echoes,
    elsewhere,
    inbound_letters,
    report_letters,
    sanctions,
    suggestions,
)


@background(every=timedelta(minutes=5))
def end_due_sanctions() -> None:
    """Note the end of pauses and holds whose time is over."""
    sanctions.end_due_sanctions()


@background(every=timedelta(days=1))
def end_old_suggestions() -> None:
    """Delete the labels of other systems whose time is over."""
    suggestions.end_old_suggestions()


@background(attempts=13, wait=timedelta(minutes=1))
def ask_for_proof(letter_id: str) -> None:
    """Ask the account that a letter by mail names to confirm it; tried for three days."""
    inbound_letters.ask_for_proof(letter_id)


@background(attempts=13, wait=timedelta(minutes=1))
def answer_inbound_letter(letter_id: str) -> None:
    """Answer the sender of a letter by mail; tried for three days."""
    inbound_letters.answer_inbound_letter(letter_id)


@background(attempts=13, wait=timedelta(minutes=1))
def mail_notice_receipt(report_id: int) -> None:
    """Confirm that a notice of illegal content has arrived (DSA Art. 16(4))."""
    report_letters.confirm_notice(report_id)


@background(attempts=13, wait=timedelta(minutes=1))
def mail_notice_answer(report_id: int, outcome: str) -> None:
    """Tell who filed a notice without an account what was decided (DSA Art. 16(5))."""
    report_letters.tell_answer(report_id, outcome)


@background(every=timedelta(minutes=5), attempts=1)
def look_where_due() -> None:
    """Look for replies on the fediverse at each place whose time has come."""
    elsewhere.look_where_due()


@background(attempts=1, limit=timedelta(minutes=3))
def look_elsewhere(place_id: str) -> None:
    """Bring the replies of one place up to date; a failure waits for the next look."""
    echoes.look(place_id)
