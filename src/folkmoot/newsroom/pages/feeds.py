"""The Atom feed of the newest articles."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from folkmoot.newsroom.queries.articles import articles_under, the_front
from folkmoot.newsroom.queries.teasers import teasers

LENGTH = 20


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest articles with their times, for readers who let the news come to them."""
    home = the_front()
    if home is None:
        raise Http404
    feed = Atom1Feed(
        title=home.title,
        link=request.build_absolute_uri("/"),
        description=home.motto,
        feed_url=request.build_absolute_uri(),
        language=home.locale.language_code,
    )
    for story in teasers(articles_under(home)[:LENGTH]):
        address = request.build_absolute_uri(story.address)
        feed.add_item(
            title=story.headline,
            link=address,
            description=story.summary,
            unique_id=address,
            pubdate=story.dated_at.astimezone(story.zone),
            author_name=story.byline or home.title,
            categories=[story.section],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
