"""The newsroom picks a comment, or takes the pick back (B12)."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.access import member_of
from folkmoot.discussion.actions.featuring import REASON_LENGTH, feature, unfeature
from folkmoot.embed.pages.reporting import known_comment


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feature_page(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The reason that readers will see, and the button; for others there is no such page."""
    account = member_of(request.user)
    if account is None or not has_permission(account, Permission.RUN_STORIES):
        raise Http404
    comment = known_comment(request, comment_id)
    reason = request.POST.get("reason", comment.featured_reason)
    facts = {"comment": comment, "reason": reason, "limit": REASON_LENGTH, "refusal": ""}
    if request.method == "POST":
        try:
            if request.POST.get("act") == "unfeature":
                unfeature(account, comment)
            else:
                feature(account, comment, reason)
        except FolkmootError as refusal:
            facts["refusal"] = refusal.message
        else:
            return redirect("embed:permalink", comment_id)
    return render(
        request, "embed/feature_page.html", facts, status=422 if facts["refusal"] else 200
    )
