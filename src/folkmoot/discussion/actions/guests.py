"""Experts who answer readers under one story (B12)."""

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.queries.profiles import account_by_name
from folkmoot.accounts.roles import Permission
from folkmoot.discussion.actions.changes import note_change
from folkmoot.discussion.actions.counters import count_answers
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.characters import has_visible, is_readable
from folkmoot.discussion.errors import MemberUnknown
from folkmoot.discussion.models import Comment, Guest, Story
from folkmoot.discussion.models.change import ChangeKind
from folkmoot.discussion.story_errors import FieldMissing

FIELD_LENGTH = 80


def member_named(name: str) -> Account:
    """The member who is shown by this name.

    Raises:
        MemberUnknown: nobody is.
    """
    account = account_by_name(name)
    if account is None:
        raise MemberUnknown
    return account


def checked_field(field: str) -> str:
    """A field of expertise as it is shown.

    Raises:
        FieldMissing: nothing could be read there, or it is too long.
    """
    field = " ".join(field.split())
    if not has_visible(field) or not is_readable(field) or len(field) > FIELD_LENGTH:
        raise FieldMissing(limit=FIELD_LENGTH)
    return field


@transaction.atomic
def add_guest(by: Account, story: Story, *, name: str, field: str) -> Guest:
    """Let the member answer under the story, with the field beside the name; again to change it.

    What the member has replied there before counts as an answer too.

    Raises:
        NotAllowed: the account may not run stories.
        MemberUnknown, FieldMissing: it is not said who, or for what.
    """
    demand(by, Permission.RUN_STORIES)
    account, field = member_named(name), checked_field(field)
    before = Guest.objects.filter(story=story, account=account).first()
    was = before.field if before else ""
    guest, _ = Guest.objects.update_or_create(
        story=story, account=account, defaults={"field": field}
    )
    note_change(by, ChangeKind.GUEST, story, said=(was, field), account=account)
    _count_anew(story, account, hides=bool(was))
    return guest


@transaction.atomic
def remove_guest(by: Account, story: Story, account_id: str) -> None:
    """The member answers no more; nothing happens when it was no guest.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(by, Permission.RUN_STORIES)
    guests = Guest.objects.select_for_update(of=("self",)).select_related("account")
    guest = guests.filter(story=story, account__public_id=account_id).first()
    if guest is None:
        return
    account = guest.account
    guest.delete()
    note_change(by, ChangeKind.GUEST, story, said=(guest.field, ""), account=account)
    _count_anew(story, account, hides=True)


def _count_anew(story: Story, account: Account, *, hides: bool) -> None:
    """Which questions are answered, among those that the member has replied to."""
    replied = Comment.objects.filter(story=story, author=account).exclude(top=None)
    tops = Comment.objects.filter(pk__in=replied.values("top"))
    list(tops.select_for_update(no_key=True).order_by("pk").values_list("pk"))
    count_answers(tops)
    touch(story.pk, hides=hides)
