"""Forgetting what is of no use any more."""

from importlib import import_module

from django.conf import settings
from django.db import transaction

from folkmoot.accounts.actions.email_changes import forget_old_changes
from folkmoot.accounts.actions.sessions import forget_old_sessions
from folkmoot.accounts.models import MailedLink, SpentProof, SpentToken
from folkmoot.core.clock import now


@transaction.atomic
def drop_expired() -> int:
    """Drop captcha proofs, tokens, mailed links and sessions whose time is over; how many rows.

    None of them can do anything any more: a proof's task, a token, a link and a session are
    refused by their time, whether the row is there or not.
    """
    moment = now()
    proofs, _ = SpentProof.objects.filter(expires_at__lt=moment).delete()
    tokens, _ = SpentToken.objects.filter(expires_at__lt=moment).delete()
    links, _ = MailedLink.objects.filter(expires_at__lt=moment).delete()
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
    forget_old_sessions()
    forget_old_changes()
    return proofs + tokens + links
