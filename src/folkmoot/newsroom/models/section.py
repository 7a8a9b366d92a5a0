"""SectionPage: a part of the paper."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page


class SectionPage(Page):
    """World, City and the like: a list of its own articles, newest first."""

    introduction = models.CharField(_("introduction"), max_length=200, blank=True)

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar = ["newsroom.HomePage"]
    subpage_types: ClassVar = ["newsroom.ArticlePage"]

    class Meta:
        verbose_name = _("section")
