"""By mail: plain text in the language and time zone of the account."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from folkmoot.accounts.actions.mailed_links import issue_link
from folkmoot.accounts.models.mailed_link import LinkPurpose
from folkmoot.core.conf import conf
from folkmoot.notifications.kinds import Kind, find_kind
from folkmoot.notifications.models.notification import Notification

LONGEST_SUBJECT = 150


def write_mail(row: Notification) -> EmailMessage:
    """The mail for a notification; an appeal link in it is made now and is in no row.

    The subject is one line whatever a story or a name holds, so that nothing a member
    writes can add a header.
    """
    account, kind = row.account, find_kind(row.kind)
    with override(account.language), timezone.override(ZoneInfo(account.time_zone)):
        context = {
            "facts": row.facts,
            "account": account,
            "address": settings.SITE_ADDRESS + kind.path(row.facts),
            "appeal_address": _appeal_address(row, kind, row.facts),
            "inbox_address": settings.SITE_ADDRESS + "/my/inbox/",
            "may_switch_off": kind.may_switch_off,
            "made_at": row.made_at,
        }
        subject = render_to_string(f"notifications/{row.kind}/subject.txt", context)
        body = render_to_string(f"notifications/{row.kind}/body.txt", context)
    return EmailMessage(
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        body=body.strip() + "\n",
        to=[account.email],
        headers={"Auto-Submitted": "auto-generated", "X-Folkmoot-Notification": row.public_id},
    )


def _appeal_address(row: Notification, kind: Kind, facts: Mapping[str, Any]) -> str:
    if not kind.carries_appeal:
        return ""
    secret = issue_link(
        row.account,
        purpose=LinkPurpose.APPEAL,
        subject=facts["decision"],
        lifetime=timedelta(days=conf.appeal_days),
    )
    return f"{settings.SITE_ADDRESS}/appeal/{secret}/"
