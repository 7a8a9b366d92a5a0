"""Somebody came through a network whom nobody here knows: have they an account, or not yet?"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from folkmoot.accounts.actions.identities import link_identity
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.accounts.network_signup_form import NetworkSignupForm
from folkmoot.core.errors import FolkmootError
from folkmoot.reader.kept_draft import read
from folkmoot.reader.kept_identity import forget, kept_identity, note_registered
from folkmoot.reader.pages.networks import failed, say_linked
from folkmoot.reader.pages.signup import SignupDoor
from folkmoot.reader.way_back import FRONT_PAGE, with_next


@never_cache
@require_safe
def question(request: HttpRequest) -> HttpResponse:
    """'Do you have an account here?' Yes leads over log-in to the link, no to registering."""
    found = kept_identity(request.session)
    if found is None:
        return _begin_again(request)
    if request.user.is_authenticated:
        return HttpResponseRedirect(reverse("account_network_link"))
    kept, network = found
    facts = {
        "network": network,
        "kept": kept,
        "yes": with_next(reverse("account_login"), reverse("account_network_link")),
        "no": with_next(reverse("account_network_signup"), kept.next),
        "has_kept_draft": read(request.session) is not None,
    }
    return render(request, "account/network_new.html", facts)


class NetworkSignupDoor(SignupDoor):
    """Opens an account for somebody who came through a network."""

    template_name = "account/network_signup.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for somebody who came through one, within the hour."""
        if kept_identity(request.session) is None:
            return _begin_again(request)
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> type[NetworkSignupForm]:
        """The form without a password."""
        return NetworkSignupForm

    def get_initial(self) -> dict[str, Any]:
        """What the network says fills the form in; it is the reader who sends it."""
        found = kept_identity(self.request.session)
        initial: dict[str, Any] = super().get_initial()
        if found is not None:
            initial = {"display_name": found[0].name[:40], "email": found[0].email} | initial
        return initial

    def form_valid(self, form: Any) -> HttpResponse:
        """Open the account; the link follows when the address is confirmed in this browser."""
        note_registered(self.request.session, form.cleaned_data["email"])
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The network's name, for the words on the page."""
        found = kept_identity(self.request.session)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"network": found[1] if found is not None else None}


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest) -> HttpResponse:
    """Both are proven: asks once whether they belong together, then links them."""
    account: Any = request.user
    found = kept_identity(request.session)
    if found is None:
        return HttpResponseRedirect(reverse("account_networks"))
    demand_fresh_login(request)
    kept, network = found
    if request.method != "POST":
        return render(request, "account/network_link.html", {"network": network, "kept": kept})
    forget(request.session)
    if request.POST.get("act") == "no":
        messages.info(request, gettext("Nothing was linked."))
        return HttpResponseRedirect(kept.next or FRONT_PAGE)
    try:
        link_identity(account, kept.identity)
    except FolkmootError as refusal:
        return failed(request, refusal, kept.next)
    say_linked(request, network)
    return HttpResponseRedirect(kept.next or FRONT_PAGE)


def _begin_again(request: HttpRequest) -> HttpResponse:
    words = gettext("That took longer than an hour. Nothing was changed: please begin once more.")
    messages.info(request, words)
    return HttpResponseRedirect(reverse("account_login"))


signup = NetworkSignupDoor.as_view()
