"""The only table from error code to HTTP status, and the form that every refusal has.

A code that is not in the table answers 400: a test sees to it that each one is.
"""

import json
from collections.abc import Iterable
from itertools import islice
from typing import Any

import structlog
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from folkmoot.core.errors import FolkmootError, NotFound, NotNow

MOST_FIELDS = 10
log = structlog.get_logger(__name__)


class LogInNeeded(FolkmootError):
    """The route is for those who are signed in."""

    code = "log-in-needed"
    message = _("Please log in first. Your text is kept.")


class CsrfMissing(FolkmootError):
    """The request changes something and does not prove that our own page sent it."""

    code = "csrf"
    message = _("Your log-in changed meanwhile. Nothing is lost: please try once more.")


class BodyNotJson(FolkmootError):
    """The body is no JSON, or no UTF-8."""

    code = "body-not-json"
    message = _("The request could not be read. Nothing was changed.")


class BodyTooLarge(FolkmootError):
    """The body is larger than anything that could be taken."""

    code = "body-too-large"
    message = _("The request is too large. Nothing was changed.")


class ContentTypeNotJson(FolkmootError):
    """The body does not say that it is JSON."""

    code = "content-type-not-json"
    message = _("The request must be of the type application/json. Nothing was changed.")


class FieldsNotValid(FolkmootError):
    """A field is missing, unknown or of another kind. The facts name each."""

    code = "fields-not-valid"
    message = _("The request has fields that are missing, unknown or wrong. Nothing was changed.")


class ParameterUnknown(FolkmootError):
    """The address has a parameter that this route does not know."""

    code = "parameter-unknown"
    message = _("The address has a parameter that is not known here.")


class ApiKeyMissing(FolkmootError):
    """The route is for machines with a key, and none came along."""

    code = "api-key-missing"
    message = _("Send an API key: Authorization: Bearer, and the key. A publisher makes them.")


class SubmissionNotValid(FolkmootError):
    """What should be judged is not a submission; the sentence says what is wrong with it."""

    code = "submission-not-valid"
    message = _("This is not a submission. Nothing was judged.")


class TooManyTexts(FolkmootError):
    """A list holds more texts than one request may. Facts: most, texts."""

    code = "too-many-texts"
    message = _("The list has too many texts for one request. Send it in parts.")


class InternalError(FolkmootError):
    """Something broke that should not; the log has the rest."""

    code = "internal-error"
    message = _("Something broke on our side. Your text is kept: please try again in a moment.")


STATUS: dict[str, int] = {
    code: status
    for status, codes in {
        400: """
            address-not-valid body-not-json cursor-not-valid fields-not-valid folkmoot-error
            network-answer-refused network-too-late
            origin-not-valid
            key-not-valid kind-unknown follow-unknown language-unknown order-unknown
            parameter-unknown pick-reason-missing proof-missing rhythm-unknown proof-not-valid
            closing-reason-missing field-missing hours-not-valid story-ways-not-valid time-not-ahead
            role-unknown period-unknown view-unknown
            ruling-unknown text-not-readable waiver-missing zone-unknown
        """,
        401: "api-key-missing api-key-not-valid inbound-secret-not-valid log-in-needed",
        403: """
            origin-unknown
            other-person account-needed own-report report-by-desk
            avatars-off account-closing block-is-final blocked consent-missing consent-needed csrf
            edit-window-over email-unconfirmed higher-rank not-allowed own-comment own-follow
            own-mute own-reaction paused same-person sign-on-refused staff-sign-on too-young
        """,
        404: """
            elsewhere-unknown
            network-unknown report-unknown ticket-unknown member-unknown
            push-not-offered account-unknown api-key-unknown archive-unknown case-unknown
            comment-unknown decision-unknown link-not-valid not-found notification-unknown
            policy-unknown inbound-mail-off publication-unknown recipient-unknown sanction-unknown
            sign-on-key-unknown sign-on-site-unknown statement-unknown story-unknown
        """,
        409: """
            already-reported comment-withdrawn last-way-in network-account-taken
            network-cancelled enquiry-answered
            ticket-answered
            account-not-closing address-taken already-appealed already-in-force already-reversed
            api-key-name-taken appeal-open archive-running case-changed case-taken
            change-not-allowed comment-exists comment-not-open comment-removed consent-not-given
            decision-fixed drafts-full edited-meanwhile email-changed-lately email-taken
            identity-taken kind-fixed name-changed-lately name-taken nothing-changed
            list-full parent-not-open policy-outdated policy-version-taken proof-replayed
            reactions-off too-many-browsers
            second-factor-missing story-closed story-paused
            byline-taken undo-too-late
        """,
        410: "appeal-too-late proof-expired withdrawal-over",
        413: "body-too-large draft-too-long mail-too-large picture-too-large too-many-texts",
        415: "content-type-not-json picture-not-readable",
        422: """
            elsewhere-not-valid
            report-incomplete enquiry-incomplete ticket-incomplete
            address-not-accepted api-key-name-missing days-missing email-unchanged
            ground-missing letter-incomplete
            letter-not-accepted name-not-allowed nothing-to-appeal policy-text-missing
            reason-missing reset-reason-missing sign-on-key-not-valid sign-on-site-not-valid
            subscription-not-valid standards-not-valid
            submission-not-valid text-empty text-too-long words-missing words-too-long
        """,
        429: "too-fast",
        500: "internal-error seal-broken task-given-up task-unknown",
        503: "clock-not-trusted network-unreachable not-now pages-not-held",
    }.items()
    for code in codes.split()
}


def answer_error(error: FolkmootError) -> HttpResponse:
    """The refusal as JSON with its status; `facts` are what a page may show beside it."""
    body = {"error": {"code": error.code, "message": error.message, "facts": dict(error.facts)}}
    response = HttpResponse(
        json.dumps(body, default=str),
        content_type="application/json",
        status=STATUS.get(error.code, 400),
    )
    if isinstance(seconds := error.facts.get("seconds"), int):
        response["Retry-After"] = str(seconds)
    return response


def install(api: NinjaAPI) -> None:
    """Let the API answer every error in the one form, whoever raised it."""
    api.add_exception_handler(FolkmootError, _refusal)
    api.add_exception_handler(ValidationError, _validation)
    api.add_exception_handler(HttpError, _http)
    api.add_exception_handler(Http404, lambda *_args: answer_error(NotFound()))
    api.add_exception_handler(Exception, _broken)


def _refusal(_request: HttpRequest, error: Any) -> HttpResponse:
    return answer_error(error)


def _validation(_request: HttpRequest, error: Any) -> HttpResponse:
    return answer_error(FieldsNotValid(fields=_fields(error.errors)))


def _fields(errors: Iterable[dict[str, Any]]) -> list[dict[str, str]]:
    """Which field and what is wrong with it, for the first few; never the value that was sent."""
    return [
        {"field": ".".join(str(part) for part in each["loc"][2:])[:64], "problem": each["type"]}
        for each in islice(errors, MOST_FIELDS)
    ]


def _http(_request: HttpRequest, error: Any) -> HttpResponse:
    """Ninja wraps what reading the body raised; what we raised there is answered as it is."""
    cause = error.__cause__
    if isinstance(cause, FolkmootError):
        return answer_error(cause)
    if error.status_code == 401:
        return answer_error(LogInNeeded())
    return answer_error(BodyNotJson())


def _broken(request: HttpRequest, error: Any) -> HttpResponse:
    log.error("api.broken", method=request.method, path=request.path_info, exc_info=error)
    return answer_error(NotNow.because_of(error) or InternalError())
