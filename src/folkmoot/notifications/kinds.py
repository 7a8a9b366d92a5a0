"""Every kind of notification: what it is called, how it is told, where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from folkmoot.notifications.errors import KindUnknown
from folkmoot.notifications.rhythm import Rhythm

STATEMENT = "/my/statements/{statement}/"
COMMENT = "/discussion/comment/{comment}/"
MY_COMMENTS = "/my/comments/"
INBOX = "/my/inbox/"
STANDARDS = "/standards/"
MY_DATA = "/account/data/"
PICTURE = "/account/picture/"
REPORT = "/discussion/report/{report}/"
TICKET = "/desk/tickets/{ticket}/"
MY_TICKETS = "/my/messages/"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind; its texts stand in `templates/notifications/<name>/`.

    `may_switch_off` is False for what a member must learn: decisions about the member, and
    what becomes of an appeal. `rhythm` is how it is mailed, and `is_pushed` whether browsers
    that the member has allowed are told, until the member chooses otherwise. `is_of_others`
    says that it tells of another's comment: whether that may still be seen is asked again
    when the mail or push goes out. `carries_appeal` puts a link into the mail by which the
    member can appeal without signing in; the secret is made when the mail is, and stands
    nowhere else.
    """

    name: str
    label: Promise
    address: str
    may_switch_off: bool = False
    carries_appeal: bool = False
    rhythm: Rhythm = Rhythm.AT_ONCE
    is_pushed: bool = False
    is_of_others: bool = False

    def path(self, facts: Mapping[str, Any]) -> str:
        """Where a click leads."""
        return self.address.format_map(facts)


def _of_others(
    name: str, label: Promise, rhythm: Rhythm = Rhythm.AT_ONCE, *, is_pushed: bool = False
) -> Kind:
    return Kind(
        name,
        label,
        COMMENT,
        may_switch_off=True,
        rhythm=rhythm,
        is_pushed=is_pushed,
        is_of_others=True,
    )


_ALL = (
    _of_others("reply", _("Somebody answers a comment of mine"), is_pushed=True),
    _of_others("mention", _("Somebody mentions me"), is_pushed=True),
    _of_others("followed-thread", _("There is something new in a thread I follow"), Rhythm.DAILY),
    _of_others("followed-story", _("There is something new under a story I follow"), Rhythm.DAILY),
    _of_others("followed-member", _("A member I follow writes"), Rhythm.DAILY),
    Kind(
        "comment-published",
        _("A comment of mine that waited is published"),
        COMMENT,
        may_switch_off=True,
    ),
    Kind("comment-held", _("A comment of mine waits for a moderator again"), MY_COMMENTS),
    Kind("comment-edited", _("A moderator edited a comment of mine"), COMMENT),
    Kind("comment-restored", _("A comment of mine is back"), COMMENT),
    Kind("comment-removed", _("A text of mine was removed"), STATEMENT, carries_appeal=True),
    Kind("warned", _("A moderator warns me"), STANDARDS),
    Kind("picture-removed", _("A moderator takes my picture away"), PICTURE),
    Kind("held-next", _("My comments wait for a moderator"), STATEMENT, carries_appeal=True),
    Kind("paused", _("My account is paused"), STATEMENT, carries_appeal=True),
    Kind("blocked", _("My account is blocked"), STATEMENT, carries_appeal=True),
    Kind("block-final", _("My block is final"), STATEMENT),
    Kind("block-not-final", _("My block is not final"), STATEMENT),
    Kind("account-closed", _("My account was closed"), STATEMENT, carries_appeal=True),
    Kind("closing-confirmed", _("The closing of my account was confirmed"), STATEMENT),
    Kind("account-reopened", _("My account is open again"), MY_COMMENTS),
    Kind("unblocked", _("A limit on my account was lifted"), MY_COMMENTS),
    Kind("withdrawn", _("A decision about me was taken back"), MY_COMMENTS),
    Kind("appeal-received", _("My appeal has arrived"), STATEMENT),
    Kind("appeal-answered", _("My appeal is answered"), STATEMENT),
    Kind(
        "report-answered", _("A comment that I reported was looked at"), REPORT, may_switch_off=True
    ),
    Kind("notice-received", _("My notice of illegal content has arrived"), REPORT),
    Kind("notice-answered", _("My notice of illegal content is answered"), REPORT),
    Kind(
        "ticket-received", _("A reader writes about a story of mine"), TICKET, may_switch_off=True
    ),
    Kind("ticket-answered", _("The newsroom has answered me"), MY_TICKETS, may_switch_off=True),
    Kind("archive-ready", _("The archive of my data is ready"), MY_DATA),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in _ALL})


def find_kind(name: str) -> Kind:
    """The kind of this name.

    Raises:
        KindUnknown: there is none.
    """
    if name not in KINDS:
        raise KindUnknown(kind=name)
    return KINDS[name]


def switchable_kinds() -> tuple[Kind, ...]:
    """The kinds that a member may switch off, in the order of the page."""
    return tuple(kind for kind in KINDS.values() if kind.may_switch_off)
