"""Badges: who is an author, who a verified expert (B12)."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.badges import BylineForm, ExpertForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import put_into, status_of
from folkmoot.discussion.actions.badges import (
    end_expertise,
    give_expertise,
    link_author,
    unlink_author,
)
from folkmoot.discussion.queries.badge_lists import badges_of
from folkmoot.discussion.queries.publications import main_publication
from folkmoot.discussion.queries.story_desk import changes_of

if TYPE_CHECKING:
    from django import forms

    from folkmoot.discussion.models import Publication

ENDINGS = {"unlink": unlink_author, "end": end_expertise}


@page(Permission.RUN_STORIES)
@require_http_methods(["GET", "HEAD", "POST"])
def badges(request: DeskRequest) -> HttpResponse:
    """Who has which badge, and two forms to give one."""
    publication = main_publication()
    if publication is None:
        return render(request, "desk/badges.html", {"publication": None})
    act = request.POST.get("act", "")
    byline = BylineForm(request.POST if act == "author" else None, prefix="author")
    expert = ExpertForm(request.POST if act == "expert" else None, prefix="expert")
    status = 400 if request.method == "POST" else 200
    form = {"author": byline, "expert": expert}.get(act)
    if act in ENDINGS or (form is not None and form.is_valid()):
        try:
            _act(request, publication, form)
        except FolkmootError as refusal:
            if form is not None:
                put_into(form, refusal)
            status = status_of(refusal)
        else:
            messages.success(request, _("Kept. Readers see it within seconds."))
            return redirect("desk:badges")
    facts = {
        "publication": publication,
        "lists": badges_of(request.user, publication),
        "changes": changes_of(request.user, "byline", "expertise"),
        "byline": byline,
        "expert": expert,
    }
    return render(request, "desk/badges.html", facts, status=status)


def _act(request: DeskRequest, publication: "Publication", form: "forms.Form | None") -> None:
    """Give the badge of the form, or take the one back whose button was pressed."""
    if form is None:
        account = request.POST.get("account", "")
        ENDINGS[request.POST["act"]](request.user, publication, account)
    elif isinstance(form, BylineForm):
        link_author(request.user, publication, **form.cleaned_data)
    else:
        given = form.cleaned_data
        give_expertise(
            request.user,
            publication,
            name=given["name"],
            field=given["field"],
            ends_at=given["at"],
        )
