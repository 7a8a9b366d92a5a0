"""What a person was told, and chose to be told."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, override

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Comment
from folkmoot.notifications.kinds import KINDS
from folkmoot.notifications.models import Digest, Notification, Preference, PushSubscription
from folkmoot.privacy.parts.base import Leaving, Part, gone


def erase(leaving: Leaving) -> dict[str, int]:
    """Drop the inbox and the choices; in other people's inboxes the name goes."""
    own = Notification.objects.filter(account=leaving.account)
    return {
        "names in notifications of others": _forget_name(leaving.account),
        "notifications": own.delete()[0],
        "gathered mails": Digest.objects.filter(account=leaving.account).delete()[0],
        "choices of mails": Preference.objects.filter(account=leaving.account).delete()[0],
        "allowed browsers": PushSubscription.objects.filter(account=leaving.account).delete()[0],
    }


def holdings(account: Account) -> Mapping[str, Iterable[dict[str, Any]]]:
    """The inbox with the names of others left out, and the choices."""
    rows = Notification.objects.filter(account=account).order_by("pk")
    choices = Preference.objects.filter(account=account).order_by("kind")
    digests = Digest.objects.filter(account=account).order_by("due_at")
    browsers = PushSubscription.objects.filter(account=account).order_by("made_at")
    return {
        "notifications": (
            {
                "kind": row.kind,
                "facts": {name: fact for name, fact in row.facts.items() if name != "name"},
                "told_at": row.made_at,
                "read_at": row.read_at,
                "mailed_at": row.mailed_at,
            }
            for row in rows.iterator()
        ),
        "choices_of_mails": (
            {
                "kind": row.kind,
                "mail": row.mail,
                "in_the_inbox": row.is_shown,
                "by_push": row.is_pushed,
            }
            for row in choices.iterator()
        ),
        "gathered_mails": (
            {"due_at": row.due_at, "sent_at": row.sent_at} for row in digests.iterator()
        ),
        "allowed_browsers": (
            {"push_service": row.endpoint, "allowed_at": row.made_at} for row in browsers.iterator()
        ),
    }


def _forget_name(account: Account) -> int:
    written = Comment.objects.filter(author=account)
    kinds = [kind.name for kind in KINDS.values() if kind.is_of_others]
    told = Notification.objects.filter(kind__in=kinds, cause__in=written.values("public_id"))
    changed = 0
    for row in told.select_related("account"):
        with override(row.account.language):
            facts = {**row.facts, "name": gettext("A deleted member")}
        changed += Notification.objects.filter(pk=row.pk).update(facts=facts)
    return changed


PART = Part(
    name="notifications",
    columns={
        "notifications.Notification": gone("public_id", "account", "kind", "cause", "facts"),
        "notifications.Digest": gone("account"),
        "notifications.Preference": gone("account", "kind"),
        "notifications.PushSubscription": gone(
            "account", "endpoint", "digest", "public_key", "secret"
        ),
    },
    holdings=holdings,
    erase=erase,
)
