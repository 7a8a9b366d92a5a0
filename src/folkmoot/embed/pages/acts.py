"""What one may do with a comment: the page behind 'More', for readers without script."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.discussion.errors import CommentUnknown
from folkmoot.discussion.queries.comments import comment_for
from folkmoot.embed.acts import acts_for
from folkmoot.embed.section import language_of


@never_cache
@require_safe
def acts(request: HttpRequest, comment_id: str) -> HttpResponse:
    """The comment in short, and each thing to do with it as a link or a button."""
    try:
        comment = comment_for(request.user, comment_id)
    except CommentUnknown as refusal:
        raise Http404(refusal.message) from refusal
    translation.activate(language_of(comment.story))
    context = {"comment": comment, "acts": acts_for(request.user, comment)}
    return render(request, "embed/acts_page.html", context)
