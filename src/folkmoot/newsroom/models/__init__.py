"""The rows of the newsroom: pages of Wagtail, pictures and tags."""

from folkmoot.newsroom.models.article import ArticlePage
from folkmoot.newsroom.models.home import HomePage
from folkmoot.newsroom.models.image import NewsImage, NewsRendition
from folkmoot.newsroom.models.section import SectionPage
from folkmoot.newsroom.models.tag import ArticleTag

__all__ = [
    "ArticlePage",
    "ArticleTag",
    "HomePage",
    "NewsImage",
    "NewsRendition",
    "SectionPage",
]
