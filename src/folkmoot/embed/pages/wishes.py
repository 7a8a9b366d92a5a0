"""Muting and following without script: a press on the page behind 'More', and back to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from folkmoot.core.errors import FolkmootError
from folkmoot.core.limits import check_limit
from folkmoot.discussion.access import member_of
from folkmoot.discussion.actions.follows import Followed, follow, unfollow
from folkmoot.discussion.actions.mutes import mute, unmute
from folkmoot.discussion.errors import CommentUnknown, FollowUnknown
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.discussion.queries.follows import follows
from folkmoot.discussion.queries.mutes import muted_among

RATE = "30/1m"


@login_required
@never_cache
@require_POST
def mute_author(request: HttpRequest, comment_id: str) -> HttpResponse:
    """Mute the writer of a comment, or show what the writer says again."""
    account = member_of(request.user)
    assert account is not None
    try:
        comment = comment_for(account, comment_id)
        check_limit("wish", account.public_id, rate=RATE)
        if muted_among(account, [comment_id]):
            unmute(account, comment.author)
            messages.success(request, _("Their comments are shown again."))
        else:
            mute(account, comment.author)
            words = _("Muted. What they write is folded, and you are not told of it.")
            messages.success(request, words)
    except CommentUnknown as refusal:
        raise Http404(refusal.message) from refusal
    except FolkmootError as refusal:
        messages.error(request, refusal.message)
    return redirect("embed:acts", comment_id)


@login_required
@never_cache
@require_POST
def follow_it(request: HttpRequest, comment_id: str, what: str) -> HttpResponse:
    """Follow the thread, the story or the writer of a comment, or no longer."""
    account = member_of(request.user)
    assert account is not None
    try:
        comment = comment_for(account, comment_id)
        followed = Followed.of(comment, what)
        check_limit("wish", account.public_id, rate=RATE)
        if follows(account, comment, what):
            unfollow(account, followed)
            messages.success(request, _("You do not follow this any more."))
        else:
            follow(account, followed)
            messages.success(request, _("You follow this. Your inbox tells you what is new."))
    except (CommentUnknown, FollowUnknown) as refusal:
        raise Http404(refusal.message) from refusal
    except FolkmootError as refusal:
        messages.error(request, refusal.message)
    return redirect("embed:acts", comment_id)
