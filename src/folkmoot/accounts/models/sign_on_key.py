"""SignOnKey: a key by which a site's tokens are checked."""

from django.conf import settings
from django.db import models

from folkmoot.accounts.models.sign_on_site import SignOnSite
from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class SignOnAlgorithm(models.TextChoices):
    """How a key signs; a key has one way for ever (RFC 8725, section 3.1)."""

    ED25519 = "EdDSA", "Ed25519"
    HS256 = "HS256", "HS256"


class SignOnKey(models.Model):
    """One key of a site. Its public id is the `kid` of the tokens.

    `material` is the public key in PEM, or the shared secret under the installation's seal.
    A key that is being replaced works until `ends_at`; one that was revoked works no more, and
    neither do the sessions it opened. Keys are never deleted: sessions point to theirs.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    site = models.ForeignKey(SignOnSite, models.PROTECT, related_name="keys")
    algorithm = models.CharField(max_length=8, choices=SignOnAlgorithm)
    material = models.TextField()
    made_at = models.DateTimeField(default=now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    ends_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.public_id

    @property
    def is_open(self) -> bool:
        """True while tokens of this key are taken."""
        return self.revoked_at is None and (self.ends_at is None or self.ends_at > now())
