"""Through a network and back: to log in, to link, or to show once more that it is oneself (A2)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from folkmoot.accounts.actions.identities import link_identity, note_use
from folkmoot.accounts.allauth_adapter import is_login_fresh
from folkmoot.accounts.network_errors import (
    NetworkAnswerRefused,
    NetworkCancelled,
    NetworkTooLate,
    NetworkUnknown,
    NetworkUnreachable,
    OtherPerson,
)
from folkmoot.accounts.networks import Network, network_by_slug
from folkmoot.accounts.queries.identities import owner_of
from folkmoot.accounts.social_adapter import (
    AGAIN,
    LINK,
    LOG_IN,
    Arrival,
    come_back,
    leave_for,
    log_in_through,
    note_fresh_login,
)
from folkmoot.core.errors import FolkmootError, TooFast
from folkmoot.core.limits import check_limit, client_address
from folkmoot.reader.kept_draft import read
from folkmoot.reader.kept_identity import keep
from folkmoot.reader.pages.login import arrive
from folkmoot.reader.way_back import FRONT_PAGE, target_of, with_next

RATE = "30/m"
STATUS: dict[type[FolkmootError], int] = {
    NetworkCancelled: 409,
    NetworkUnknown: 404,
    NetworkTooLate: 400,
    NetworkAnswerRefused: 400,
    NetworkUnreachable: 503,
    OtherPerson: 403,
    TooFast: 429,
}


@never_cache
@require_POST
def leave(request: HttpRequest, slug: str) -> HttpResponse:
    """A press on a network's button: the first moment at which anything of it is contacted.

    The answer is a page of ours that goes on by itself, not a redirect: a form may lead to our
    own site only (CSP), and which hosts a provider hands its people on to nobody can list.
    """
    network, target = network_by_slug(slug), target_of(request)
    if network is None:
        return failed(request, NetworkUnknown())
    purpose = request.POST.get("for", LOG_IN)
    is_here = request.user.is_authenticated
    if purpose not in {LINK, AGAIN}:
        purpose = LOG_IN
        if is_here:
            return HttpResponseRedirect(target or FRONT_PAGE)
    elif not is_here:
        return HttpResponseRedirect(with_next(reverse("account_login"), target))
    if purpose == LINK and not is_login_fresh(request):
        return HttpResponseRedirect(reverse("account_networks"))
    try:
        check_limit("network", client_address(request), rate=RATE)
        address = leave_for(request, network, purpose=purpose, next_path=target)
    except FolkmootError as refusal:
        return failed(request, refusal, target)
    return render(request, "account/network_leaving.html", {"network": network, "to": address})


@never_cache
@require_GET
def come(request: HttpRequest, slug: str) -> HttpResponse:
    """Back from a network, with its word on who it was."""
    network = network_by_slug(slug)
    if network is None:
        return failed(request, NetworkUnknown())
    try:
        arrival = come_back(request, network)
        return PURPOSES[arrival.purpose](request, arrival)
    except FolkmootError as refusal:
        return failed(request, refusal)


def failed(request: HttpRequest, refusal: FolkmootError, target: str = "") -> HttpResponse:
    """What went wrong and where to go on; what the reader wrote is still kept."""
    has_draft = read(request.session) is not None
    facts = {"words": refusal.message, "next": target, "has_kept_draft": has_draft}
    status = STATUS.get(type(refusal), 409)
    return render(request, "account/network_failed.html", facts, status=status)


def _log_in(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    owner = owner_of(arrival.identity)
    if owner is None:
        keep(request.session, arrival.network, arrival.identity, next_path=arrival.next)
        return HttpResponseRedirect(reverse("account_network_new"))
    note_use(arrival.identity)
    answer = log_in_through(request, owner, arrival.identity, next_path=arrival.next)
    return arrive(request, arrival.next) if request.user.is_authenticated else answer


def _link(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    if not is_login_fresh(request):
        keep(request.session, arrival.network, arrival.identity, next_path=arrival.next)
        return HttpResponseRedirect(reverse("account_network_link"))
    account: Any = request.user
    link_identity(account, arrival.identity)
    say_linked(request, arrival.network)
    return HttpResponseRedirect(arrival.next or reverse("account_networks"))


def _again(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    owner = owner_of(arrival.identity)
    if owner is None or owner.pk != request.user.pk:
        raise OtherPerson
    note_fresh_login(request, arrival.identity)
    return HttpResponseRedirect(arrival.next or reverse("account_home"))


def say_linked(request: HttpRequest, network: Network) -> None:
    """The line that the next page shows."""
    words = gettext("From now on you can log in with %(network)s.")
    messages.success(request, words % {"network": network.title})


PURPOSES: dict[str, Callable[[HttpRequest, Arrival], HttpResponse]] = {
    LOG_IN: _log_in,
    LINK: _link,
    AGAIN: _again,
}
