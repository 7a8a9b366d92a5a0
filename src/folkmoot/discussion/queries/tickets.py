"""Words to the desk: for the newsroom that answers, and for who wrote them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.ids import checked_id
from folkmoot.discussion.letter_errors import TicketUnknown
from folkmoot.discussion.models import Ticket
from folkmoot.discussion.models.ticket import TicketKind
from folkmoot.discussion.queries.answered import page_by_answer

PAGE = 30


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket as the newsroom and its writer see it.

    `writer` is empty for who has no account, and for the writer's own page; an address is shown
    to nobody.
    """

    public_id: str
    kind: str
    kind_words: str
    story: str
    story_address: str
    comment: str
    comment_text: str
    writer: str
    text: str
    written_at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    is_corrected: bool


@dataclass(frozen=True, slots=True)
class TicketPage:
    """Some tickets and the `after` of the next page, none at the end."""

    tickets: tuple[TicketView, ...]
    next_cursor: str | None
    open_count: int


def tickets_for_desk(
    editor: Account, *, is_open: bool = True, after: str | None = None
) -> TicketPage:
    """The open ones, oldest first; or the answered ones, newest first.

    Raises:
        NotAllowed: the account may not answer tickets.
    """
    demand(editor, Permission.ANSWER_TICKETS)
    rows = _whole(Ticket.objects.exclude(text=""))
    found = page_by_answer(rows, is_open=is_open, after=after, size=PAGE)
    open_count = Ticket.objects.filter(answered_at=None).count()
    return _page(found, open_count, is_for_desk=True)


def ticket_for_desk(editor: Account, ticket_id: str) -> TicketView:
    """One ticket.

    Raises:
        NotAllowed: the account may not answer tickets.
        TicketUnknown: there is none with this id.
    """
    demand(editor, Permission.ANSWER_TICKETS)
    row = _whole(Ticket.objects.filter(public_id=checked_id(ticket_id))).first()
    if row is None:
        raise TicketUnknown
    return _view(row, is_for_desk=True)


def tickets_of(account: Account, *, after: str | None = None) -> TicketPage:
    """What the account wrote to the newsroom, newest first, with the answers."""
    rows = Ticket.objects.filter(account=account)
    begin = rows.filter(public_id=checked_id(after)).first() if after else None
    if begin is not None:
        rows = rows.filter(pk__lt=begin.pk)
    return _page(list(_whole(rows).order_by("-pk")[: PAGE + 1]), 0, is_for_desk=False)


def answer_for_mail(ticket_id: str) -> Ticket | None:
    """An answered ticket of a visitor who left an address."""
    rows = Ticket.objects.filter(public_id=checked_id(ticket_id), answered_at__isnull=False)
    return rows.exclude(email="").select_related("story__edition").first()


def _whole(rows: QuerySet[Ticket]) -> QuerySet[Ticket]:
    return rows.select_related("story", "account", "answered_by", "comment__shown_revision")


def _page(found: list[Ticket], open_count: int, *, is_for_desk: bool) -> TicketPage:
    return TicketPage(
        tickets=tuple(_view(row, is_for_desk=is_for_desk) for row in found[:PAGE]),
        next_cursor=found[PAGE - 1].public_id if len(found) > PAGE else None,
        open_count=open_count,
    )


def _view(row: Ticket, *, is_for_desk: bool) -> TicketView:
    comment = row.comment
    is_shown = comment is not None and comment.is_published
    return TicketView(
        public_id=row.public_id,
        kind=row.kind,
        kind_words=str(TicketKind(row.kind).label),
        story=row.story.title,
        story_address=row.story.address,
        comment=comment.public_id if comment is not None and is_shown else "",
        comment_text=comment.shown_revision.plain
        if comment is not None and is_shown and comment.shown_revision
        else "",
        writer=row.account.display_name if is_for_desk and row.account else "",
        text=row.text,
        written_at=row.written_at,
        answer=row.answer,
        answered_by=row.answered_by.display_name if row.answered_by else "",
        answered_at=row.answered_at,
        is_corrected=row.is_corrected,
    )
