"""A letter to the moderators that came by mail: its owner reads it once more and files it (A9)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.errors import LinkNotValid
from folkmoot.core.errors import FolkmootError
from folkmoot.moderation.actions.inbound_letters import file_mailed_letter
from folkmoot.moderation.queries.inbound_letters import mailed_letter
from folkmoot.reader.link_page import link_not_valid


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mailed(request: HttpRequest, secret: str) -> HttpResponse:
    """Opening the link changes nothing; the button files the letter and uses the link up."""
    letter = mailed_letter(secret)
    if letter is None:
        return link_not_valid(request)
    facts: dict[str, object] = {"letter": letter}
    if request.method == "POST":
        try:
            filed = file_mailed_letter(secret, decision_id=request.POST.get("decision", ""))
        except LinkNotValid:
            return link_not_valid(request)
        except FolkmootError as refusal:
            facts["refusal"] = refusal.message
        else:
            return render(request, "reader/appeal_received.html", {"number": filed.public_id})
    status = 400 if "refusal" in facts else 200
    return render(request, "reader/mailed_letter.html", facts, status=status)
