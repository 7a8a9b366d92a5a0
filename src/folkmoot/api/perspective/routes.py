"""`comments:analyze`, `comments:suggestscore`, and the document by which clients find both.

Google's own query parameters (`alt`, `fields`, `prettyPrint`, `quotaUser`, ...) are taken and
not read, like any other: the answer is always whole, and always JSON.
"""

from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from folkmoot.api.bodies import MOST_BYTES_MACHINES, read_json, read_whole
from folkmoot.api.machines import count, machine
from folkmoot.api.origins import shared
from folkmoot.api.perspective import analyze as methods
from folkmoot.api.perspective.discovery import document
from folkmoot.api.perspective.errors import Refused, broken, refused_by
from folkmoot.api.perspective.requests import read_analyze, read_suggest
from folkmoot.core.addresses import own_address
from folkmoot.core.errors import FolkmootError
from folkmoot.moderation.queries.api_keys import ApiClient

DISCOVERY = "$discovery/rest"
log = structlog.get_logger(__name__)
Method = Callable[[ApiClient, Any], dict[str, Any]]


def _answered(request: HttpRequest, method: Method) -> HttpResponse:
    """The answer of a method, or a refusal in the interface's form; never anything else."""
    try:
        if request.method != "POST":
            raise Refused(405, "INVALID_ARGUMENT", "This method is called with POST.")
        client = machine(_key_of(request))
        count(client)
        read_whole(request, most=MOST_BYTES_MACHINES)
        response: HttpResponse = JsonResponse(method(client, read_json(request)))
    except Refused as refused:
        response = refused.response()
    except FolkmootError as error:
        response = refused_by(error).response()
    except Exception as error:
        log.exception("api.perspective_broken", path=request.path_info)
        response = broken(error).response()
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _key_of(request: HttpRequest) -> str:
    """The key where these clients put it: in the address, or better in a header."""
    return request.GET.get("key", "") or request.headers.get("X-Goog-Api-Key", "")


@csrf_exempt
@shared
def analyze(request: HttpRequest) -> HttpResponse:
    """`POST v1alpha1/comments:analyze`."""
    return _answered(request, lambda client, body: methods.analyze(client, read_analyze(body)))


@csrf_exempt
@shared
def suggestscore(request: HttpRequest) -> HttpResponse:
    """`POST v1alpha1/comments:suggestscore`."""
    return _answered(request, lambda client, body: methods.suggest(client, read_suggest(body)))


@csrf_exempt
@shared
def discovery(request: HttpRequest) -> HttpResponse:
    """`GET $discovery/rest?version=v1alpha1`: what Google's own clients are built from.

    Its addresses are made from the configured address of this site, and from the prefix under
    which the document was asked for.
    """
    if request.method not in {"GET", "HEAD"}:
        return Refused(405, "INVALID_ARGUMENT", "This document is read with GET.").response()
    if request.GET.get("version", "v1alpha1") != "v1alpha1":
        return Refused(404, "NOT_FOUND", "Only version v1alpha1 is known here.").response()
    root = own_address(request.path_info.removesuffix(DISCOVERY))
    response = JsonResponse(document(root), json_dumps_params={"ensure_ascii": False})
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
