"""ArticlePage: a story as the newsroom writes it."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from folkmoot.core.clock import now
from folkmoot.core.ids import new_id
from folkmoot.newsroom.blocks.body import BodyBlock
from folkmoot.newsroom.models.image import NewsImage
from folkmoot.newsroom.models.tag import ArticleTag


class ArticlePage(Page):
    """A story: its title is the headline, its `story_key` the name of its discussion.

    `dated_at` is the time of publication that readers see; `updated_at` is shown only when it
    is later. Both are the editor's word, since a story may be entered after it appeared.
    A picture without credit, rights or description keeps the article from being published.
    """

    story_key = models.CharField(max_length=26, default=new_id, editable=False, db_index=True)
    summary = models.TextField(
        _("summary"),
        max_length=400,
        help_text=_("One or two sentences: under the headline, in lists."),
    )
    byline = models.CharField(_("by-line"), max_length=120, blank=True)
    dateline = models.CharField(
        _("dateline"), max_length=60, blank=True, help_text=_("The place the story comes from.")
    )
    dated_at = models.DateTimeField(_("published at"), default=now, db_index=True)
    updated_at = models.DateTimeField(_("updated at"), null=True, blank=True)
    lead_image = models.ForeignKey(
        NewsImage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lead picture"),
    )
    lead_caption = models.CharField(_("caption"), max_length=300, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("tags"))
    people = models.CharField(
        _("people and organisations"),
        max_length=300,
        blank=True,
        help_text=_(
            "Whom the story is about, with commas between the names. The Community Standards "
            "protect them from insult and threat; readers do not see the list."
        ),
    )
    takes_comments = models.BooleanField(_("open for comments"), default=True)

    content_panels: ClassVar = [
        TitleFieldPanel(
            "title", heading=_("Headline"), help_text=_("As readers see it, and as lists show it.")
        ),
        FieldPanel("summary"),
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("dateline"), FieldPanel("dated_at")],
            heading=_("Who, where, when"),
        ),
        MultiFieldPanel(
            [FieldPanel("lead_image"), FieldPanel("lead_caption")], heading=_("Lead picture")
        ),
        FieldPanel("body"),
        FieldPanel("tags"),
        FieldPanel("people"),
    ]
    settings_panels: ClassVar = [
        *Page.settings_panels,
        FieldPanel("takes_comments"),
        FieldPanel("updated_at"),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("byline"),
        index.FilterField("dated_at"),
    ]
    parent_page_types: ClassVar = ["newsroom.SectionPage"]
    subpage_types: ClassVar[list[str]] = []
    exclude_fields_in_copy: ClassVar = ["story_key"]

    class Meta:
        verbose_name = _("article")

    @property
    def pictures(self) -> Iterator[NewsImage]:
        """Every picture that the article shows."""
        if self.lead_image:
            yield self.lead_image
        for block in self.body:
            if block.block_type == "image" and block.value.get("image"):
                yield block.value["image"]

    @property
    def shown_update(self) -> datetime | None:
        """The time of the last change, only where it is later than the publication."""
        is_later = self.updated_at and self.updated_at > self.dated_at
        return self.updated_at if is_later else None

    def clean(self) -> None:
        """Refuse a picture that may not be shown (UX-002)."""
        super().clean()
        for picture in self.pictures:
            if picture.lacks:
                raise ValidationError(
                    _("The picture “%(title)s” cannot be published yet. It lacks: %(lacks)s."),
                    params={"title": picture.title, "lacks": ", ".join(picture.lacks)},
                )
