"""Why a person cannot write here, told before they try."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from folkmoot.core.errors import FolkmootError

NEXT_STEPS = {
    "account-closing": "account_closing",
    "consent-needed": "account_gate",
    "email-unconfirmed": "account_email_verification_sent",
}


def refusal_of(*checks: Callable[[], object]) -> dict[str, Any] | None:
    """The first refusal among the checks as plain data, none when all pass."""
    for check in checks:
        try:
            check()
        except FolkmootError as error:
            facts = dict(error.facts)
            return {
                "code": error.code,
                "message": error.message,
                "facts": facts | {"until": facts.get("ends_at"), "address": _next_step(error)},
            }
    return None


def _next_step(error: FolkmootError) -> str | None:
    """Where to go on: the page that mends it, or the statement that explains it."""
    statement = error.facts.get("statement")
    if statement:
        return reverse("reader:statement", args=[statement])
    name = NEXT_STEPS.get(error.code)
    return reverse(name) if name else None
