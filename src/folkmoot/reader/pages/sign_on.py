"""Signing on by a partner site: the site posts a token, the reader arrives, or accepts first.

The site's page posts from another origin, so the session's cookie does not come with it; the
token is spent there and then, and a ticket leads the browser to a page of ours (A12).
"""

from dataclasses import replace
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.sign_on import (
    Sent,
    accept_token,
    link_account,
    open_signed_account,
    propose_name,
)
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.accounts.errors import AddressNotAccepted, NameNotAllowed, NameTaken
from folkmoot.accounts.queries.sign_on import places_to_begin, site_by_id
from folkmoot.accounts.sign_on_errors import IdentityTaken, SignOnRefused, StaffSignOn
from folkmoot.accounts.sign_on_ticket import Ticket
from folkmoot.accounts.signing_on import (
    Arrival,
    arrival_of,
    drop_ticket,
    give_ticket,
    let_in,
    take_ticket,
    target_within,
)
from folkmoot.core.errors import FolkmootError, TooFast
from folkmoot.core.limits import check_limit, client_address
from folkmoot.reader.acceptance import acceptance
from folkmoot.reader.forms.sign_on import WelcomeForm
from folkmoot.reader.pages.login import arrive
from folkmoot.reader.way_back import target_of

FIELDS: dict[type[FolkmootError], str] = {
    AddressNotAccepted: "email",
    NameNotAllowed: "display_name",
    NameTaken: "display_name",
}
RATE = "30/m"


def refusing(view: Any) -> Any:
    """Answer what the door refuses with one page, and leave no ticket behind."""

    @wraps(view)
    def answered(request: HttpRequest) -> HttpResponse:
        try:
            answer: HttpResponse = view(request)
        except (SignOnRefused, StaffSignOn, IdentityTaken) as refusal:
            facts = {"words": refusal.message, "places": places_to_begin()}
            page = render(request, "reader/sign_on_refused.html", facts, status=403)
            return drop_ticket(page)
        except TooFast:
            return render(request, "429.html", status=429)
        return answer

    return answered


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def sign_on(request: HttpRequest) -> HttpResponse:
    """Where sites send their readers; without a token, the list of those sites."""
    if request.method != "POST":
        return render(request, "reader/sign_on.html", {"places": places_to_begin()})
    check_limit("sign-on", client_address(request), rate=RATE)
    sent = Sent(
        token=request.POST.get("token", ""),
        origin=request.headers.get("Origin", ""),
        site=request.POST.get("site", ""),
        target=request.POST.get("next", "")[:1000],
    )
    ticket = _with_safe_target(request, accept_token(sent))
    answer = HttpResponseRedirect(reverse("account_sign_on_welcome"))
    answer.status_code = 303
    return give_ticket(answer, ticket)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def welcome(request: HttpRequest) -> HttpResponse:
    """In, when the reader is known; else what members accept, once."""
    arrival = arrival_of(take_ticket(request))
    if arrival.account is not None:
        return _in(request, arrival.ticket, arrival.account)
    if request.method == "POST" and "connect" in request.POST:
        return _connected(request, arrival.ticket)
    return _accepting(request, arrival)


def _accepting(request: HttpRequest, arrival: Arrival) -> HttpResponse:
    accepted, site = acceptance(), site_by_id(arrival.ticket.site)
    if accepted is None:
        return render(request, "account/signup_closed.html", status=503)
    ticket = arrival.ticket
    is_proven = site.proves_emails and bool(ticket.email)
    name = "" if request.method == "POST" else _proposed(ticket)
    form = WelcomeForm(
        request.POST or None,
        acceptance=accepted,
        is_proven=is_proven,
        initial={"display_name": name, "email": ticket.email},
    )
    if form.is_valid():
        try:
            account = open_signed_account(ticket, form.application())
        except (AddressNotAccepted, NameNotAllowed, NameTaken) as refusal:
            form.add_error(FIELDS[type(refusal)], refusal.message)
        else:
            return _in(request, ticket, account)
    facts = {"form": form, "site": site, "given": ticket.name, "proposed": name}
    return render(request, "reader/sign_on_welcome.html", facts)


def _connected(request: HttpRequest, ticket: Ticket) -> HttpResponse:
    """Join the site's reader to the account that is logged in: its owner asks for it here."""
    account: Any = request.user
    if not account.is_authenticated:
        raise SignOnRefused("not-logged-in")
    demand_fresh_login(request)
    link_account(account, ticket)
    return _in(request, ticket, account)


def _in(request: HttpRequest, ticket: Ticket, account: Any) -> HttpResponse:
    answer = let_in(request, ticket, account)
    if request.user.is_authenticated:
        answer = arrive(request, ticket.target)
    return drop_ticket(answer)


def _proposed(ticket: Ticket) -> str:
    return propose_name(ticket.name, language=get_language() or "en") if ticket.name else ""


def _with_safe_target(request: HttpRequest, ticket: Ticket) -> Ticket:
    """Back to a page of ours, or of the site's own; nowhere else."""
    site = site_by_id(ticket.site)
    target = target_of(request) or target_within(ticket.target, site.origins)
    return replace(ticket, target=target)
