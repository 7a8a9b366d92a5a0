"""Background work of the discussion."""

from datetime import timedelta

from folkmoot.core.after_commit import background
from folkmoot.discussion.actions import enquiries, indexing, telling, ticket_letters


@background()
def tell_of_comment(comment_id: int) -> None:
    """What follows a comment that came into view: those whom it concerns are told."""
    telling.tell_of_comment(comment_id)


@background()
def tell_mentioned(comment_id: int) -> None:
    """What follows a new text in view: those whom it mentions are told."""
    telling.tell_mentioned(comment_id)


@background()
def tell_followers(comment_id: int, after: int) -> None:
    """Tell some of those who follow, and queue the rest."""
    telling.tell_followers(comment_id, after)


@background(attempts=13, wait=timedelta(minutes=1))
def mail_ticket_answer(ticket_id: str) -> None:
    """Send the newsroom's answer to somebody without an account; tried for three days."""
    ticket_letters.send_ticket_answer(ticket_id)


@background(attempts=13, wait=timedelta(minutes=1))
def deliver_enquiry(enquiry_id: str) -> None:
    """Mail an enquiry to the publication; tried for three days, and it stays at the desk."""
    enquiries.deliver_enquiry(enquiry_id)


@background(attempts=13, wait=timedelta(minutes=1))
def confirm_enquiry(enquiry_id: str) -> None:
    """Tell the writer of an enquiry that it arrived; tried for three days."""
    enquiries.confirm_enquiry(enquiry_id)


@background(attempts=13, wait=timedelta(minutes=1))
def mail_enquiry_answer(enquiry_id: str) -> None:
    """Send the newsroom's answer to an enquiry; tried for three days."""
    enquiries.send_enquiry_answer(enquiry_id)


@background()
def index_comment(comment_id: int) -> None:
    """Let a comment be found by the words that it has now."""
    indexing.index_comment(comment_id)


@background(limit=timedelta(minutes=30))
def index_story(story_id: int) -> None:
    """Let the comments of a story be found in the edition that it has now."""
    indexing.index_story(story_id)
