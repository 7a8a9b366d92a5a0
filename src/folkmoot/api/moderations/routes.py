"""`POST /v1/moderations`."""

from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from folkmoot.api.bodies import MOST_BYTES_MACHINES, read_json, read_whole
from folkmoot.api.machines import bearer_of, count, machine
from folkmoot.api.moderations.categories import result_of
from folkmoot.api.moderations.errors import Refused, broken, refused_by
from folkmoot.api.moderations.requests import MODEL, read_request
from folkmoot.api.origins import shared
from folkmoot.core.errors import FolkmootError
from folkmoot.core.ids import new_id
from folkmoot.standards.engine import review
from folkmoot.standards.submission import Submission

log = structlog.get_logger(__name__)


@csrf_exempt
@shared
def moderations(request: HttpRequest) -> HttpResponse:
    """What the standards say of each text, in the interface's form; nothing is stored."""
    try:
        response: HttpResponse = JsonResponse(_answer(request))
    except Refused as refused:
        response = refused.response()
    except FolkmootError as error:
        response = refused_by(error).response()
    except Exception as error:
        log.exception("api.moderations_broken", path=request.path_info)
        response = broken(error).response()
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _answer(request: HttpRequest) -> dict[str, Any]:
    """One result a text. `?language=` is that of the texts, if not the publication's own."""
    if request.method != "POST":
        raise Refused(405, "This endpoint is called with POST.", reason="method_not_supported")
    client = machine(bearer_of(request))
    read_whole(request, most=MOST_BYTES_MACHINES)
    asked = read_request(read_json(request))
    count(client, texts=len(asked.texts))
    language = request.GET.get("language") or client.language
    in_force = client.standards()
    verdicts = (
        review(Submission(text, language), in_force.standards, earned=in_force.earned)
        for text in asked.texts
    )
    detectors = frozenset(use.name for _rule, use in in_force.standards.in_force())
    return {
        "id": f"modr-{new_id()}",
        "model": MODEL,
        "results": [result_of(verdict, detectors=detectors) for verdict in verdicts],
    }
