"""Telling the desk, and the desk's answer (B16)."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import get_language

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission, Role
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.ids import checked_id, new_id
from folkmoot.discussion.access import Anyone, check_may_write, member_of
from folkmoot.discussion.letter_errors import TicketAnswered, TicketIncomplete, TicketUnknown
from folkmoot.discussion.models import Comment, Story, Ticket
from folkmoot.discussion.models.ticket import TicketKind
from folkmoot.discussion.tickets import TEXT_MOST, Message, check_message
from folkmoot.notifications.actions.notify import notify


@transaction.atomic
def write_ticket(
    by: Anyone, story: Story, message: Message, *, comment: Comment | None = None
) -> Ticket:
    """A correction, question or tip for the newsroom; the same key never makes a second one.

    It is nowhere public. The story's authors among the newsroom's accounts are told of it.

    Raises:
        TicketIncomplete: something is missing or too long; the facts name it.
        AccountClosing, EmailUnconfirmed, ConsentNeeded: the member may not write.
    """
    account = member_of(by)
    if account is not None:
        check_may_write(account)
    checked = check_message(message, is_member=account is not None)
    ticket = Ticket(
        kind=checked.kind,
        story=story,
        comment=comment,
        account=account,
        email=checked.email,
        language=account.language if account else get_language() or "en",
        key=checked.key,
        text=checked.text,
    )
    try:
        with transaction.atomic():
            ticket.save(force_insert=True)
    except IntegrityError:
        return _first_with(checked.key, account)
    _tell_authors(ticket)
    return ticket


@transaction.atomic
def answer_ticket(
    editor: Account, ticket_id: str, *, words: str, is_corrected: bool = False
) -> Ticket:
    """Answer a ticket, once. Who wrote it reads the words under 'my messages', or in a mail.

    `is_corrected` says that the story was changed; only for a correction.

    Raises:
        NotAllowed: the account may not answer tickets.
        TicketUnknown: there is no such ticket.
        TicketAnswered: somebody was quicker.
        TicketIncomplete: there are no words, or too many.
    """
    demand(editor, Permission.ANSWER_TICKETS)
    words = words.replace("\r\n", "\n").strip()
    if not words or len(words) > TEXT_MOST:
        named = ["words"]
        missing, too_long = ([], named) if words else (named, [])
        raise TicketIncomplete(missing=missing, too_long=too_long, most=TEXT_MOST)
    rows = Ticket.objects.filter(public_id=checked_id(ticket_id))
    ticket = rows.select_for_update(of=("self",)).select_related("story", "account").first()
    if ticket is None:
        raise TicketUnknown
    if not ticket.is_open:
        raise TicketAnswered(by=ticket.answered_by.display_name if ticket.answered_by else "")
    ticket.answer, ticket.answered_by, ticket.answered_at = words, editor, now()
    ticket.is_corrected = is_corrected and ticket.kind == TicketKind.CORRECTION
    ticket.save(update_fields=["answer", "answered_by", "answered_at", "is_corrected"])
    _tell_writer(ticket)
    return ticket


def forget_tickets(account: Account) -> int:
    """Take the words out of what the account wrote to the desk and was answered.

    Only `privacy` calls it. What is open ends with it: nobody is left to be answered.
    """
    rows = Ticket.objects.filter(account=account)
    for row_id in rows.values_list("pk", flat=True):
        Ticket.objects.filter(pk=row_id).update(key=new_id(), email="", text="", answer="")
    rows.filter(answered_at=None).update(answered_at=now())
    return rows.count()


def end_old_tickets() -> int:
    """Delete what was answered long ago."""
    oldest = now() - timedelta(days=conf.ticket_days)
    return Ticket.objects.filter(answered_at__lt=oldest).delete()[0]


def _first_with(key: str, account: Account | None) -> Ticket:
    """The ticket of the first sending; another's key is answered as though it were none."""
    first = Ticket.objects.filter(key=key, account=account).first()
    if first is None:
        raise TicketIncomplete(missing=["key"], too_long=[])
    return first


def _tell_authors(ticket: Ticket) -> None:
    """Those of the newsroom whose names stand above the story."""
    names = [name for name in ticket.story.authors if isinstance(name, str) and name]
    if not names:
        return
    is_named = Q()
    for name in names:
        is_named |= Q(display_name__iexact=name)
    authors = Account.objects.filter(is_named, is_active=True, closing_since=None)
    for author in authors.exclude(role=Role.MEMBER):
        facts = {"ticket": ticket.public_id, "story": ticket.story.title, "kind": ticket.kind}
        notify(author, "ticket-received", cause=ticket.public_id, facts=facts)


def _tell_writer(ticket: Ticket) -> None:
    if ticket.account is not None:
        facts = {"story": ticket.story.title, "ticket": ticket.public_id}
        notify(ticket.account, "ticket-answered", cause=ticket.public_id, facts=facts)
    elif ticket.email:
        start("discussion.mail_ticket_answer", ticket.public_id)
