"""The hook by which a mail service hands over letters to the moderators (A9).

A mail comes as it is (`message/rfc822`), or in a form with the whole mail in the field
`body-mime` or `email`, as large services send it. Whoever calls must know the secret.
"""

import binascii
import json
from base64 import b64decode
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from folkmoot.api.bodies import read_whole
from folkmoot.api.errors import BodyNotJson, BodyTooLarge, answer_error
from folkmoot.core.conf import conf
from folkmoot.core.errors import FolkmootError, NotNow
from folkmoot.core.limits import check_limit, client_address
from folkmoot.moderation.actions.inbound_letters import receive_letter
from folkmoot.moderation.errors import InboundMailOff, InboundSecretNotValid
from folkmoot.moderation.inbound.mail import MOST_BYTES, Envelope

LEAST_SECRET = 24
WRONG_SECRETS = "30/h"
WHOLE_MAIL = ("body-mime", "email")
MOST_FORM = 2 * MOST_BYTES
BROKEN_FORM = (MultiPartParserError, SuspiciousOperation, UnreadablePostError, ValueError)


@csrf_exempt
@never_cache
@require_POST
def inbound_mail(request: HttpRequest) -> HttpResponse:
    """Take one mail. 200 means that it is kept, or thrown away on purpose; 4xx: do not try again.

    429 and 503 ask the service to come again later.
    """
    try:
        _check_secret(request)
        raw, envelope = _mail_in(request)
        receive_letter(raw, envelope)
    except FolkmootError as refusal:
        return answer_error(refusal)
    except Exception as error:
        passing = NotNow.because_of(error)
        if passing is None:
            raise
        return answer_error(passing)
    return HttpResponse("taken\n", content_type="text/plain")


def _check_secret(request: HttpRequest) -> None:
    """Pass for whoever knows the secret: as a bearer token, or as the password of the address.

    Raises:
        InboundMailOff: no secret is set that could be called one.
        InboundSecretNotValid: another one came, or none.
        TooFast: this client has guessed enough.
    """
    if len(conf.inbound_secret) < LEAST_SECRET:
        raise InboundMailOff
    scheme, _, said = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "basic":
        said = _password(said)
    if not constant_time_compare(said.strip().encode(), conf.inbound_secret.encode()):
        check_limit("inbound-secret", client_address(request), rate=WRONG_SECRETS)
        raise InboundSecretNotValid


def _password(basic: str) -> str:
    try:
        return b64decode(basic, validate=True).decode("utf-8", "replace").partition(":")[2]
    except (binascii.Error, ValueError):
        return ""


def _mail_in(request: HttpRequest) -> tuple[bytes, Envelope]:
    """The mail with what the service says of its envelope.

    Raises:
        BodyTooLarge: it is larger than we read.
        BodyNotJson: it could not be read.
    """
    if request.content_type != "multipart/form-data":
        return read_whole(request, most=MOST_BYTES), Envelope()
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_FORM:
        raise BodyTooLarge(limit=MOST_FORM)
    try:
        fields, files = request.POST, request.FILES
    except RequestDataTooBig as error:
        raise BodyTooLarge(limit=MOST_FORM) from error
    except BROKEN_FORM as error:
        raise BodyNotJson from error
    for name in WHOLE_MAIL:
        file = files.get(name)
        if isinstance(file, UploadedFile):
            return file.read(MOST_BYTES + 1), _envelope(request)
        if name in fields:
            return fields[name].encode("utf-8", "surrogateescape"), _envelope(request)
    raise BodyNotJson


def _envelope(request: HttpRequest) -> Envelope:
    """Sender and recipient, in the fields of one service or the other."""
    sender: Any = request.POST.get("sender")
    recipient: Any = request.POST.get("recipient", "")
    try:
        told = json.loads(request.POST.get("envelope", "{}"))
        sender = told.get("from", sender)
        recipient = (told.get("to") or [recipient])[0]
    except (ValueError, AttributeError, TypeError, IndexError, KeyError):
        pass
    return Envelope(
        sender if isinstance(sender, str) else None,
        recipient if isinstance(recipient, str) else "",
    )
