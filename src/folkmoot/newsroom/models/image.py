"""NewsImage: a picture with its credit, its rights and its words."""

from typing import Any

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter


class NewsImage(AbstractImage):
    """A picture that may be published: credited, cleared, described for those who cannot see it.

    All three are asked for at upload. `lacks` says what is missing from an older picture, and an
    article that shows such a picture is not published (UX-002, UX-003).
    """

    description = models.CharField(
        _("description"),
        max_length=255,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    credit = models.CharField(
        _("credit"), max_length=160, help_text=_("Shown beside the caption, e.g. Photo: A. Person.")
    )
    rights = models.CharField(
        _("rights"),
        max_length=200,
        help_text=_("Who owns the picture and on what terms we use it."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "rights",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def lacks(self) -> tuple[str, ...]:
        """The names of what is still missing before the picture may be published."""
        asked = {
            _("description"): self.description,
            _("credit"): self.credit,
            _("rights"): self.rights,
        }
        return tuple(str(name) for name, value in asked.items() if not value.strip())

    def generate_rendition_file(self, filter: Filter, *, source: Any = None) -> ContentFile[bytes]:
        """The picture in one size, in memory, so that no temporary file stays open behind it."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)


class NewsRendition(AbstractRendition):
    """One size of a picture, made once and kept."""

    image = models.ForeignKey(NewsImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_a_size"
            )
        ]
