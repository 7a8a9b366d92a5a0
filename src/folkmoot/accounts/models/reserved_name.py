"""ReservedName: a name that no member may take or carry in their own."""

from django.db import models


class ReservedName(models.Model):
    """The name of a publication, kept from those who would speak in its name."""

    name = models.CharField(max_length=160)
    skeleton = models.CharField(max_length=160, unique=True)

    def __str__(self) -> str:
        return self.name
