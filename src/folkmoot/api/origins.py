"""Which pages of other sites may ask the compatible faces from a browser: those in the settings."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from folkmoot.core.conf import conf

HEADERS = "Authorization, Content-Type, X-Goog-Api-Key"
A_DAY = "86400"
View = Callable[[HttpRequest], HttpResponse]


def shared(view: View) -> View:
    """Let pages of the configured origins read the answers; no cookie goes either way.

    A page of any other origin gets the answer without the header, and its browser keeps it
    from the page. `OPTIONS` is the browser's question whether it may ask at all.
    """

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        response = HttpResponse(status=204) if request.method == "OPTIONS" else view(request)
        patch_vary_headers(response, ("Origin",))
        origin = request.headers.get("Origin", "")
        if origin and origin in conf.api_origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Methods"] = "GET, POST"
            response.headers["Access-Control-Allow-Headers"] = HEADERS
            response.headers["Access-Control-Max-Age"] = A_DAY
        return response

    return answered
