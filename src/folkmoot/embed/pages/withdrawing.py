"""Taking an own comment back without the component (B14)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.access import Member, is_author, member_of
from folkmoot.embed.pages.reporting import known_comment
from folkmoot.moderation.actions.withdrawals import (
    UNDO_SECONDS,
    undo_withdrawal,
    withdraw_comment,
)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, comment_id: str) -> HttpResponse:
    """One question; after the answer a button that takes it back for some seconds."""
    comment = known_comment(request, comment_id)
    facts = {"comment": comment, "seconds": UNDO_SECONDS, "is_done": False, "refusal": ""}
    if request.method == "POST":
        try:
            withdraw_comment(_member(request), comment)
        except FolkmootError as refusal:
            facts["refusal"] = refusal.message
        else:
            facts["is_done"] = True
    elif not is_author(request.user, comment):
        return redirect("embed:acts", comment_id)
    status = 409 if facts["refusal"] else 200
    return render(request, "embed/withdraw_page.html", facts, status=status)


@login_required
@never_cache
@require_POST
def undo(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Have it back as it stood."""
    comment = known_comment(request, comment_id)
    try:
        undo_withdrawal(_member(request), comment)
    except FolkmootError as refusal:
        facts = {"comment": comment, "refusal": refusal.message}
        return render(request, "embed/withdraw_page.html", facts, status=409)
    return redirect("embed:permalink", comment_id)


def _member(request: HttpRequest) -> Member:
    account = member_of(request.user)
    assert account is not None
    return account
