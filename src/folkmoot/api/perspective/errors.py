"""Refusals in the form of Google's APIs (google.rpc.Status), as Perspective's clients read them.

Clients match on the first words of a message and on `errorType`, so both are the interface's own.
"""

from collections.abc import Sequence
from typing import Any

from django.http import JsonResponse

from folkmoot.core.errors import FolkmootError, NotNow

ERROR = "type.googleapis.com/google.commentanalyzer.v1alpha1.Error"
INFO = "type.googleapis.com/google.rpc.ErrorInfo"
SERVICE = "commentanalyzer.googleapis.com"
Detail = dict[str, Any]


class Refused(Exception):
    """A request that is not answered, with its number and its status in words."""

    def __init__(
        self, number: int, status: str, message: str, *, details: Sequence[Detail] = ()
    ) -> None:
        super().__init__(message)
        self.number, self.status, self.message = number, status, message
        self.details = list(details)
        self.seconds: int | None = None

    def response(self) -> JsonResponse:
        """The refusal as it leaves."""
        error: dict[str, Any] = {
            "code": self.number,
            "message": self.message,
            "status": self.status,
        }
        if self.details:
            error["details"] = self.details
        response = JsonResponse({"error": error}, status=self.number)
        if self.seconds is not None:
            response.headers["Retry-After"] = str(self.seconds)
        return response


def invalid(message: str, kind: str = "INVALID_REQUEST", **more: Any) -> Refused:
    """The request cannot be answered as it is; `kind` is its errorType."""
    detail = {"@type": ERROR, "errorType": kind, **more}
    return Refused(400, "INVALID_ARGUMENT", message, details=[detail])


def unreadable(what: str) -> Refused:
    """The body is not the message that the method takes."""
    return invalid(f"Invalid JSON payload received. {what}")


def language_unsupported(attribute: str, languages: Sequence[str], *, is_detected: bool) -> Refused:
    """An attribute has no value in any of the languages."""
    key = "detectedLanguages" if is_detected else "requestedLanguages"
    return invalid(
        f"Attribute {attribute} does not support request languages: {', '.join(languages)}",
        "LANGUAGE_NOT_SUPPORTED_BY_ATTRIBUTE",
        languageNotSupportedByAttributeError={"attribute": attribute, key: list(languages)},
    )


def refused_by(error: FolkmootError) -> Refused:
    """One of our own refusals in this form."""
    known = {
        "api-key-missing": _key_missing,
        "api-key-not-valid": _key_not_valid,
        "too-fast": _quota_used,
        "not-now": _unavailable,
    }
    make = known.get(error.code)
    refused = make() if make else unreadable(str(error.message))
    if isinstance(seconds := error.facts.get("seconds"), int):
        refused.seconds = seconds
    return refused


def broken(error: Exception) -> Refused:
    """Something of ours broke, or the database takes nothing in for now."""
    passing = NotNow.because_of(error)
    if passing:
        return refused_by(passing)
    return Refused(500, "INTERNAL", "Internal error encountered.")


def _key_missing() -> Refused:
    return Refused(
        403,
        "PERMISSION_DENIED",
        "Method doesn't allow unregistered callers (callers without established identity). "
        "Please use API Key or other form of API consumer identity to call this API.",
    )


def _key_not_valid() -> Refused:
    return Refused(
        400,
        "INVALID_ARGUMENT",
        "API key not valid. Please pass a valid API key.",
        details=[_info("API_KEY_INVALID", domain="googleapis.com")],
    )


def _quota_used() -> Refused:
    return Refused(
        429,
        "RESOURCE_EXHAUSTED",
        "Quota exceeded for quota metric 'Analysis requests (AnalyzeComment)' of this API key. "
        "Retry-After says in how many seconds to come back.",
        details=[_info("RATE_LIMIT_EXCEEDED", domain="googleapis.com")],
    )


def _unavailable() -> Refused:
    return Refused(503, "UNAVAILABLE", "The service is currently unavailable.")


def _info(reason: str, *, domain: str) -> Detail:
    return {"@type": INFO, "reason": reason, "domain": domain, "metadata": {"service": SERVICE}}
