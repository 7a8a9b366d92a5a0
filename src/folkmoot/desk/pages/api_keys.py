"""The keys by which machines ask the standards: made, shown, revoked (C25)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.api_keys import ApiKeyForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import put_into, status_of
from folkmoot.discussion.queries.publications import main_publication
from folkmoot.moderation.actions.api_keys import MadeKey, make_api_key, revoke_api_key
from folkmoot.moderation.errors import ApiKeyUnknown
from folkmoot.moderation.queries.api_keys import api_keys


@page(Permission.MANAGE_API_KEYS)
@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: DeskRequest) -> HttpResponse:
    """Every key, and a form for a new one. Its secret is on the answer to the form alone."""
    form = ApiKeyForm(request.POST or None)
    made, status = None, 200
    if form.is_valid():
        made, status = _made(request, form)
    elif request.method == "POST":
        status = 400
    publication = main_publication()
    facts = {
        "form": ApiKeyForm() if made else form,
        "made": made,
        "publication": publication,
        "keys": api_keys(publication) if publication else (),
    }
    return render(request, "desk/api_keys.html", facts, status=status)


@page(Permission.MANAGE_API_KEYS)
@require_POST
def revoke(request: DeskRequest, key_id: str) -> HttpResponse:
    """End a key for good."""
    try:
        revoke_api_key(request.user, key_id)
    except ApiKeyUnknown as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Revoked. The servers refuse it within ten seconds."))
    return HttpResponseRedirect(reverse("desk:api_keys"))


def _made(request: DeskRequest, form: ApiKeyForm) -> tuple[MadeKey | None, int]:
    publication = main_publication()
    if publication is None:
        form.add_error(None, _("There is no publication yet whose standards could be asked."))
        return None, 400
    try:
        return make_api_key(request.user, publication, name=form.cleaned_data["name"]), 200
    except FolkmootError as refusal:
        put_into(form, refusal)
        return None, status_of(refusal)
