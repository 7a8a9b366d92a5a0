"""Mails of the accounts app: subject, plain text and HTML in the reader's language and zone."""

from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation

from folkmoot.accounts.mail_addresses import is_mailbox
from folkmoot.accounts.models import Account
from folkmoot.core.addresses import own_address

LETTERS = "account/email"


def send_letter(name: str, *, to: str, language: str, zone: str = "UTC", **facts: Any) -> None:
    """Render and send one letter.

    It is rendered without a request, so nothing that a request claims can get into it. To an
    address that only stands for one nothing is sent.
    """
    if not is_mailbox(to):
        return
    facts |= {"site_address": own_address("/"), "sender": settings.DEFAULT_FROM_EMAIL}
    with translation.override(language), timezone.override(ZoneInfo(zone)):
        subject = render_to_string(f"{LETTERS}/{name}_subject.txt", facts)
        text = render_to_string(f"{LETTERS}/{name}_message.txt", facts)
        html = render_to_string(f"{LETTERS}/{name}_message.html", facts)
    letter = EmailMultiAlternatives(" ".join(subject.split()), text.strip() + "\n", to=[to])
    letter.attach_alternative(html, "text/html")
    letter.send()


def send_to(account: Account, name: str, **facts: Any) -> None:
    """Send a letter to an account's own address, in its language and zone."""
    send_letter(
        name,
        to=account.email,
        language=account.language,
        zone=account.time_zone,
        account=account,
        **facts,
    )
