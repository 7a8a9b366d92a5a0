"""Writing without the component, and the way from a written text to sign-up or log-in."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from folkmoot.core.addresses import own_address
from folkmoot.core.errors import FolkmootError
from folkmoot.core.limits import check_limit
from folkmoot.discussion.access import Member, member_of
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.errors import CommentUnknown, TextTooLong
from folkmoot.discussion.queries.comments import comment_for, parent_for
from folkmoot.discussion.queries.drafts import drafts_of
from folkmoot.discussion.quoting import quote_of
from folkmoot.discussion.rendering import MAX_BYTES
from folkmoot.embed.marks import marked_parts
from folkmoot.embed.notices import notice_of
from folkmoot.embed.pages.discussion import known_story
from folkmoot.embed.section import paths
from folkmoot.moderation.actions.intake import submit_comment
from folkmoot.moderation.advice import Advice, help_in
from folkmoot.moderation.gate import COMMENT_RATE, Intake, Written

if TYPE_CHECKING:
    from folkmoot.discussion.models import Story

KEPT = "kept_draft"
ENTRANCES = {"signup": "account_signup", "login": "account_login"}


@dataclass(frozen=True)
class Sheet:
    """What the form brings, and what the page says of it in return.

    A text, what it answers, its one-time key, and whether its writer wants it sent to a
    moderator as it is.
    """

    text: str
    parent: str
    key: str
    insists: bool
    words: str = ""
    advice: tuple[Advice, ...] = ()

    @classmethod
    def of(cls, request: HttpRequest) -> "Sheet":
        """As posted; an address may name the parent alone."""
        posted = request.POST
        return cls(
            text=posted.get("text", "").replace("\r\n", "\n"),
            parent=posted.get("parent") or request.GET.get("parent", ""),
            key=posted.get("key") or get_random_string(32),
            insists=bool(posted.get("insists")),
        )


class _Genuine(CsrfViewMiddleware):
    """Django's own check of the token, asked for an answer instead of a refusal."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:  # noqa: ARG002
        return HttpResponse(reason, status=403)


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, story_id: str) -> HttpResponse:
    """The composer as a page, for readers without script.

    The public composer carries no token, since it is the same for everybody. A text that
    comes from it is put on this page's own form and nothing else happens: only a press on
    that form, which has a token, publishes. So no other site can write for a reader, and no
    text is lost to a missing token.
    """
    story = known_story(story_id)
    sheet = Sheet.of(request)
    if request.method != "POST":
        return _show(request, story, sheet)
    if not _is_genuine(request):
        words = gettext("Nothing is sent yet. Please read your text once more and send it here.")
        return _show(request, story, replace(sheet, words=words), status=403)
    account = member_of(request.user)
    if account is None:
        return _show(request, story, sheet)
    try:
        check_limit("comment", account.public_id, rate=COMMENT_RATE)
        parent = parent_for(account, sheet.parent)
        written = Written(sheet.text, sheet.key, parent=parent, insists=sheet.insists)
        intake = submit_comment(account, story, written)
    except FolkmootError as refusal:
        return _show(request, story, replace(sheet, words=refusal.message), status=422)
    return _answer(request, story, sheet, intake)


@never_cache
@require_POST
def keep(request: HttpRequest, story_id: str) -> HttpResponse:
    """Keep a reader's text and lead to sign-up, or to log-in for who has an account.

    The text waits in the session, which begins here with the reader's own act, until there
    is an account whose draft it can become (A1).
    """
    story = known_story(story_id)
    sheet = Sheet.of(request)
    if len(sheet.text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        too_long = replace(sheet, words=str(TextTooLong.message))
        return _show(request, story, too_long, status=422)
    back = way_back(story, sheet.parent)
    account = member_of(request.user)
    if account is not None:
        return _keep_for(request, account, story, sheet)
    request.session[KEPT] = {"story": story.public_id, "parent": sheet.parent, "text": sheet.text}
    entrance = reverse(ENTRANCES.get(request.POST.get("to", ""), ENTRANCES["signup"]))
    return HttpResponseRedirect(f"{entrance}?{urlencode({'next': back})}")


def _keep_for(request: HttpRequest, account: Member, story: "Story", sheet: Sheet) -> HttpResponse:
    """Who has logged in meanwhile, in another tab perhaps, has a draft and is back at once."""
    try:
        keep_draft(account, story, sheet.text, parent=parent_for(account, sheet.parent))
    except FolkmootError as refusal:
        return _show(request, story, replace(sheet, words=refusal.message), status=422)
    return HttpResponseRedirect(way_back(story, sheet.parent))


@never_cache
@require_safe
def token(request: HttpRequest) -> JsonResponse:
    """The token for the form above, asked for when a reader without account presses its button."""
    return JsonResponse({"token": get_token(request)})


def way_back(story: "Story", parent: str = "") -> str:
    """The path to which log-in returns: the composer on the story's page, if it is ours."""
    address = urlsplit(story.address)
    is_ours = address.netloc == urlsplit(settings.SITE_ADDRESS).netloc
    path = address.path if is_ours else reverse("embed:discussion", args=[story.public_id])
    return f"{path}{f'?comment={parent}' if parent.isalnum() else ''}#comments"


def _is_genuine(request: HttpRequest) -> bool:
    check = _Genuine(lambda _: HttpResponse())
    check.process_request(request)
    return check.process_view(request, lambda _: HttpResponse(), (), {}) is None


def _answer(request: HttpRequest, story: "Story", sheet: Sheet, intake: Intake) -> HttpResponse:
    if intake.outcome == "nudge":
        return _show(request, story, replace(sheet, advice=intake.advice), status=422)
    if intake.outcome == "publish" and intake.comment:
        return HttpResponseRedirect(reverse("embed:permalink", args=[intake.comment.public_id]))
    context = {
        "story": story,
        "outcome": intake.outcome,
        "back": way_back(story),
        "help_lines": help_in(intake.advice),
    }
    return render(request, "embed/sent_page.html", context)


def _show(request: HttpRequest, story: "Story", sheet: Sheet, *, status: int = 200) -> HttpResponse:
    if not sheet.text:
        sheet = replace(sheet, text=_drafted(request, story, sheet.parent) + _quoted(request))
    spans = [span for each in sheet.advice for span in each.spans]
    context = {
        "story": story,
        "notice": notice_of(story),
        "sheet": sheet,
        "help_lines": help_in(sheet.advice),
        "marked": marked_parts(sheet.text, spans) if sheet.advice else (),
        "answered": _answered_name(request, sheet.parent),
        "back": way_back(story),
        "paths": paths(story),
    }
    return render(request, "embed/write_page.html", context, status=status)


def _drafted(request: HttpRequest, story: "Story", parent: str) -> str:
    """What the account has kept for this place: it waits on this page, too."""
    account = member_of(request.user)
    drafts = drafts_of(account, story) if account else ()
    return next((draft.text for draft in drafts if draft.parent_id == parent), "")


def _quoted(request: HttpRequest) -> str:
    """The words of the answered comment, where the address asks for them (`quote`)."""
    if request.method == "POST" or not request.GET.get("quote"):
        return ""
    try:
        comment = comment_for(request.user, request.GET.get("parent", ""))
    except CommentUnknown:
        return ""
    if not comment.is_published or comment.shown_revision is None:
        return ""
    address = own_address(reverse("embed:permalink", args=[comment.public_id]))
    name = _answered_name(request, comment.public_id)
    return quote_of(comment.shown_revision.source, name=name, address=address)


def _answered_name(request: HttpRequest, parent: str) -> str:
    """Whom the text answers, if that may be named."""
    if not parent:
        return ""
    try:
        author = comment_for(request.user, parent).author
    except CommentUnknown:
        return ""
    return "" if author.is_closing or not author.is_active else author.display_name
