"""Pictures of the newsroom, for servers without a proxy that serves them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

SUFFIXES = (".avif", ".jpeg", ".jpg", ".png", ".webp")
A_DAY = "public, max-age=86400"


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """One picture; nothing but pictures, whatever else may lie in the folder.

    A proxy in front may answer for the folder instead; docs/howto/run-in-production.md says how.
    """
    if not name.lower().endswith(SUFFIXES):
        raise Http404
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    response.headers["Cache-Control"] = A_DAY
    return response
