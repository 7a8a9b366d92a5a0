"""All addresses: fixed ones first, then the newsroom's pages."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from folkmoot.embed.pages.cards import provide
from folkmoot.project.media import media
from folkmoot.project.outbox import outbox

handler500 = "folkmoot.project.broken.broken"

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("folkmoot.reader.account_urls")),
    path("api/", include("folkmoot.api.urls")),
    path("", include("folkmoot.api.compatible_urls")),
    path("desk/", include("folkmoot.desk.urls")),
    path("discussion/", include("folkmoot.embed.urls")),
    path("oembed", provide, name="oembed"),
    path("cms/", include(wagtailadmin_urls)),
    path("media/<path:name>", media, name="media"),
    path("", include("folkmoot.reader.urls")),
    path("", include("folkmoot.newsroom.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("outbox/", outbox, name="outbox"))
urlpatterns += [
    path("_util/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("", include(wagtail_urls)),
]
