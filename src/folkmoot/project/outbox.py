"""The outbox of the demo: the mails that Folkmoot sent, since a demo sends none into the world."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.core.clock import now

SHOWN = 100
RULER = re.compile(rb"^-{79}\n(?=Content-Type:|MIME-Version:|\Z)", re.MULTILINE)
"""What Django writes after each mail; a line of dashes inside a mail is followed by no header."""


@dataclass(frozen=True)
class Mail:
    """One mail as its reader sees it."""

    to: str
    subject: str
    sent_at: datetime
    text: str


def mails_in(folder: Path) -> list[Mail]:
    """The mails that Django's file back end wrote, the newest first."""
    mails: list[Mail] = []
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[:SHOWN]:
        parts = RULER.split(path.read_bytes())
        mails += [_mail(part) for part in reversed(parts) if part.strip()]
    return sorted(mails, key=lambda mail: mail.sent_at, reverse=True)[:SHOWN]


def _mail(raw: bytes) -> Mail:
    message = message_from_bytes(raw, EmailMessage, policy=policy.default)
    body = message.get_body(("plain", "html"))
    sent_at = parsedate_to_datetime(str(message["Date"])) if message["Date"] else now()
    return Mail(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=sent_at if sent_at.tzinfo else sent_at.replace(tzinfo=UTC),
        text=str(body.get_content()).strip() if body else "",
    )


@require_safe
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """All mails of the demo, with links that can be pressed; only the demo has this address."""
    mails = mails_in(Path(settings.EMAIL_FILE_PATH))
    return render(request, "project/outbox.html", {"mails": mails})
