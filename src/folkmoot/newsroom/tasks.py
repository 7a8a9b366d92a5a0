"""Background work of the newsroom."""

from folkmoot.core.after_commit import background
from folkmoot.newsroom.models import ArticlePage
from folkmoot.newsroom.queries.articles import SIZES
from folkmoot.newsroom.structured_data import SHAPES, SOCIAL


@background(attempts=3)
def prepare_pictures(article_id: int) -> None:
    """Make every size that the pages of an article ask for, so that no reader waits for one."""
    article = ArticlePage.objects.filter(pk=article_id).first()
    if article is None:
        return
    for picture in article.pictures:
        picture.get_renditions(*SIZES, *SHAPES, SOCIAL)
