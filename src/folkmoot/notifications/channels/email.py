"""By mail: plain text and HTML, in the language and time zone of the account."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import ngettext, override

from folkmoot.accounts.actions.mailed_links import issue_link
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.core.addresses import own_address
from folkmoot.core.conf import conf
from folkmoot.notifications.channels.onsite import lines_of
from folkmoot.notifications.kinds import Kind, find_kind
from folkmoot.notifications.models.notification import Notification
from folkmoot.notifications.unsubscribing import unsubscribe_address

LONGEST_SUBJECT = 150
LONGEST_LOCAL_PART = 64
MOST_LINES = 50
CHOICES = "/account/notifications/"


def write_mail(row: Notification) -> EmailMultiAlternatives:
    """The mail for a notification; an appeal link in it is made now and is in no row.

    The subject is one line whatever a story or a name holds, so that nothing a member
    writes can add a header.
    """
    account, kind = row.account, find_kind(row.kind)
    kinds = [kind.name] if kind.may_switch_off else []
    secret = _appeal_secret(row, kind)
    reply_address = _reply_address(secret)
    with override(account.language), timezone.override(ZoneInfo(account.time_zone)):
        context = _common(account, kinds) | {
            "facts": row.facts,
            "address": own_address(kind.path(row.facts)),
            "appeal_address": own_address(f"/appeal/{secret}/") if secret else "",
            "reply_address": reply_address,
            "may_switch_off": kind.may_switch_off,
            "made_at": row.made_at,
        }
        subject = _line(render_to_string(f"notifications/{row.kind}/subject.txt", context))
        body = render_to_string(f"notifications/{row.kind}/body.txt", context).strip()
        html = render_to_string("notifications/mail.html", {"subject": subject, "body": body})
    mail = _mail(account, subject, (body, html), kinds)
    mail.extra_headers["X-Folkmoot-Notification"] = row.public_id
    mail.reply_to = [reply_address] if reply_address else []
    return mail


def write_digest(account: Account, rows: Sequence[Notification]) -> EmailMultiAlternatives:
    """One mail for many: a line each, by story, with one link that ends these mails."""
    kinds = sorted({row.kind for row in rows})
    with override(account.language), timezone.override(ZoneInfo(account.time_zone)):
        subject = ngettext(
            "%(number)s new thing in the discussions",
            "%(number)s new things in the discussions",
            len(rows),
        ) % {"number": len(rows)}
        context = _common(account, kinds) | {
            "stories": _by_story(account, rows[:MOST_LINES]),
            "left": max(0, len(rows) - MOST_LINES),
            "subject": subject,
        }
        body = render_to_string("notifications/digest.txt", context).strip()
        html = render_to_string("notifications/digest.html", context)
    return _mail(account, subject, (body, html), kinds)


def _common(account: Account, kinds: Sequence[str]) -> dict[str, Any]:
    return {
        "account": account,
        "inbox_address": own_address("/my/inbox/"),
        "choices_address": own_address(CHOICES),
        "unsubscribe_address": unsubscribe_address(account, kinds) if kinds else "",
    }


def _mail(
    account: Account, subject: str, bodies: tuple[str, str], kinds: Sequence[str]
) -> EmailMultiAlternatives:
    """RFC 8058: a mail program may end mails of kinds that can be switched off by one press."""
    headers = {"Auto-Submitted": "auto-generated"}
    if kinds:
        headers |= {
            "List-Unsubscribe": f"<{unsubscribe_address(account, kinds)}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        }
    mail = EmailMultiAlternatives(
        subject=_line(subject),
        body=bodies[0] + "\n",
        to=[account.email],
        headers=headers,
    )
    mail.attach_alternative(bodies[1], "text/html")
    return mail


def _line(subject: str) -> str:
    """One line of plain text, which a page must escape: what was rendered counts as safe HTML."""
    return " ".join(subject.split())[:LONGEST_SUBJECT]


def _by_story(account: Account, rows: Iterable[Notification]) -> list[dict[str, Any]]:
    def title(row: Notification) -> str:
        return str(row.facts.get("story", ""))

    return [
        {
            "title": story,
            "lines": [
                {
                    "text": lines_of(account, row)[1],
                    "address": own_address(find_kind(row.kind).path(row.facts)),
                }
                for row in group
            ],
        }
        for story, group in groupby(sorted(rows, key=title), key=title)
    ]


def _appeal_secret(row: Notification, kind: Kind) -> str:
    if not kind.carries_appeal:
        return ""
    return issue_link(
        row.account,
        purpose=LinkPurpose.APPEAL,
        subject=row.facts["decision"],
        lifetime=timedelta(days=conf.appeal_days),
    )


def _reply_address(secret: str) -> str:
    """The address at which an answer to this mail proves by itself whose letter it is (A9).

    Empty where letters by mail are not taken.
    """
    local, _, host = conf.appeals_address.partition("@")
    filled = f"{local}+{secret}"
    return f"{filled}@{host}" if secret and local and len(filled) <= LONGEST_LOCAL_PART else ""
