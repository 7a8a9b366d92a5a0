"""Letters to the moderators that come by mail (A9): kept once, proved, filed.

Who a mail says it is from proves nothing. A letter becomes an appeal by one of two proofs: it
was sent to the reply address of our own mail, which carries that mail's secret; or its owner
confirms it behind a link that goes to the account's own address and nowhere else. Whoever
hands a mail over, and whoever sent it, gets the same answer whether there is such an account
or not.
"""

from datetime import timedelta

import structlog
from django.db import transaction

from folkmoot.accounts.actions.mailed_links import find_link, issue_link, redeem_link
from folkmoot.accounts.mail_addresses import limit_form
from folkmoot.accounts.mail_limits import may_be_mailed
from folkmoot.accounts.models.mailed_link import LinkPurpose, MailedLink
from folkmoot.accounts.queries.profiles import account_by_id, email_is_confirmed
from folkmoot.core.addresses import own_address
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.errors import FolkmootError
from folkmoot.core.limits import check_limit
from folkmoot.moderation.actions.appeals import file_appeal, file_appeal_by_link
from folkmoot.moderation.errors import DecisionUnknown, LetterIncomplete
from folkmoot.moderation.inbound.mail import Envelope, InboundMail, read_mail
from folkmoot.moderation.letter_box import check_recipient, language_for, own_addresses, token_in
from folkmoot.moderation.letters import SUBJECT_MOST, Letter, check_letter
from folkmoot.moderation.models.appeal import Appeal, AppealChannel
from folkmoot.moderation.models.inbound_letter import InboundLetter, InboundState
from folkmoot.notifications.answering import send_answer

log = structlog.get_logger(__name__)
ALL_AN_HOUR = "600/h"
MOST_KEPT = 20_000
MAILS = "moderation/mails"


def receive_letter(raw: bytes, envelope: Envelope) -> InboundLetter | None:
    """Take a mail in; it is taken once this returns, and the same mail again changes nothing.

    None: a machine sent it, and it was thrown away on purpose, since an answer to a machine
    begins a loop.

    Raises:
        InboundMailOff, RecipientUnknown: it is not for us.
        MailTooLarge: more bytes than we read.
        TooFast: too many from one address, or in all; the mail server tries again later.
    """
    check_recipient(envelope.recipient)
    mail = read_mail(raw, envelope, own=own_addresses())
    if mail.is_automatic:
        log.info("moderation.inbound_from_machine")
        return None
    known = InboundLetter.objects.filter(key=mail.key).first()
    if known is not None:
        return known
    rate = f"{conf.inbound_letters_an_hour}/h"
    check_limit("inbound-letter", limit_form(mail.sender), rate=rate)
    check_limit("inbound-letters", "all", rate=ALL_AN_HOUR)
    return _keep(mail)


@transaction.atomic
def _keep(mail: InboundMail) -> InboundLetter:
    link = _link_of(mail)
    user_id = mail.user_id
    if link is not None and link.account.public_id in mail.all_ids:
        user_id = link.account.public_id
    lacks = _lacking(mail, user_id)
    row, is_new = InboundLetter.objects.get_or_create(
        key=mail.key,
        defaults={
            "sender": mail.sender,
            "language": language_for(mail.words, mail.languages),
            "subject": mail.subject[: 2 * SUBJECT_MOST],
            "named_id": user_id,
            "explanation": mail.words[:MOST_KEPT],
            "lacks": " ".join(lacks),
            "attachments": min(mail.attachments, 1_000),
            "state": InboundState.INCOMPLETE if lacks else InboundState.UNPROVEN,
        },
    )
    if is_new and not _filed_by_reply(row, mail):
        start("moderation.ask_for_proof", row.public_id)
        start("moderation.answer_inbound_letter", row.public_id)
    return row


def ask_for_proof(letter_id: str) -> None:
    """Mail the account that a whole letter names, at its own confirmed address, to confirm it.

    Without such an account nothing is sent, and nobody learns of it.
    """
    row = InboundLetter.objects.filter(
        public_id=letter_id, state=InboundState.UNPROVEN, asked_at=None
    ).first()
    if row is None:
        return
    account = account_by_id(row.named_id)
    if account is None or not account.is_active or not email_is_confirmed(account):
        return
    if not may_be_mailed(account.email):
        return
    lifetime = timedelta(days=conf.inbound_letter_days)
    secret = issue_link(
        account, purpose=LinkPurpose.LETTER, subject=row.public_id, lifetime=lifetime
    )
    facts = {
        "name": account.display_name,
        "subject": row.subject,
        "link": own_address(f"/appeal/letter/{secret}/"),
        "days": conf.inbound_letter_days,
    }
    send_answer(f"{MAILS}/letter_confirm", to=account.email, language=account.language, facts=facts)
    InboundLetter.objects.filter(pk=row.pk).update(asked_at=now())


def answer_inbound_letter(letter_id: str) -> None:
    """Tell the sender what is missing, or what happens next; the same for every user ID."""
    row = InboundLetter.objects.filter(public_id=letter_id, answered_at=None).first()
    if row is None or not row.sender or not may_be_mailed(row.sender):
        return
    template = "letter_incomplete" if row.lacks else "letter_received"
    facts = {
        "lacks": row.lacks.split(),
        "attachments": row.attachments,
        "subject_most": SUBJECT_MOST,
    }
    send_answer(
        f"{MAILS}/{template}",
        to=row.sender,
        language=row.language,
        facts=facts,
        reply_to=conf.appeals_address,
    )
    InboundLetter.objects.filter(pk=row.pk).update(answered_at=now())


@transaction.atomic
def file_mailed_letter(secret: str, *, decision_id: str) -> Appeal:
    """File a letter that came by mail, against a decision that its owner chooses.

    Refused, the link stays good.

    Raises:
        LinkNotValid: the link is used, too old, or was made for something else.
        DecisionUnknown: the letter was filed or is gone, or there is no such decision.
        LetterIncomplete, AlreadyAppealed, AppealTooLate, NothingToAppeal, BlockIsFinal: see
            `file_appeal`.
    """
    link = redeem_link(secret, purpose=LinkPurpose.LETTER)
    row = (
        InboundLetter.objects.select_for_update()
        .filter(public_id=link.subject, state=InboundState.UNPROVEN)
        .first()
    )
    if row is None:
        raise DecisionUnknown
    letter = Letter(row.subject, row.explanation)
    appeal = file_appeal(link.account, decision_id, letter=letter, channel=AppealChannel.MAIL)
    _note_filed(row)
    return appeal


def end_old_letters() -> int:
    """Delete letters that came by mail and whose time is over, filed or not; how many."""
    oldest = now() - timedelta(days=conf.inbound_letter_days)
    return InboundLetter.objects.filter(received_at__lt=oldest).delete()[0]


def _lacking(mail: InboundMail, user_id: str) -> list[str]:
    lacks = [] if user_id else ["user-id"]
    try:
        check_letter(Letter(mail.subject, mail.words))
    except LetterIncomplete as refusal:
        lacks += refusal.facts["missing"]
        lacks += [f"{field}-too-long" for field in refusal.facts["too_long"]]
    return lacks


def _link_of(mail: InboundMail) -> MailedLink | None:
    """The link whose secret stands in an address that the mail was sent to."""
    for recipient in mail.recipients:
        token = token_in(recipient)
        link = find_link(token, purpose=LinkPurpose.APPEAL) if token else None
        if link is not None:
            return link
    return None


def _filed_by_reply(row: InboundLetter, mail: InboundMail) -> bool:
    """True when the reply address proved the letter, and it is filed now."""
    if row.state != InboundState.UNPROVEN:
        return False
    letter = Letter(row.subject, row.explanation)
    for token in filter(None, map(token_in, mail.recipients)):
        try:
            file_appeal_by_link(
                token, letter=letter, user_id=row.named_id, channel=AppealChannel.MAIL
            )
        except FolkmootError:
            continue
        _note_filed(row)
        return True
    return False


def _note_filed(row: InboundLetter) -> None:
    """The words are in the appeal from now on, and nowhere else."""
    row.state = InboundState.FILED
    row.sender = row.subject = row.explanation = row.named_id = ""
    row.save(update_fields=["state", "sender", "subject", "explanation", "named_id"])
