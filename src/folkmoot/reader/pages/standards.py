"""The Community Standards, made from the document that the engine enforces (C21)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from folkmoot.discussion.queries.publications import main_publication
from folkmoot.moderation.queries.standards import adopted_versions, standards_in_force


@require_safe
def community_standards(request: HttpRequest) -> HttpResponse:
    """The standards in force, in the reader's language as far as the document speaks it.

    `?language=de` asks for another of the document's languages by a plain link.
    """
    publication = main_publication()
    in_force = standards_in_force(publication) if publication else None
    if publication is None or in_force is None:
        raise Http404
    wished = request.GET.get("language") or get_language() or "en"
    public = in_force.standards.public(in_force.standards.spoken(wished))
    facts = {
        "publication": publication,
        "standards": public,
        "adopted_at": in_force.adopted_at,
        "versions": adopted_versions(publication),
        "languages": in_force.standards.languages,
        "parts": [(name, part) for name, part in public.sections.items() if part.points],
    }
    return render(request, "reader/standards.html", facts)
