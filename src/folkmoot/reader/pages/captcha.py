"""The task of a captcha, fetched by the form's script when the visitor begins to type."""

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.accounts.captcha import ACTIONS, new_task
from folkmoot.reader.visitor import visitor_of


@never_cache
@require_safe
def task(request: HttpRequest, action: str) -> JsonResponse:
    """A fresh task for one form and this visitor."""
    if action not in ACTIONS:
        raise Http404
    return JsonResponse(new_task(action, visitor=visitor_of(request)))
