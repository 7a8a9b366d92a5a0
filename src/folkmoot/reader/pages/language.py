"""The choice of a language in the footer: kept in the account, or in a cookie without one."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from folkmoot.accounts.actions.profiles import change_language, fit_language
from folkmoot.accounts.errors import LanguageUnknown
from folkmoot.reader.way_back import FRONT_PAGE, target_of


@csrf_exempt
@never_cache
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Keep the choice and go back to the page it was made on.

    The form stands on pages that set no cookie, so it carries no token: where the browser
    says the form was sent from decides instead, and every browser says it.
    """
    if not _is_from_here(request):
        raise PermissionDenied
    response = HttpResponseRedirect(target_of(request) or FRONT_PAGE)
    account: Any = request.user
    try:
        language = fit_language(request.POST.get("language", ""))
    except LanguageUnknown as refusal:
        raise Http404(refusal.message) from refusal
    if account.is_authenticated:
        change_language(account, language)
    else:
        _keep(response, language)
    return response


def _is_from_here(request: HttpRequest) -> bool:
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


def _keep(response: HttpResponse, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
