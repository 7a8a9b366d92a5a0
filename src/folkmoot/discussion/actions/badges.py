"""Badges that an editor gives: who is an author, who a verified expert (B12)."""

from datetime import datetime

from django.db import IntegrityError, transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.discussion.actions.changes import note_change
from folkmoot.discussion.actions.guests import checked_field, member_named
from folkmoot.discussion.actions.versions import touch_author
from folkmoot.discussion.models import Byline, Expertise, Publication
from folkmoot.discussion.models.change import ChangeKind
from folkmoot.discussion.story_errors import BylineTaken, FieldMissing, TimeNotAhead

NAME_LENGTH = 200


@transaction.atomic
def link_author(by: Account, publication: Publication, *, name: str, byline: str) -> Byline:
    """The member is the person who stands under stories as `byline`; again to change it.

    Raises:
        NotAllowed: the account may not run stories.
        MemberUnknown: nobody is shown by the name.
        FieldMissing: no name of an author is given.
        BylineTaken: another member is that author.
    """
    demand(by, Permission.RUN_STORIES)
    account, byline = member_named(name), " ".join(byline.split())
    if not byline or len(byline) > NAME_LENGTH:
        raise FieldMissing(limit=NAME_LENGTH)
    before = Byline.objects.filter(publication=publication, account=account).first()
    try:
        with transaction.atomic():
            link, _ = Byline.objects.update_or_create(
                publication=publication, account=account, defaults={"name": byline}
            )
    except IntegrityError:
        raise BylineTaken from None
    said = (before.name if before else "", byline)
    note_change(by, ChangeKind.BYLINE, publication, said=said, account=account)
    touch_author(account.pk, hides=True)
    return link


@transaction.atomic
def unlink_author(by: Account, publication: Publication, account_id: str) -> None:
    """The member bears no author's badge any more.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(by, Permission.RUN_STORIES)
    links = Byline.objects.filter(publication=publication, account__public_id=account_id)
    for link in links.select_related("account"):
        link.delete()
        said = (link.name, "")
        note_change(by, ChangeKind.BYLINE, publication, said=said, account=link.account)
        touch_author(link.account.pk, hides=True)


@transaction.atomic
def give_expertise(
    by: Account, publication: Publication, *, name: str, field: str, ends_at: datetime | None = None
) -> Expertise:
    """Show the member as a verified expert, until then if a time is given; again to change it.

    Raises:
        NotAllowed: the account may not run stories.
        MemberUnknown, FieldMissing: it is not said who, or for what.
        TimeNotAhead: the end has passed.
    """
    demand(by, Permission.RUN_STORIES)
    account, field = member_named(name), checked_field(field)
    if ends_at is not None and ends_at <= now():
        raise TimeNotAhead
    before = Expertise.objects.filter(publication=publication, account=account).first()
    expertise, _ = Expertise.objects.update_or_create(
        publication=publication, account=account, defaults={"field": field, "ends_at": ends_at}
    )
    said = (_said(before), _said(expertise))
    note_change(by, ChangeKind.EXPERTISE, publication, said=said, account=account)
    touch_author(account.pk, hides=True)
    return expertise


@transaction.atomic
def end_expertise(by: Account, publication: Publication, account_id: str) -> None:
    """The member is shown as an expert no more.

    Raises:
        NotAllowed: the account may not run stories.
    """
    demand(by, Permission.RUN_STORIES)
    rows = Expertise.objects.filter(publication=publication, account__public_id=account_id)
    for row in rows.select_related("account"):
        row.delete()
        said = (_said(row), "")
        note_change(by, ChangeKind.EXPERTISE, publication, said=said, account=row.account)
        touch_author(row.account.pk, hides=True)


def _said(row: Expertise | None) -> str:
    if row is None:
        return ""
    return f"{row.field} (– {row.ends_at:%Y-%m-%d})" if row.ends_at else row.field
