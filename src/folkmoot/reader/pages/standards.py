"""The Community Standards, made from the document that the engine enforces (C21)."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, get_language_info
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from folkmoot.discussion.queries.publications import main_publication
from folkmoot.moderation.queries.standards import adopted_versions, standards_in_force
from folkmoot.standards.document import Standards

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the document: its code, its own name, and which way it runs."""

    code: str
    name: str
    direction: str


@require_safe
def community_standards(request: HttpRequest) -> HttpResponse:
    """The standards in force, in the reader's language as far as the document speaks it.

    `?language=de` asks for another of the document's languages by a plain link. Without it a
    member's own language counts, then the browser's wishes: the document may speak languages
    in which the pages around it are not translated.
    """
    publication = main_publication()
    in_force = standards_in_force(publication) if publication else None
    if publication is None or in_force is None:
        raise Http404
    public = in_force.standards.public(_wished(request, in_force.standards))
    facts = {
        "publication": publication,
        "standards": public,
        "adopted_at": in_force.adopted_at,
        "versions": adopted_versions(publication),
        "spoken": language_of(public.language),
        "languages": tuple(map(language_of, in_force.standards.languages)),
        "parts": [(name, part) for name, part in public.sections.items() if part.points],
    }
    return render(request, "reader/standards.html", facts)


def _wished(request: HttpRequest, standards: Standards) -> str:
    """The first wish that the document can fulfil."""
    asked = request.GET.get("language")
    wishes = [asked] if asked else []
    if request.user.is_authenticated:
        wishes.append(request.user.language)
    header = request.headers.get("Accept-Language", "")
    wishes += [code for code, weight in parse_accept_lang_header(header) if weight > 0]
    wishes.append(get_language() or "en")
    bases = {wish.partition("-")[0] for wish in standards.languages}
    fulfilled = (wish for wish in wishes if wish.partition("-")[0] in bases)
    return standards.spoken(next(fulfilled, wishes[-1]))


def language_of(code: str) -> Language:
    """A language by its code; one that has no name here is called by its code."""
    direction = "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    try:
        return Language(code, str(get_language_info(code)["name_local"]), direction)
    except KeyError:
        return Language(code, code, direction)
