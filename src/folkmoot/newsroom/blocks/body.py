"""The parts of a story's text, each with its template."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

PARAGRAPH_FEATURES = ["bold", "italic", "link", "ol", "ul"]


class PictureBlock(blocks.StructBlock):
    """A picture inside the text; credit and description belong to the picture itself."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "newsroom/blocks/image.html"


class QuoteBlock(blocks.StructBlock):
    """Somebody's own words, and whose they are."""

    words = blocks.TextBlock(label=_("Words"), rows=3)
    speaker = blocks.CharBlock(label=_("Who said it"), max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "newsroom/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    """The text of a story: what HOUSE and SPEC E1 name, and nothing that runs."""

    paragraph = blocks.RichTextBlock(
        label=_("Text"), features=PARAGRAPH_FEATURES, template="newsroom/blocks/paragraph.html"
    )
    subheading = blocks.CharBlock(
        label=_("Sub-heading"), icon="title", template="newsroom/blocks/subheading.html"
    )
    image = PictureBlock()
    quote = QuoteBlock()
    read_more = blocks.PageChooserBlock(
        label=_("Read more: a link inside the text"),
        page_type="newsroom.ArticlePage",
        icon="link",
        template="newsroom/blocks/read_more.html",
    )
    related = blocks.PageChooserBlock(
        label=_("Related story: an inset card"),
        page_type="newsroom.ArticlePage",
        icon="doc-full",
        template="newsroom/blocks/related.html",
    )
