"""Where else stories are discussed: naming places, and looking after what comes from them."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.elsewhere import PlaceForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.discussion.elsewhere_errors import ElsewhereUnknown
from folkmoot.discussion.errors import CursorNotValid
from folkmoot.discussion.queries.elsewhere import (
    echoes_at,
    is_fediverse,
    place_by_id,
    recent_places,
)
from folkmoot.discussion.queries.stories import story_anyhow
from folkmoot.moderation.actions.elsewhere import decide_echo, drop_place, look_again, name_place

if TYPE_CHECKING:
    from folkmoot.discussion.models import Elsewhere


@page(Permission.RUN_STORIES)
@require_http_methods(["GET", "HEAD", "POST"])
def places(request: DeskRequest) -> HttpResponse:
    """The places named last, and the form for another."""
    form = PlaceForm(request.POST if request.method == "POST" else None)
    status = 400 if request.method == "POST" else 200
    if form.is_valid():
        try:
            story = story_anyhow(form.cleaned_data["story"])
            named = name_place(request.user, story, **form.facts())
        except FolkmootError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Named. Readers find it below the discussion."))
            return redirect("desk:place", named.public_id)
    facts = {"form": form, "places": recent_places()}
    return render(request, "desk/elsewhere.html", facts, status=status)


@page(Permission.RUN_STORIES)
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: DeskRequest, place_id: str) -> HttpResponse:
    """One place with every reply from there, and what can be done with each."""
    try:
        if request.method == "POST":
            return _act(request, place_id)
        found = place_by_id(place_id)
        echoes = echoes_at(found, after=request.GET.get("after", ""))
    except (ElsewhereUnknown, CursorNotValid) as refusal:
        raise Http404(refusal.message) from refusal
    facts = {
        "place": found,
        "page": echoes,
        "is_fediverse": is_fediverse(found),
        "trouble": _trouble(found),
    }
    return render(request, "desk/place.html", facts)


def _act(request: DeskRequest, place_id: str) -> HttpResponse:
    act = request.POST.get("act", "")
    if act == "drop":
        drop_place(request.user, place_id)
        messages.success(request, _("Taken off the story, with its replies."))
        return redirect("desk:elsewhere")
    if act == "look":
        look_again(request.user, place_id)
        messages.success(request, _("It is looked at again now."))
    else:
        decide_echo(request.user, place_id, request.POST.get("echo", ""), act=act)
        messages.success(request, _("Done. Readers see it at once."))
    return redirect("desk:place", place_id)


def _trouble(found: "Elsewhere") -> str:
    """Why the last look brought nothing, in words."""
    words = {
        "gone": _("It is gone there, so its replies are gone here, too."),
        "signed": _("The server there answers only servers that it knows."),
        "unreachable": _("The server there did not answer as servers of the fediverse do."),
    }
    return words.get(found.trouble, "")
