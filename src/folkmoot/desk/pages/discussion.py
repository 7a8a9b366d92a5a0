"""How discussions behave: the publisher's page (B4, B5)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.roles import Permission
from folkmoot.desk.forms.discussion import WaysForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.discussion.actions.publications import Ways, set_ways
from folkmoot.discussion.queries.publications import main_publication


@page(Permission.MANAGE_DISCUSSION)
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: DeskRequest) -> HttpResponse:
    """One form for what holds under every story."""
    publication = main_publication()
    if publication is None:
        return render(request, "desk/discussion.html", {"publication": None})
    now = {
        "has_reactions": publication.has_reactions,
        "reaction_word": publication.reaction_word,
        "edit_minutes": publication.edit_minutes,
        "close_after_days": publication.close_after_days,
    }
    form = WaysForm(request.POST if request.method == "POST" else None, initial=now)
    if form.is_valid():
        set_ways(request.user, publication, Ways(**form.cleaned_data))
        messages.success(request, _("Kept. Readers see it within seconds."))
        return HttpResponseRedirect(reverse("desk:discussion"))
    status = 400 if request.method == "POST" else 200
    facts = {"publication": publication, "form": form}
    return render(request, "desk/discussion.html", facts, status=status)
