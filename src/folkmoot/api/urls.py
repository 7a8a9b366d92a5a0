"""The addresses under /api/."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from folkmoot.api.app import api
from folkmoot.api.errors import answer_error
from folkmoot.api.routes.inbound_mail import inbound_mail
from folkmoot.core.errors import NotFound


@csrf_exempt
def unknown(_request: HttpRequest, rest: str) -> HttpResponse:  # noqa: ARG001
    """Whatever else is asked for: the same form of refusal as everywhere in the API."""
    return answer_error(NotFound())


urlpatterns = [
    path("v1/", api.urls),
    path("inbound-mail/", inbound_mail, name="inbound_mail"),
    path("<path:rest>", unknown),
]
