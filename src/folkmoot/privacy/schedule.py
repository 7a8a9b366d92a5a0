"""What is kept how long and why: one table, from which the page 'My data' is made.

`end` names the function of `actions/retention.py` that ends it; none says that it ends otherwise,
as the sentence in `until` tells.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.core.conf import conf


@dataclass(frozen=True, slots=True)
class Term:
    """One kind of data: what it is, why it is kept, for how many days or until when."""

    key: str
    what: Promise
    why: Promise
    days: Callable[[], int] | None = None
    until: Promise | None = None
    end: str = ""


ACCOUNT_END = _("until the account is erased")

SCHEDULE: tuple[Term, ...] = (
    Term(
        "account",
        _("Name, e-mail address, language, time zone, password (as a hash)"),
        _("Without them there is no account."),
        until=ACCOUNT_END,
    ),
    Term(
        "comments",
        _("Comments with their former versions"),
        _("To show the discussion; former versions, so that decisions can be checked."),
        until=_(
            "until the account is erased; if you choose so, what is published stays without a name"
        ),
    ),
    Term(
        "closed",
        _("A closed account"),
        _("So that you can have it back."),
        days=lambda: conf.restore_days,
    ),
    Term(
        "drafts",
        _("Drafts"),
        _("So that nothing you type is lost."),
        days=lambda: conf.draft_days,
        end="end_old_drafts",
    ),
    Term(
        "reactions",
        _("Recommendations you gave"),
        _("To count each once."),
        until=ACCOUNT_END,
    ),
    Term(
        "notifications",
        _("Notifications"),
        _("So that you can read what you were told."),
        days=lambda: conf.notification_days,
        end="end_old_notifications",
    ),
    Term(
        "wishes",
        _("What you follow, whom you do not want to read, how you are told of what"),
        _("To show and tell you what you want."),
        until=ACCOUNT_END,
    ),
    Term(
        "badges",
        _("That the newsroom shows you as an author or an expert"),
        _("So that readers know who speaks."),
        until=ACCOUNT_END,
    ),
    Term(
        "browsers",
        _("Browsers that you allow to be told"),
        _("To send messages to them."),
        until=_("until you take it back, or the browser's own service says that it is gone"),
    ),
    Term(
        "links",
        _("Links sent by mail (only a hash of them)"),
        _("So that each works once and not for ever."),
        until=_("until the link's own time is over"),
        end="end_expired",
    ),
    Term(
        "sessions",
        _("Log-ins"),
        _("So that you stay logged in."),
        days=lambda: settings.SESSION_COOKIE_AGE // 86_400,
        end="end_expired",
    ),
    Term(
        "decisions",
        _("Decisions of moderators, reasons, appeals"),
        _("The law asks us to account for them."),
        until=_("the words until the account is erased; the act and its ground stay, without you"),
    ),
    Term(
        "withdrawn",
        _("The text of a comment that you deleted"),
        _("So that a report of it can still be answered."),
        days=lambda: conf.withdrawn_days,
        end="erase_old_withdrawn",
    ),
    Term(
        "reports",
        _("What you wrote in a report, and the name and address in a notice of illegal content"),
        _("To answer it, and to be able to account for the answer; counted from the answer."),
        days=lambda: conf.report_days,
        end="strip_old_reports",
    ),
    Term(
        "tickets",
        _("What you wrote to the newsroom, and its answer"),
        _("To answer you; counted from the answer."),
        days=lambda: conf.ticket_days,
        end="end_old_tickets",
    ),
    Term(
        "enquiries",
        _("What you wrote in the contact form, with your address, and the answer"),
        _("To answer you."),
        days=lambda: conf.enquiry_days,
        end="end_old_enquiries",
    ),
    Term(
        "echoes",
        _("Public replies from the fediverse to our own messages there: words, name and handle"),
        _("To show them under the story; each goes when its original does, or on request."),
        days=lambda: conf.echo_days,
        end="end_old_echoes",
    ),
    Term(
        "blocks",
        _("That an erased account had been blocked (as a keyed hash of its address)"),
        _("So that deleting an account does not get around a block."),
        days=lambda: conf.past_block_days,
        end="end_past_blocks",
    ),
    Term(
        "consents",
        _("What an erased account had agreed to (as a keyed hash of its address)"),
        _("The law asks us to be able to prove it."),
        days=lambda: conf.consent_proof_days,
        end="end_consent_proofs",
    ),
    Term(
        "receipts",
        _("That an account was erased (as a keyed hash)"),
        _("So that it is erased again if an old backup has to be used."),
        days=lambda: conf.receipt_days,
        end="end_old_receipts",
    ),
    Term(
        "archives",
        _("An archive of your data that you asked for"),
        _("So that you can fetch it."),
        days=lambda: conf.archive_days,
        end="end_old_archives",
    ),
    Term(
        "failures",
        _("The list of work in the background that failed"),
        _("To mend it."),
        days=lambda: conf.failure_days,
        end="end_old_failures",
    ),
    Term(
        "limits",
        _("How often something was asked (as a hash)"),
        _("To slow down attacks."),
        until=_("for at most two days"),
    ),
    Term(
        "letters",
        _("Letters to the moderators that came by mail"),
        _("So that their writer can confirm them; after that the words are in the appeal."),
        days=lambda: conf.inbound_letter_days,
        end="end_old_letters",
    ),
    Term(
        "suggestions",
        _("Labels that other systems send to train the standards; no member is named in them"),
        _("To measure the software that reads comments."),
        days=lambda: conf.suggestion_days,
        end="end_old_suggestions",
    ),
)
"""The whole table; the order is that of the page."""
