"""Middleware: which language a page speaks (A11).

The paper's own pages speak the edition's language, whoever reads them, and so do the bytes of
a discussion: one page for all, that any cache may keep. A reader's own pages speak the
language of the account (`folkmoot.accounts.presence`), else the one that was chosen in the
footer, else the one the browser asks for, else the edition's.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from folkmoot.accounts.presence import SAME_FOR_ALL
from folkmoot.project.frame import edition_language, is_of_the_paper

NextHandler = Callable[[HttpRequest], HttpResponse]


class LanguageMiddleware:
    """Activates the language of each request; the discussion's views activate the story's."""

    def __init__(self, get_response: NextHandler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language, and say what the answer depends on."""
        translation.activate(spoken_to(request))
        response = self.get_response(request)
        if not _is_same_for_all(request, response):
            patch_vary_headers(response, ("Accept-Language", "Cookie"))
        response.headers.setdefault("Content-Language", translation.get_language() or "en")
        return response

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """The paper's own pages: in the edition's language after all."""
        if is_of_the_paper(request):
            translation.activate(edition_language(request))


def spoken_to(request: HttpRequest) -> str:
    """The language for somebody of whom only the request is known."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    header = request.headers.get("Accept-Language", "")
    accepted = (code for code, weight in parse_accept_lang_header(header) if weight > 0)
    for wish in (chosen, *accepted):
        try:
            return get_supported_language_variant(wish)
        except LookupError:
            continue
    if request.path_info.startswith(SAME_FOR_ALL):
        return str(settings.LANGUAGE_CODE)
    return edition_language(request)


def _is_same_for_all(request: HttpRequest, response: HttpResponse) -> bool:
    """True where the language of the reader decides nothing; data for everybody says so itself."""
    if response.get("Cache-Control", "").startswith("public"):
        return True
    return is_of_the_paper(request) or request.path_info.startswith("/discussion/")
