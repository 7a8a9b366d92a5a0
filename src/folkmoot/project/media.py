"""Pictures of the newsroom and of members, for servers without a proxy that serves them."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve

from folkmoot.accounts.avatar_files import FOLDER

SUFFIXES = (".avif", ".jpeg", ".jpg", ".png", ".webp")
A_DAY = "public, max-age=86400"
FOR_EVER = "public, max-age=31536000, immutable"
ALONE = "default-src 'none'; sandbox"


@require_safe
def media(request: HttpRequest, name: str) -> HttpResponseBase:
    """One picture; nothing but pictures, whatever else may lie in the folder.

    Opened on its own it is shut in: it may load nothing and run nothing, and no browser guesses
    that it is something else. An avatar's name is never used again, so it is kept for ever.

    A proxy in front may answer for the folder instead; docs/howto/run-in-production.md says how.
    """
    if not name.lower().endswith(SUFFIXES):
        raise Http404
    response = serve(request, name, document_root=str(settings.MEDIA_ROOT))
    response.headers["Cache-Control"] = FOR_EVER if name.startswith(f"{FOLDER}/") else A_DAY
    response.headers["Content-Security-Policy"] = ALONE
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
