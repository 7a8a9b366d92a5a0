"""Refusals in the form that these clients read: `{"error": {message, type, param, code}}`."""

from django.http import JsonResponse

from folkmoot.core.errors import FolkmootError, NotNow

ASKED_WRONGLY = "invalid_request_error"


class Refused(Exception):
    """A request that is not answered: its status, the words, and what the words are about."""

    def __init__(
        self,
        number: int,
        message: str,
        *,
        kind: str = ASKED_WRONGLY,
        param: str | None = None,
        reason: str | None = None,
    ) -> None:
        super().__init__(message)
        self.number, self.message = number, message
        self.kind, self.param, self.reason = kind, param, reason
        self.seconds: int | None = None

    def response(self) -> JsonResponse:
        """The refusal as it leaves."""
        error = {
            "message": self.message,
            "type": self.kind,
            "param": self.param,
            "code": self.reason,
        }
        response = JsonResponse({"error": error}, status=self.number)
        if self.seconds is not None:
            response.headers["Retry-After"] = str(self.seconds)
        return response


def refused_by(error: FolkmootError) -> Refused:
    """One of our own refusals in this form."""
    refused = {
        "api-key-missing": Refused(
            401,
            "You did not provide an API key. Send it in the header Authorization: Bearer, and "
            "the key that the publisher of this site gave you.",
        ),
        "api-key-not-valid": Refused(401, "Incorrect API key provided.", reason="invalid_api_key"),
        "too-fast": Refused(
            429,
            "Rate limit reached for this API key. Retry-After says in how many seconds to come "
            "back.",
            kind="requests",
            reason="rate_limit_exceeded",
        ),
        "body-too-large": Refused(413, error.message),
        "not-now": Refused(503, error.message, kind="server_error"),
    }.get(error.code, Refused(400, error.message))
    if isinstance(seconds := error.facts.get("seconds"), int):
        refused.seconds = seconds
    return refused


def broken(error: Exception) -> Refused:
    """Something of ours broke, or the database takes nothing in for now."""
    passing = NotNow.because_of(error)
    if passing:
        return refused_by(passing)
    return Refused(500, "Something broke on our side. Try again in a moment.", kind="server_error")
