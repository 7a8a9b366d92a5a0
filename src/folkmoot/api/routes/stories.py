"""One story: its discussion for everybody, what is personal about it, and a preview."""

from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from ninja import Query

from folkmoot.api.answers import answer, public_answer
from folkmoot.api.refusals import refusal_of
from folkmoot.api.routing import StrictRouter
from folkmoot.api.schemas.comments import PreviewIn, PreviewOut, advice_out, help_out
from folkmoot.api.schemas.errors import ErrorOut
from folkmoot.api.schemas.own import MineOut, draft_out
from folkmoot.api.schemas.threads import ThreadPageOut, WishIn, page_out
from folkmoot.api.signing_in import SignedIn, account_of, visitor
from folkmoot.api.standing_texts import own_comments_out
from folkmoot.core.ids import is_id
from folkmoot.discussion.access import Member, check_may_comment, rights_of
from folkmoot.discussion.queries.comments import own_waiting
from folkmoot.discussion.queries.drafts import drafts_of
from folkmoot.discussion.queries.follows import follows_here
from folkmoot.discussion.queries.mutes import muted_among
from folkmoot.discussion.queries.pages import page_as_wished
from folkmoot.discussion.queries.reactions import own_reactions
from folkmoot.discussion.queries.stories import story_by_id
from folkmoot.moderation.access import check_may_write
from folkmoot.moderation.actions.intake import preview_comment
from folkmoot.notifications.queries.inbox import unread_count

MOST_IDS = 500
router = StrictRouter(tags=["stories"])


@router.get(
    "/{story_id}/thread",
    response={200: ThreadPageOut, 400: ErrorOut, 404: ErrorOut},
    operation_id="read_thread",
)
def thread(
    request: HttpRequest,  # noqa: ARG001
    story_id: str,
    wish: Query[WishIn],
) -> HttpResponse:
    """A page of the discussion, the same for everybody."""
    story = story_by_id(story_id)
    page = page_as_wished(story, wish.on(story))
    return public_answer(page_out(page))


@router.get("/{story_id}/mine", response={200: MineOut, 404: ErrorOut}, operation_id="read_mine")
def mine(
    request: HttpRequest, story_id: str, comments: str = "", token: bool = False
) -> HttpResponse:
    """What is personal about the discussion, for the page to put into the public one.

    `comments` names comments on the page, parted by commas: those that are one's own or that
    one recommends come back. A visitor gets a token, and with it a cookie, only for the asking.
    """
    story = story_by_id(story_id)
    account = visitor(request)
    body: dict[str, Any] = {
        "account": None,
        "token": get_token(request) if account or token else None,
        "refusal": None,
        "drafts": [],
        "own": [],
        "reactions": [],
        "muted": [],
        "follows": None,
        "unread": 0,
        "rights": [],
    }
    if account is not None:
        ids = tuple(filter(is_id, comments.split(",")[:MOST_IDS]))
        body |= {
            "account": {"id": account.public_id, "name": account.display_name},
            "refusal": refusal_of(
                lambda: check_may_comment(account, story), lambda: check_may_write(account)
            ),
            "drafts": [draft_out(draft) for draft in drafts_of(account, story)],
            "own": own_comments_out(account, own_waiting(account, story, among=ids)),
            "reactions": own_reactions(account, ids) if ids else [],
            "muted": muted_among(account, ids) if ids else [],
            "follows": asdict(follows_here(account, story, ids)),
            "unread": unread_count(account),
            "rights": rights_of(account),
        }
    return answer(body)


@router.post(
    "/{story_id}/preview",
    response={200: PreviewOut, 404: ErrorOut, 422: ErrorOut, 429: ErrorOut},
    auth=SignedIn("preview", "20/1m"),
    operation_id="preview_comment",
)
def preview(request: HttpRequest, story_id: str, body: PreviewIn) -> HttpResponse:
    """How a text would look and what the standards say of it; nothing is stored."""
    account: Member = account_of(request)
    seen = preview_comment(account, story_by_id(story_id), body.text)
    said = {"advice": advice_out(seen.advice), "help": help_out(seen.advice)}
    return answer({"html": seen.html, **said})
