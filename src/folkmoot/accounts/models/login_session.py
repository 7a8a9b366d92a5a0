"""LoginSession: where an account is logged in, in as few words as its owner needs."""

from django.conf import settings
from django.db import models

from folkmoot.accounts.models.sign_on_key import SignOnKey
from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class LoginSession(models.Model):
    """One session of an account (UX-096).

    `device` is the browser and system in words, never the whole agent; `network` the address
    cut to its network. Both are emptied after a time (`conf.session_detail_days`). `seen_at` is
    cut to the hour: enough to know a session that is not one's own, too little to watch anybody.
    `sign_on_key` is the key of the partner site that opened it, if one did: both end together.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="login_sessions"
    )
    session_key = models.CharField(max_length=40, unique=True)
    device = models.CharField(max_length=60, blank=True)
    network = models.CharField(max_length=45, blank=True)
    begun_at = models.DateTimeField(default=now)
    seen_at = models.DateTimeField(default=now)
    sign_on_key = models.ForeignKey(
        SignOnKey, models.PROTECT, null=True, blank=True, related_name="sessions"
    )

    def __str__(self) -> str:
        return f"session of {self.account_id}"
