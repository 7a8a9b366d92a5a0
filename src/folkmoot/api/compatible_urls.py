"""The addresses that other systems' clients ask: at the root of the site, and under a prefix.

At the root, so that a client whose path is built in needs another host only; under
`/compatible/`, where something else stands at the root.
"""

from django.urls import URLPattern, path

from folkmoot.api.moderations.routes import moderations
from folkmoot.api.perspective.routes import DISCOVERY, analyze, discovery, suggestscore

PREFIX = "compatible/"


def _under(prefix: str) -> list[URLPattern]:
    return [
        path(f"{prefix}v1alpha1/comments:analyze", analyze),
        path(f"{prefix}v1alpha1/comments:suggestscore", suggestscore),
        path(f"{prefix}{DISCOVERY}", discovery),
        path(f"{prefix}v1/moderations", moderations),
    ]


urlpatterns = [*_under(""), *_under(PREFIX)]
