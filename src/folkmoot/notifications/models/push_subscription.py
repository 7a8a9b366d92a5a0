"""PushSubscription: a browser that a member allows to be told."""

from django.conf import settings
from django.db import models

from folkmoot.core.clock import now


class PushSubscription(models.Model):
    """Where its push service takes messages, and the browser's keys; only it can read them.

    A browser belongs to the account that allowed it last: `digest` is the hash of the
    endpoint, and unique.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="push_subscriptions"
    )
    endpoint = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    public_key = models.CharField(max_length=120)
    secret = models.CharField(max_length=40)
    made_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.account_id} by push"
