"""The answer to a request on which Folkmoot itself failed: will it pass, or is it broken?"""

import sys

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.defaults import server_error

from folkmoot.api.errors import InternalError, answer_error
from folkmoot.core.errors import NotNow


def broken(request: HttpRequest) -> HttpResponse:
    """503 with a hint when to come back if the database takes nothing in for now, else 500.

    Django calls this while the error is being handled, whatever layer raised it. The pages are
    plain: they ask neither the database nor the session.
    """
    error = sys.exc_info()[1]
    passing = NotNow.because_of(error) if error else None
    if request.path_info.startswith("/api/"):
        return answer_error(passing or InternalError())
    if passing is None:
        return server_error(request)
    return HttpResponse(
        render_to_string("503.html"),
        status=503,
        headers={"Retry-After": str(passing.facts["seconds"]), "Cache-Control": "no-store"},
    )
