"""Mails that answer somebody who may have no account: plain text, marked so that no loop begins."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import override

from folkmoot.core.addresses import own_address

LONGEST_SUBJECT = 150


def send_answer(
    template: str,
    *,
    to: str,
    language: str,
    facts: Mapping[str, Any],
    reply_to: str = "",
) -> None:
    """Send what `<template>_subject.txt` and `<template>.txt` say, in one language.

    Subject and addresses are one line each, whatever a stranger wrote.
    """
    with override(language):
        context = {"site_address": own_address("/"), **facts}
        subject = render_to_string(f"{template}_subject.txt", context)
        body = render_to_string(f"{template}.txt", context)
    EmailMessage(
        subject=" ".join(subject.split())[:LONGEST_SUBJECT],
        body=body.strip() + "\n",
        to=[to],
        reply_to=[reply_to] if reply_to else None,
        headers={"Auto-Submitted": "auto-replied", "X-Folkmoot-Answer": "1"},
    ).send()
