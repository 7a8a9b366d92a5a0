"""The contact form (E8): taking an enquiry, handing it on, confirming it, answering it."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import get_language

from folkmoot.accounts.access import demand
from folkmoot.accounts.mail_addresses import limit_form
from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.addresses import own_address
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.errors import NotFound
from folkmoot.core.ids import checked_id
from folkmoot.core.limits import check_limit
from folkmoot.discussion.enquiries import (
    ADDRESS_RATE,
    NETWORK_RATE,
    TEXT_MOST,
    Question,
    check_question,
)
from folkmoot.discussion.letter_errors import EnquiryAnswered, EnquiryIncomplete
from folkmoot.discussion.models.enquiry import Enquiry, EnquiryTopic
from folkmoot.discussion.queries.publications import main_publication
from folkmoot.notifications.answering import send_answer

MAILS = "discussion/mails"


def write_enquiry(question: Question, *, network: str) -> Enquiry:
    """Take an enquiry in; the same key never makes a second one.

    It is kept once this returns; the mails follow, and are tried again while a server is down.

    Raises:
        EnquiryIncomplete: something is missing or too long; the facts name it.
        TooFast: too many from this network or this address.
        NotFound: there is no publication yet.
    """
    checked = check_question(question)
    publication = main_publication()
    if publication is None:
        raise NotFound
    check_limit("enquiry-network", network, rate=NETWORK_RATE)
    check_limit("enquiry-address", limit_form(checked.email), rate=ADDRESS_RATE)
    with transaction.atomic():
        row, is_new = Enquiry.objects.get_or_create(
            key=checked.key,
            defaults={
                "publication": publication,
                "about": checked.about,
                "email": checked.email,
                "language": get_language() or "en",
                "text": checked.text,
            },
        )
        if is_new:
            start("discussion.deliver_enquiry", row.public_id)
            start("discussion.confirm_enquiry", row.public_id)
    return row


def deliver_enquiry(enquiry_id: str) -> None:
    """Mail it to the publication's contact address; what is about privacy to that contact."""
    row = _row(enquiry_id, delivered_at=None)
    if row is None:
        return
    is_privacy = row.about == EnquiryTopic.PRIVACY
    to = (conf.privacy_contact if is_privacy else "") or row.publication.contact_email
    facts = {
        "about": row.about,
        "email": row.email,
        "text": row.text,
        "link": own_address(f"/desk/enquiries/{row.public_id}/"),
    }
    send_answer(f"{MAILS}/enquiry", to=to, language=row.language, facts=facts, reply_to=row.email)
    Enquiry.objects.filter(pk=row.pk).update(delivered_at=now())


def confirm_enquiry(enquiry_id: str) -> None:
    """Tell the writer that it arrived, without its words: the address may be another's."""
    row = _row(enquiry_id, confirmed_at=None)
    if row is None or not may_be_mailed(row.email):
        return
    facts = {"name": row.publication.name, "number": row.public_id}
    send_answer(f"{MAILS}/enquiry_received", to=row.email, language=row.language, facts=facts)
    Enquiry.objects.filter(pk=row.pk).update(confirmed_at=now())


@transaction.atomic
def answer_enquiry(editor: Account, enquiry_id: str, *, words: str) -> Enquiry:
    """Answer it by mail, or mark it as answered elsewhere by leaving the words out; once.

    Raises:
        NotAllowed: the account may not answer readers.
        NotFound: there is no such enquiry.
        EnquiryAnswered: somebody was quicker.
        EnquiryIncomplete: the words are too long.
    """
    demand(editor, Permission.ANSWER_TICKETS)
    words = words.replace("\r\n", "\n").strip()
    if len(words) > TEXT_MOST:
        raise EnquiryIncomplete(missing=[], too_long=["words"], most=TEXT_MOST)
    row = Enquiry.objects.select_for_update().filter(public_id=checked_id(enquiry_id)).first()
    if row is None:
        raise NotFound
    if row.answered_at is not None:
        raise EnquiryAnswered
    row.answer, row.answered_by, row.answered_at = words, editor, now()
    row.save(update_fields=["answer", "answered_by", "answered_at"])
    if words:
        start("discussion.mail_enquiry_answer", row.public_id)
    return row


def send_enquiry_answer(enquiry_id: str) -> None:
    """Mail the answer to who wrote."""
    row = _row(enquiry_id)
    if row is None or not row.answer:
        return
    facts = {"name": row.publication.name, "words": row.answer, "text": row.text}
    send_answer(
        f"{MAILS}/enquiry_answered",
        to=row.email,
        language=row.language,
        facts=facts,
        reply_to=row.publication.contact_email,
    )


def forget_enquiries(account: Account) -> int:
    """Delete what was written under the account's address. Only `privacy` calls it."""
    return Enquiry.objects.filter(email=account.email).delete()[0]


def end_old_enquiries() -> int:
    """Delete enquiries whose time is over, answered or not."""
    oldest = now() - timedelta(days=conf.enquiry_days)
    return Enquiry.objects.filter(written_at__lt=oldest).delete()[0]


def _row(enquiry_id: str, **still: None) -> Enquiry | None:
    rows = Enquiry.objects.select_related("publication").filter(public_id=checked_id(enquiry_id))
    return rows.filter(**still).first()
