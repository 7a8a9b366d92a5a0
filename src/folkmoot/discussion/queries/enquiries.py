"""Enquiries, for those of the newsroom who answer them."""

from dataclasses import dataclass
from datetime import datetime

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import NotFound
from folkmoot.core.ids import checked_id
from folkmoot.discussion.models.enquiry import Enquiry
from folkmoot.discussion.queries.answered import page_by_answer

PAGE = 30


@dataclass(frozen=True, slots=True)
class EnquiryView:
    """One enquiry; the address is shown to nobody, since the answer is mailed from here."""

    public_id: str
    about: str
    text: str
    written_at: datetime
    is_delivered: bool
    answer: str
    answered_at: datetime | None
    answered_by: str


@dataclass(frozen=True, slots=True)
class EnquiryPage:
    """Some enquiries, and the `after` of the next page, none at the end."""

    enquiries: tuple[EnquiryView, ...]
    next_cursor: str | None
    open_count: int


def enquiries_for_desk(
    editor: Account, *, is_open: bool = True, after: str | None = None
) -> EnquiryPage:
    """The open ones, the oldest first; or the answered ones, the newest first.

    Raises:
        NotAllowed: the account may not answer readers.
    """
    demand(editor, Permission.ANSWER_TICKETS)
    rows = Enquiry.objects.select_related("answered_by")
    found = page_by_answer(rows, is_open=is_open, after=after, size=PAGE)
    return EnquiryPage(
        enquiries=tuple(_view(row) for row in found[:PAGE]),
        next_cursor=found[PAGE - 1].public_id if len(found) > PAGE else None,
        open_count=Enquiry.objects.filter(answered_at=None).count(),
    )


def enquiry_for_desk(editor: Account, enquiry_id: str) -> EnquiryView:
    """One enquiry.

    Raises:
        NotAllowed: the account may not answer readers.
        NotFound: there is none with this id.
    """
    demand(editor, Permission.ANSWER_TICKETS)
    rows = Enquiry.objects.filter(public_id=checked_id(enquiry_id)).select_related("answered_by")
    row = rows.first()
    if row is None:
        raise NotFound
    return _view(row)


def _view(row: Enquiry) -> EnquiryView:
    return EnquiryView(
        public_id=row.public_id,
        about=str(row.get_about_display()),
        text=row.text,
        written_at=row.written_at,
        is_delivered=row.delivered_at is not None,
        answer=row.answer,
        answered_at=row.answered_at,
        answered_by=row.answered_by.display_name if row.answered_by else "",
    )
