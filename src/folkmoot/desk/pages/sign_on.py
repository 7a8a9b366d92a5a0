"""The sites that sign their readers on: named, keyed, and their safeguards (A12)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.accounts.actions.sign_on_keys import (
    add_site,
    make_key,
    replace_key,
    restore_safeguard,
    revoke_key,
    waive,
)
from folkmoot.accounts.queries.sign_on import key_site, keys_of, sign_on_sites, site_by_id
from folkmoot.accounts.roles import Permission
from folkmoot.accounts.sign_on_errors import SignOnKeyNotValid, SignOnSiteUnknown
from folkmoot.accounts.sign_on_waivers import CORAL, EMAILS, WAIVERS
from folkmoot.core.addresses import own_address
from folkmoot.core.conf import conf
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.sign_on import KeyForm, SiteForm, WaiverForm
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import put_into, status_of
from folkmoot.discussion.queries.publications import main_publication


@page(Permission.MANAGE_SIGN_ON)
@require_http_methods(["GET", "HEAD", "POST"])
def sites(request: DeskRequest) -> HttpResponse:
    """Every site, and a form for a new one."""
    form, publication = SiteForm(request.POST or None), main_publication()
    if form.is_valid():
        try:
            made = add_site(request.user, form.facts(publication.key if publication else ""))
        except FolkmootError as refusal:
            put_into(form, refusal)
        else:
            words = _("The site is named. Give it a key, and it can sign readers on.")
            messages.success(request, words)
            return _to_site(made.public_id)
    facts = {"form": form, "sites": sign_on_sites()}
    return render(request, "desk/sign_on.html", facts, status=400 if form.errors else 200)


@page(Permission.MANAGE_SIGN_ON)
@require_http_methods(["GET", "HEAD"])
def site(request: DeskRequest, site_id: str) -> HttpResponse:
    """One site: its keys, what an integrator must know, its safeguards."""
    return _page(request, site_id)


@page(Permission.MANAGE_SIGN_ON)
@require_POST
def new_key(request: DeskRequest, site_id: str) -> HttpResponse:
    """A new key; the secret of a shared one is on this answer alone."""
    form = KeyForm(request.POST)
    found = _site(site_id)
    return _made(request, form, lambda key: make_key(request.user, found, key), found.public_id)


@page(Permission.MANAGE_SIGN_ON)
@require_POST
def replace(request: DeskRequest, key_id: str) -> HttpResponse:
    """A new key beside the old one, which ends after the overlap."""
    site_id = _site_of(key_id)
    form = KeyForm(request.POST)
    return _made(request, form, lambda key: replace_key(request.user, key_id, key), site_id)


@page(Permission.MANAGE_SIGN_ON)
@require_POST
def revoke(request: DeskRequest, key_id: str) -> HttpResponse:
    """End a key and the sessions it opened, at once."""
    site_id = _site_of(key_id)
    try:
        ended = revoke_key(request.user, key_id)
    except FolkmootError as refusal:
        messages.error(request, str(refusal.message))
    else:
        words = ngettext(
            "Revoked. %(number)s session that it had opened is ended.",
            "Revoked. %(number)s sessions that it had opened are ended.",
            ended,
        )
        messages.success(request, words % {"number": ended})
    return _to_site(site_id)


@page(Permission.MANAGE_SIGN_ON)
@require_POST
def waiver(request: DeskRequest, site_id: str, what: str) -> HttpResponse:
    """Leave a safeguard out, every sentence ticked; or ask for it again."""
    if what not in WAIVERS:
        raise Http404
    found = _site(site_id)
    if "restore" in request.POST:
        restore_safeguard(request.user, found, what=what)
        messages.success(request, _("The safeguard is back in force."))
        return _to_site(site_id)
    form = WaiverForm(request.POST, what=what)
    form.is_valid()
    try:
        waive(request.user, found, what=what, ticked=form.ticked())
    except FolkmootError as refusal:
        put_into(form, refusal)
        return _page(request, site_id, status=status_of(refusal), **{f"{what}_form": form})
    messages.success(request, _("Done, and noted with your name in the log."))
    return _to_site(site_id)


def _made(request: DeskRequest, form: KeyForm, make: Any, site_id: str) -> HttpResponse:
    form.is_valid()
    try:
        made = make(form.cleaned_data.get("public_key", ""))
    except FolkmootError as refusal:
        field = "public_key" if refusal.code == SignOnKeyNotValid.code else None
        form.add_error(field, str(refusal.message))
        return _page(request, site_id, status=status_of(refusal), key_form=form)
    return _page(request, site_id, made=made)


def _page(request: DeskRequest, site_id: str, *, status: int = 200, **more: Any) -> HttpResponse:
    found = _site(site_id)
    facts: dict[str, Any] = {
        "site": found,
        "keys": keys_of(found),
        "key_form": KeyForm(),
        "emails_form": WaiverForm(what=EMAILS),
        "coral_form": WaiverForm(what=CORAL),
        "audience": own_address("/").rstrip("/"),
        "address": own_address(reverse("account_sign_on")),
        "overlap": conf.sign_on_overlap_hours,
    }
    return render(request, "desk/sign_on_site.html", facts | more, status=status)


def _site(site_id: str) -> Any:
    try:
        return site_by_id(site_id)
    except SignOnSiteUnknown as refusal:
        raise Http404 from refusal


def _site_of(key_id: str) -> str:
    try:
        return key_site(key_id)
    except FolkmootError as refusal:
        raise Http404 from refusal


def _to_site(site_id: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("desk:sign_on_site", args=[site_id]))
