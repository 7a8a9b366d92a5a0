"""The newsroom's addresses: lists and search first, then the pages of the CMS."""

from django.urls import path

from folkmoot.newsroom.pages import feeds, lists, search, sitemaps

app_name = "newsroom"
urlpatterns = [
    path("news/", lists.all_news, name="all_news"),
    path("tags/<slug:slug>/", lists.tag, name="tag"),
    path("search/", search.search, name="search"),
    path("feed/", feeds.newest, name="feed"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
]
