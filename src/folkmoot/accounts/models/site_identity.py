"""SiteIdentity: who an account is at a site that signs its readers on."""

from django.conf import settings
from django.db import models

from folkmoot.accounts.models.sign_on_site import SignOnSite
from folkmoot.core.clock import now


class SiteIdentity(models.Model):
    """Site and subject: all by which an account is known again; never an address or a name."""

    site = models.ForeignKey(SignOnSite, models.PROTECT, related_name="identities")
    subject = models.CharField(max_length=200)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="site_identities"
    )
    linked_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "subject"], name="one_account_a_subject"),
            models.UniqueConstraint(fields=["site", "account"], name="one_subject_an_account"),
        ]
        verbose_name_plural = "site identities"

    def __str__(self) -> str:
        return f"{self.site_id} {self.account_id}"
