"""How a member is told of what: by kind in the inbox, by mail, on browsers; and mails ended."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.accounts.errors import LinkNotValid
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.follows import set_follows_own_threads
from folkmoot.discussion.queries.follows import follows_own_threads
from folkmoot.notifications.actions.browsers import forget_all_browsers
from folkmoot.notifications.actions.preferences import choose_all, switch_mails_off
from folkmoot.notifications.kinds import KINDS, switchable_kinds
from folkmoot.notifications.queries.preferences import Choice, preferences
from folkmoot.notifications.queries.push import push_offer
from folkmoot.notifications.rhythm import Rhythm
from folkmoot.notifications.unsubscribing import read_unsubscribe
from folkmoot.reader.asking import MemberRequest
from folkmoot.reader.link_page import link_not_valid


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choices(request: MemberRequest) -> HttpResponse:
    """The table of kinds and ways, kept as a whole."""
    if request.method == "POST":
        try:
            choose_all(request.user, _chosen(request.POST))
        except FolkmootError as refusal:
            messages.error(request, refusal.message)
            return redirect("account_notifications")
        set_follows_own_threads(request.user, is_wanted="follows_own" in request.POST)
        messages.success(request, _("Your choice is kept."))
        return redirect("account_notifications")
    facts = {
        "kinds": preferences(request.user),
        "rhythms": Rhythm.choices,
        "push": push_offer(request.user),
        "token": get_token(request),
        "follows_own": follows_own_threads(request.user),
    }
    return render(request, "reader/notifications.html", facts)


@login_required
@require_POST
def forget_browsers(request: MemberRequest) -> HttpResponse:
    """Tell no browser any more; each can be allowed again."""
    forget_all_browsers(request.user)
    messages.success(request, _("No browser is told any more."))
    return redirect("account_notifications")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, secret: str) -> HttpResponse:
    """End the mails that the link names: asked on a page, done by a press (RFC 8058).

    Mail programs press for their readers, without a cookie; the signature in the address is
    the proof that is asked for instead of a token.
    """
    try:
        account, names = read_unsubscribe(secret)
    except LinkNotValid:
        return link_not_valid(request)
    is_done = request.method == "POST"
    if is_done:
        switch_mails_off(account, names)
    labels = [KINDS[name].label for name in names if name in KINDS]
    facts = {"labels": labels, "is_done": is_done}
    return render(request, "reader/unsubscribe.html", facts)


def _chosen(posted: QueryDict) -> dict[str, Choice]:
    """What the form says of each kind; a kind that it leaves out stays as it is."""
    return {
        kind.name: Choice(
            mail=str(posted[f"mail-{kind.name}"]),
            is_shown=f"shown-{kind.name}" in posted,
            is_pushed=f"pushed-{kind.name}" in posted,
        )
        for kind in switchable_kinds()
        if f"mail-{kind.name}" in posted
    }
