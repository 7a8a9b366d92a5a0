"""What a person wrote: comments with their versions, drafts, reactions."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, Q

from folkmoot.accounts.models import Account
from folkmoot.discussion.actions.enquiries import forget_enquiries
from folkmoot.discussion.actions.erasing import (
    forget_in_exhibits,
    forget_keys,
    forget_name,
    forget_reactions,
)
from folkmoot.discussion.actions.tickets import forget_tickets
from folkmoot.discussion.actions.versions import touch_author
from folkmoot.discussion.models import (
    Byline,
    Change,
    Comment,
    Draft,
    Enquiry,
    Expertise,
    Follow,
    Guest,
    Habit,
    Mention,
    Mute,
    Reaction,
    Revision,
    Ticket,
    Turn,
)
from folkmoot.discussion.states import CommentState
from folkmoot.privacy.parts.base import (
    OWN_SETTINGS,
    PSEUDONYM,
    PUBLIC_ID,
    Leaving,
    Part,
    emptied,
    gone,
    kept,
)

BADGES = (Byline, Expertise, Guest)
OUTSIDER = (
    "of somebody without an account here; it ends with the original, after its time, or on request"
)
PLACE = "the comment's place and state; with them the answers of others stay readable"


def erase(leaving: Leaving) -> dict[str, int]:
    """Everything but the texts, which have gone before in small steps."""
    account, stays = leaving.account, leaving.keep_published
    frozen = forget_in_exhibits(account, pseudonym=leaving.pseudonym, keep_published=stays)
    forget_keys(account)
    touch_author(account.pk, hides=True)
    return {
        "drafts": Draft.objects.filter(account=account).delete()[0],
        "reactions": forget_reactions(account),
        "messages to the newsroom": forget_tickets(account),
        "enquiries": forget_enquiries(account),
        "follows": Follow.objects.filter(Q(account=account) | Q(member=account)).delete()[0],
        "mutes": Mute.objects.filter(Q(account=account) | Q(muted=account)).delete()[0],
        "habits": Habit.objects.filter(account=account).delete()[0],
        "badges": _forget_badges(account),
        "texts that named the member": forget_name(account),
        "mentions": Mention.objects.filter(account=account).delete()[0],
        "exhibits": frozen,
        "comments": Comment.objects.filter(author=account).count(),
    }


def _forget_badges(account: Account) -> int:
    """What the newsroom said of the account; that it was said, and by whom, stays."""
    Turn.objects.filter(account=account).delete()
    Change.objects.filter(account=account).update(was="", became="")
    return sum(model.objects.filter(account=account).delete()[0] for model in BADGES)


def holdings(account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """Comments with every version, drafts and reactions; of others only which comment it was."""
    return {
        "comments": map(_comment, _comments_of(account)),
        "comment_versions": map(_revision, _revisions_of(account)),
        "drafts": map(_draft, _drafts_of(account)),
        "reactions": map(_reaction, _reactions_of(account)),
        "messages_to_the_newsroom": map(_ticket, _tickets_of(account)),
        "enquiries": map(_enquiry, Enquiry.objects.filter(email=account.email).iterator()),
        "follows": map(_follow, _follows_of(account)),
        "mutes": (
            {"muted_at": row.made_at} for row in Mute.objects.filter(account=account).iterator()
        ),
        "habits": (
            {"follows_own_threads": row.follows_own_threads}
            for row in Habit.objects.filter(account=account)
        ),
        "badges": _badges_of(account),
        "mentions": (
            {"comment": row.revision.comment.public_id, "as": row.written}
            for row in _mentions_of(account)
        ),
    }


def _badges_of(account: Account) -> list[dict[str, Any]]:
    """As whom the newsroom shows the account: author, expert, guest of a story."""
    bylines = Byline.objects.filter(account=account)
    experts = Expertise.objects.filter(account=account)
    guests = Guest.objects.filter(account=account).select_related("story")
    return [
        *({"author": row.name, "since": row.given_at} for row in bylines),
        *({"expert": row.field, "since": row.given_at, "until": row.ends_at} for row in experts),
        *({"guest": row.field, "story": row.story.title, "since": row.asked_at} for row in guests),
    ]


def _comments_of(account: Account) -> Iterable[Comment]:
    rows = Comment.objects.filter(author=account).order_by("pk")
    related = ("story", "parent", "shown_revision")
    return rows.select_related(*related).iterator(chunk_size=500)


def _revisions_of(account: Account) -> Iterable[Revision]:
    rows = Revision.objects.filter(comment__author=account).order_by("pk")
    return rows.select_related("comment").iterator(chunk_size=500)


def _drafts_of(account: Account) -> Iterable[Draft]:
    return Draft.objects.filter(account=account).select_related("story", "parent").iterator()


def _reactions_of(account: Account) -> Iterable[Reaction]:
    return Reaction.objects.filter(account=account).select_related("comment").iterator()


def _follows_of(account: Account) -> Iterable[Follow]:
    rows = Follow.objects.filter(account=account).order_by("pk")
    return rows.select_related("thread", "story").iterator()


def _mentions_of(account: Account) -> Iterable[Mention]:
    """Where others named the account: only in what readers see."""
    rows = Mention.objects.filter(
        account=account, revision=F("revision__comment__shown_revision")
    ).filter(revision__comment__state=CommentState.PUBLISHED)
    return rows.select_related("revision__comment").order_by("pk").iterator()


def _comment(row: Comment) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "story": row.story.title,
        "address": row.story.address,
        "answers": row.parent.public_id if row.parent else None,
        "state": row.state,
        "rule": row.removed_rule,
        "written_at": row.written_at,
        "edited_at": row.edited_at,
        "edited_by_the_newsroom": row.is_edited_by_staff,
        "recommended": row.reaction_count,
        "text": row.shown_revision.source if row.shown_revision else "",
    }


def _revision(row: Revision) -> dict[str, Any]:
    return {
        "comment": row.comment.public_id,
        "version": row.number,
        "written_at": row.written_at,
        "by_me": row.written_by_id == row.comment.author_id,
        "text": row.source,
    }


def _draft(row: Draft) -> dict[str, Any]:
    return {
        "story": row.story.title,
        "answers": row.parent.public_id if row.parent else None,
        "kept_at": row.kept_at,
        "text": row.text,
    }


def _tickets_of(account: Account) -> Iterable[Ticket]:
    rows = Ticket.objects.filter(account=account).select_related("story", "comment")
    return rows.iterator()


def _enquiry(row: Enquiry) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "about": row.about,
        "written_at": row.written_at,
        "text": row.text,
        "answer": row.answer,
        "answered_at": row.answered_at,
    }


def _ticket(row: Ticket) -> dict[str, Any]:
    return {
        "id": row.public_id,
        "kind": row.kind,
        "story": row.story.title,
        "comment": row.comment.public_id if row.comment else None,
        "text": row.text,
        "written_at": row.written_at,
        "answer": row.answer,
        "answered_at": row.answered_at,
    }


def _reaction(row: Reaction) -> dict[str, Any]:
    return {"comment": row.comment.public_id, "given_at": row.given_at}


def _follow(row: Follow) -> dict[str, Any]:
    return {
        "thread": row.thread.public_id if row.thread else None,
        "story": row.story.title if row.story else None,
        "a_member": row.member_id is not None,
        "since": row.made_at,
    }


PART = Part(
    name="discussion",
    columns={
        "discussion.Publication": kept(
            OWN_SETTINGS, "public_id", "key", "name", "contact_email", "reaction_word"
        ),
        "discussion.Edition": kept(OWN_SETTINGS, "key", "name", "language", "time_zone", "hours"),
        "discussion.HostOrigin": kept(OWN_SETTINGS, "origin"),
        "discussion.Story": kept(
            OWN_SETTINGS,
            *("public_id", "key", "address", "title", "summary", "text", "people", "authors"),
            *("closed_reason", "next_reason", "question"),
        ),
        "discussion.Change": {**kept(PSEUDONYM, "account", "by"), **emptied("was", "became")},
        "discussion.Byline": gone("account", "name"),
        "discussion.Expertise": gone("public_id", "account", "field"),
        "discussion.Guest": gone("account", "field"),
        "discussion.Turn": gone("account"),
        "discussion.Comment": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PLACE, "path", "removed_rule"),
            **kept(PSEUDONYM, "author"),
            **emptied("submission_key", "featured_reason"),
        },
        "discussion.Revision": {
            **kept(PSEUDONYM, "written_by"),
            **emptied("source", "html", "plain"),
        },
        "discussion.Ticket": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "account", "answered_by"),
            **kept(OWN_SETTINGS, "language"),
            **emptied("email", "key", "text", "answer"),
        },
        "discussion.Enquiry": {
            **gone("public_id", "email", "language", "key", "text", "answer"),
            **kept(PSEUDONYM, "answered_by"),
        },
        "discussion.Draft": gone("account", "text"),
        "discussion.Reaction": gone("account"),
        "discussion.Follow": gone("public_id", "account", "member"),
        "discussion.Mute": gone("account", "muted"),
        "discussion.Habit": gone("account"),
        "discussion.Mention": gone("account", "written"),
        "discussion.Elsewhere": {
            **kept(OWN_SETTINGS, "public_id", "name", "address", "object_id", "trouble"),
            **kept(PSEUDONYM, "added_by"),
        },
        "discussion.Echo": {
            **kept(PUBLIC_ID, "public_id"),
            **kept(PSEUDONYM, "decided_by"),
            **kept(OUTSIDER, "object_id", "address", "author_name", "author_handle"),
            **kept(OUTSIDER, "author_address", "text", "language", "rules"),
        },
        "discussion.Exhibit": {
            **kept(PUBLIC_ID, "public_id"),
            **emptied("surroundings", "digest"),
        },
    },
    holdings=holdings,
    erase=erase,
)
