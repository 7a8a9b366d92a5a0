"""A correction, question or tip from the thread to the newsroom (B16)."""

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.core.errors import FolkmootError
from folkmoot.core.limits import check_limit, client_address
from folkmoot.discussion.access import member_of
from folkmoot.discussion.actions.tickets import write_ticket
from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.discussion.tickets import STRANGER_RATE, TICKET_RATE
from folkmoot.embed.forms.tickets import StrangersTicketForm, TicketForm
from folkmoot.embed.pages.discussion import known_story
from folkmoot.reader.visitor import visitor_of

if TYPE_CHECKING:
    from folkmoot.discussion.models import Comment


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: HttpRequest, story_id: str) -> HttpResponse:
    """The form, and after it the page that says what happens next.

    The address may name a comment of this story: a question about what a reader wrote.
    """
    story = known_story(story_id)
    account = member_of(request.user)
    comment = _about(request, story_id)
    data = request.POST if request.method == "POST" else None
    is_stranger = account is None
    form = (
        StrangersTicketForm(data, visitor=visitor_of(request)) if is_stranger else TicketForm(data)
    )
    facts = {"form": form, "story": story, "comment": comment, "is_member": account is not None}
    if form.is_valid():
        try:
            _count(request)
            write_ticket(request.user, story, form.message(), comment=comment)
        except FolkmootError as refusal:
            form.refuse(refusal)
        else:
            return render(request, "embed/ticket_sent.html", facts)
    return render(request, "embed/ticket_page.html", facts, status=422 if form.errors else 200)


def _about(request: HttpRequest, story_id: str) -> "Comment | None":
    """The comment that the address names, if it may be seen and belongs here."""
    named = request.GET.get("comment", "")
    try:
        comment = comment_for(request.user, named)
    except CommentUnknown:
        return None
    return comment if comment.story.public_id == story_id else None


def _count(request: HttpRequest) -> None:
    account = member_of(request.user)
    if account is not None:
        check_limit("ticket", account.public_id, rate=TICKET_RATE)
    else:
        check_limit("ticket-stranger", client_address(request), rate=STRANGER_RATE)
