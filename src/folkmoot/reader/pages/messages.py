"""My messages: what the member wrote to the newsroom, and its answers (B16)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.discussion.queries.tickets import tickets_of
from folkmoot.reader.asking import MemberRequest


@login_required
@never_cache
@require_safe
def my_messages(request: MemberRequest) -> HttpResponse:
    """Newest first, each with its answer where there is one."""
    page = tickets_of(request.user, after=request.GET.get("after"))
    return render(request, "reader/messages.html", {"page": page})
