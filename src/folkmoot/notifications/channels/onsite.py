"""In the reader's inbox: a title and a sentence, in the language of the account."""

import re

from django.template.loader import render_to_string
from django.utils.translation import override

from folkmoot.accounts.models.account import Account
from folkmoot.notifications.models.notification import Notification

_SPACES = re.compile(r"[ \t\r\n]+")
"""Not the narrow ones that hold a word and its mark together in French."""


def lines_of(account: Account, row: Notification) -> tuple[str, str]:
    """Title and sentence as plain text; the page that shows them escapes them."""
    with override(account.language):
        return _line(row, "subject"), _line(row, "line")


def _line(row: Notification, part: str) -> str:
    written = render_to_string(f"notifications/{row.kind}/{part}.txt", {"facts": row.facts})
    return _SPACES.sub(" ", written).strip()
