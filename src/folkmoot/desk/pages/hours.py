"""The hours in which each edition takes comments (D12)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.hours import HoursForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import put_into, status_of
from folkmoot.discussion.actions.commenting_hours import set_hours
from folkmoot.discussion.queries.publications import editions_of, main_publication


@page(Permission.MANAGE_DISCUSSION)
@require_http_methods(["GET", "HEAD", "POST"])
def hours(request: DeskRequest) -> HttpResponse:
    """A form for each edition; each is kept by its own button."""
    publication = main_publication()
    editions = editions_of(publication) if publication else ()
    asked = request.POST.get("edition", "")
    weeks = [
        (
            each,
            HoursForm(request.POST if each.key == asked else None, key=each.key, week=each.hours),
        )
        for each in editions
    ]
    status = 400 if request.method == "POST" else 200
    for edition, form in weeks:
        if edition.key != asked or not form.is_valid():
            continue
        try:
            set_hours(request.user, edition, form.week)
        except FolkmootError as refusal:
            put_into(form, refusal)
            status = status_of(refusal)
        else:
            messages.success(request, _("Kept. Readers see it within seconds."))
            return redirect("desk:hours")
    return render(request, "desk/hours.html", {"weeks": weeks}, status=status)
