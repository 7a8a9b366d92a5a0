"""A member's account: what is held of it at a glance, and what can be changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.actions.profiles import change_language_and_zone
from folkmoot.accounts.queries.consents import consents_of
from folkmoot.accounts.queries.email_changes import waiting_change
from folkmoot.accounts.queries.profiles import email_is_confirmed, known_languages
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.authors import rename_author
from folkmoot.reader.forms.profiles import NameForm, PlaceForm


@never_cache
@login_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everything about the account on one page, with the ways from there."""
    account: Any = request.user
    facts = {
        "account": account,
        "is_confirmed": email_is_confirmed(account),
        "waiting": waiting_change(account),
        "language_name": dict(known_languages()).get(account.language, account.language),
        "consents": consents_of(account),
    }
    return render(request, "reader/account.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Two forms on one page: the name, and language with time zone."""
    account: Any = request.user
    which = request.POST.get("form", "") if request.method == "POST" else ""
    name = NameForm(
        request.POST if which == "name" else None, initial={"display_name": account.display_name}
    )
    place = PlaceForm(
        request.POST if which == "place" else None,
        initial={"language": account.language, "time_zone": account.time_zone},
    )
    if which == "name" and name.is_valid() and _renamed(request, name):
        return _saved(request, gettext("Your name is changed. It shows beside your comments."))
    if which == "place" and place.is_valid() and _placed(request, place):
        return _saved(request, gettext("Language and time zone are changed."))
    return render(request, "reader/profile.html", {"name_form": name, "place_form": place})


def _renamed(request: HttpRequest, form: NameForm) -> bool:
    account: Any = request.user
    try:
        rename_author(account, form.cleaned_data["display_name"])
    except FolkmootError as refusal:
        form.refuse("display_name", refusal)
        return False
    return True


def _placed(request: HttpRequest, form: PlaceForm) -> bool:
    account: Any = request.user
    try:
        change_language_and_zone(account, **form.cleaned_data)
    except FolkmootError as refusal:
        form.refuse(None, refusal)
        return False
    return True


def _saved(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("account_profile"))
