"""Replies from the fediverse under a story: named by an editor, fetched, judged, shown (B13).

Their writers agreed to nothing here. So a reply is only shown when the standards would let it
stand without a word, nobody is judged by name, and it goes when the original goes.
"""

from datetime import datetime, timedelta

from django.db import transaction

from folkmoot.accounts.access import demand
from folkmoot.accounts.models.account import Account
from folkmoot.accounts.roles import Permission
from folkmoot.core.after_commit import start
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.core.outbound import OutboundRefused, check_address
from folkmoot.discussion.actions.versions import touch
from folkmoot.discussion.elsewhere_errors import ElsewhereNotValid, ElsewhereUnknown
from folkmoot.discussion.fediverse import ADDRESS_LENGTH, host_of
from folkmoot.discussion.models.echo import Echo, EchoState
from folkmoot.discussion.models.elsewhere import Elsewhere, Network
from folkmoot.discussion.models.story import Story
from folkmoot.discussion.queries.elsewhere import place_by_id

NAME_LENGTH = 60
MOST_PLACES = 10
ACTS = {
    "hide": EchoState.HIDDEN,
    "show": EchoState.SHOWN,
    "refuse": EchoState.REFUSED,
}
EMPTY = {
    "address": "",
    "author_name": "",
    "author_handle": "",
    "author_address": "",
    "text": "",
    "language": "",
    "rules": "",
}


@transaction.atomic
def name_place(by: Account, story: Story, *, network: str, address: str, name: str) -> Elsewhere:
    """Say where else the story is discussed; replies from the fediverse are fetched from then on.

    The same address again is the same place.

    Raises:
        NotAllowed: the account may not run stories.
        ElsewhereNotValid: it is no address that may be asked, or there are too many.
    """
    demand(by, Permission.RUN_STORIES)
    address = address.strip()
    _check(network, address)
    known = Elsewhere.objects.filter(story=story)
    if known.exclude(address=address).count() >= MOST_PLACES:
        raise ElsewhereNotValid
    is_asked = network == Network.FEDIVERSE
    place, is_new = Elsewhere.objects.get_or_create(
        story=story,
        address=address,
        defaults={
            "network": network,
            "name": name.strip()[:NAME_LENGTH] or host_of(address)[:NAME_LENGTH],
            "added_by": by,
            "next_look_at": now() if is_asked else None,
        },
    )
    if is_new:
        touch(story.pk, hides=False)
    if is_asked:
        start("moderation.look_elsewhere", place.public_id)
    return place


@transaction.atomic
def drop_place(by: Account, place_id: str) -> None:
    """Take the place with all its replies off the story.

    Raises:
        NotAllowed: the account may not run stories.
        ElsewhereUnknown: there is no such place.
    """
    demand(by, Permission.RUN_STORIES)
    place = place_by_id(place_id)
    story = place.story_id
    place.delete()
    touch(story, hides=True)


def look_again(by: Account, place_id: str) -> None:
    """Have it looked at now.

    Raises:
        NotAllowed: the account may not run stories.
        ElsewhereUnknown: there is no such place.
    """
    demand(by, Permission.RUN_STORIES)
    start("moderation.look_elsewhere", place_by_id(place_id).public_id)


@transaction.atomic
def decide_echo(by: Account, place_id: str, echo_id: str, *, act: str) -> Echo:
    """Hide a reply, show it, or take it out for good, as its writer may ask.

    Of what is taken out for good nothing stays but the id by which it is not fetched again.

    Raises:
        NotAllowed: the account may not run stories.
        ElsewhereUnknown: there is no such reply, or no such act.
    """
    demand(by, Permission.RUN_STORIES)
    echo = Echo.objects.filter(elsewhere__public_id=place_id, public_id=echo_id).first()
    if echo is None or act not in ACTS or echo.state == EchoState.REFUSED:
        raise ElsewhereUnknown
    echo.state, echo.decided_by = ACTS[act], by
    if act == "refuse":
        for field, value in EMPTY.items():
            setattr(echo, field, value)
    echo.save()
    return echo


def look_where_due() -> None:
    """Start a look at each place whose time has come."""
    due = Elsewhere.objects.filter(next_look_at__lte=now()).order_by("next_look_at")
    for public_id in list(due.values_list("public_id", flat=True)[:20]):
        start("moderation.look_elsewhere", public_id)


def end_old_echoes() -> int:
    """Delete the replies whose time is over."""
    oldest: datetime = now() - timedelta(days=conf.echo_days)
    return Echo.objects.filter(written_at__lt=oldest).delete()[0]


def _check(network: str, address: str) -> None:
    if network not in Network.values or len(address) > ADDRESS_LENGTH or not host_of(address):
        raise ElsewhereNotValid
    if network == Network.FEDIVERSE:
        try:
            check_address(address)
        except OutboundRefused as error:
            raise ElsewhereNotValid from error
