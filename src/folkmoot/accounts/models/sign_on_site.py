"""SignOnSite: a site with accounts of its own, whose word about its readers is taken."""

from django.db import models

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id


class SignOnSite(models.Model):
    """A site that signs its readers on (A12), and what the publisher let it leave out.

    `issuer` is what its tokens name as `iss`, `origins` are the web origins whose pages may
    send a reader's browser here, `start_address` is where a reader can begin at the site.
    A waiver is there when somebody signed for it: `proves_emails` believes the addresses,
    `takes_coral` also takes the token shape of Coral, which names neither audience nor kind.
    The publication is named by its key: accounts know no publications.
    """

    public_id = models.CharField(max_length=26, unique=True, default=new_id, editable=False)
    publication = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    issuer = models.CharField(max_length=200, unique=True)
    origins = models.JSONField(default=list)
    start_address = models.URLField(max_length=500, blank=True)
    proves_emails = models.BooleanField(default=False)
    takes_coral = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.name
