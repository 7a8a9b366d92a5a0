"""HomePage: one edition of the publication and its front."""

from typing import ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page


class HomePage(Page):
    """The front of an edition: its title is the publication's name, its zone that of all times.

    `publication_key` and `edition_key` are the names under which stories are registered for
    discussion; they are never changed once stories are out.
    """

    publication_key = models.SlugField(_("publication key"), max_length=40, default="main")
    edition_key = models.SlugField(_("edition key"), max_length=40, default="en")
    motto = models.CharField(_("motto"), max_length=120, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=64, default="UTC", help_text=_("For example Europe/Copenhagen.")
    )
    contact_email = models.EmailField(_("e-mail of the moderators"))
    lead = models.ForeignKey(
        "newsroom.ArticlePage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead story"),
        help_text=_("The newest story leads where none is chosen."),
    )

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("motto"),
        PageChooserPanel("lead", "newsroom.ArticlePage"),
    ]
    settings_panels: ClassVar = [
        *Page.settings_panels,
        MultiFieldPanel(
            [
                FieldPanel("publication_key"),
                FieldPanel("edition_key"),
                FieldPanel("time_zone"),
                FieldPanel("contact_email"),
            ],
            heading=_("Edition"),
        ),
    ]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["newsroom.SectionPage"]

    class Meta:
        verbose_name = _("front page")

    @property
    def zone(self) -> ZoneInfo:
        """The edition's time zone."""
        return ZoneInfo(self.time_zone)

    def clean(self) -> None:
        """Refuse a time zone that nobody knows."""
        super().clean()
        if self.time_zone not in available_timezones():
            raise ValidationError({"time_zone": _("There is no time zone of this name.")})
