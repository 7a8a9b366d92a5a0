"""The list of an account's sessions: begun, seen, ended."""

from datetime import datetime, timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction

from folkmoot.accounts.devices import device_words
from folkmoot.accounts.models import Account, LoginSession, SignOnKey
from folkmoot.accounts.sign_on_errors import SignOnRefused
from folkmoot.core.clock import now
from folkmoot.core.conf import conf

SEEN = "seen-hour"
SIGNED_BY = "signed-by"


@transaction.atomic
def begin_session(account: Account, session: SessionBase, *, agent: str, network: str) -> None:
    """Put the session into the account's list. A session that was there under this key is renewed.

    `agent` is what the browser says of itself, `network` the client as limits see it. A session
    that a partner site's key opens is noted with the key: both end together.

    Raises:
        SignOnRefused: that key was revoked at this moment.
    """
    key = _signing_key(account, session)
    if session.session_key is None:
        session.create()
    moment = _hour(now())
    session[SEEN] = moment.isoformat()
    LoginSession.objects.update_or_create(
        session_key=session.session_key,
        defaults={
            "account": account,
            "device": device_words(agent)[:60],
            "network": network_words(network),
            "seen_at": moment,
            "sign_on_key": key,
        },
    )


def sign_session(session: SessionBase, account: Account, key: str) -> None:
    """Note, before the log-in, which key of a partner site opens the account's session."""
    session[SIGNED_BY] = [account.public_id, key]


def is_signed(session: SessionBase) -> bool:
    """True when a partner site opened the session."""
    return bool(session.get(SIGNED_BY))


def signing_key_of(session: SessionBase) -> str:
    """The id of the partner site's key that opened the session; empty when none did."""
    signed = session.get(SIGNED_BY)
    return str(signed[-1]) if isinstance(signed, list) and signed else ""


def _signing_key(account: Account, session: SessionBase) -> SignOnKey | None:
    """The key that opened the session, locked: who revokes it waits, and finds the session."""
    signed = session.get(SIGNED_BY)
    if not isinstance(signed, list) or signed[:1] != [account.public_id]:
        session.pop(SIGNED_BY, None)
        return None
    keys = SignOnKey.objects.select_for_update()
    key = keys.filter(public_id=signed[-1], revoked_at=None).first()
    if key is None:
        raise SignOnRefused("revoked")
    return key


def see_session(session: SessionBase) -> None:
    """Note that the session is in use, once an hour; in between nothing is looked at or written."""
    moment = _hour(now())
    if session.get(SEEN) == moment.isoformat():
        return
    session[SEEN] = moment.isoformat()
    LoginSession.objects.filter(session_key=session.session_key).update(seen_at=moment)


def end_session(account: Account, public_id: str) -> bool:
    """End one session of the account at once; False when there is none of this id."""
    return end_rows(LoginSession.objects.filter(account=account, public_id=public_id)) > 0


def end_sessions(account: Account, *, but: str = "") -> int:
    """End every session of the account but the one with this key; how many."""
    return end_rows(LoginSession.objects.filter(account=account).exclude(session_key=but))


def forget_session(session_key: str | None) -> None:
    """Take an ended session out of the list."""
    LoginSession.objects.filter(session_key=session_key or "").delete()


@transaction.atomic
def end_rows(rows: Any) -> int:
    """End the sessions of these rows: out of the store, then out of the list."""
    ended = list(rows.values_list("pk", "session_key"))
    for _, key in ended:
        _store(key).delete()
    LoginSession.objects.filter(pk__in=[pk for pk, _ in ended]).delete()
    return len(ended)


@transaction.atomic
def forget_old_sessions() -> int:
    """Empty what is known of device and network after some days, and drop what has ended."""
    moment = now()
    oldest = moment - timedelta(days=conf.session_detail_days)
    LoginSession.objects.filter(begun_at__lt=oldest).update(device="", network="")
    idle = moment - timedelta(seconds=settings.SESSION_COOKIE_AGE, hours=1)
    dropped, _ = LoginSession.objects.filter(seen_at__lt=idle).delete()
    return dropped


def network_words(network: str) -> str:
    """The client's network with its last part left out: '203.0.113.*'; empty when unknown."""
    if "." in network:
        return network.rpartition(".")[0] + ".*"
    if ":" in network:
        return ":".join(network.split(":")[:3]).rstrip(":") + ":*"
    return ""


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def _store(key: str) -> SessionBase:
    store: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore(key)
    return store
