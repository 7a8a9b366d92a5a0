"""My comments: each with its state, its reasons and the way to object (A7, B10, UX-095)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CursorNotValid
from folkmoot.discussion.queries.comments import comments_of
from folkmoot.moderation.queries.help_lines import help_by_comment
from folkmoot.moderation.queries.statements import statement_ids_by_comment
from folkmoot.reader.asking import MemberRequest

STATES = {
    "": _("All"),
    "published": _("Published"),
    "held": _("Waiting"),
    "removed": _("Removed"),
    "withdrawn": _("Deleted"),
}


@login_required
@never_cache
@require_safe
def my_comments(request: MemberRequest) -> HttpResponse:
    """A page of the member's comments, newest first, filtered by state."""
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    try:
        page = comments_of(request.user, state=state or None, after=request.GET.get("after"))
    except CursorNotValid:
        page = comments_of(request.user, state=state or None)
    statements = statement_ids_by_comment(request.user)
    helping = help_by_comment(request.user, [comment.public_id for comment in page.comments])
    facts = {
        "comments": [
            (comment, statements.get(comment.public_id), helping.get(comment.public_id, ()))
            for comment in page.comments
        ],
        "next_cursor": page.next_cursor,
        "state": state,
        "states": STATES.items(),
    }
    return render(request, "reader/comments.html", facts)
