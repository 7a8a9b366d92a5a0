"""Habit: what a member wants to happen by itself in discussions."""

from django.conf import settings
from django.db import models


class Habit(models.Model):
    """`follows_own_threads`: whoever begins a thread, or answers in one, follows it from then on.

    No row means no.
    """

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="habit"
    )
    follows_own_threads = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"habits of {self.account_id}"
