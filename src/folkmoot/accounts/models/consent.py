"""Consent: to which text, in which version, when, and when it was withdrawn."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from folkmoot.core.clock import now


class ConsentText(models.TextChoices):
    """What an account can agree to; of an age it can only say that it was reached."""

    PRIVACY_POLICY = "privacy-policy"
    STANDARDS = "standards"
    AGE = "age"


class ConsentMethod(models.TextChoices):
    """How the agreement was given."""

    SIGN_UP = "sign-up"
    GATE = "gate"


class Consent(models.Model):
    """One agreement to one version of one text (GDPR Art. 7(1): demonstrable consent)."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="consents")
    text = models.CharField(max_length=20, choices=ConsentText)
    version = models.CharField(max_length=64)
    language = models.CharField(max_length=12)
    method = models.CharField(max_length=12, choices=ConsentMethod)
    given_at = models.DateTimeField(default=now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "text", "version"],
                condition=Q(withdrawn_at=None),
                name="one_consent_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.version}"
