import pytest
from django.template import engines
from django.test import RequestFactory

from tests.embed.reading import ids, read
from tests.make import make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db


def shown(source, query=""):
    template = engines["django"].from_string("{% load folkmoot %}" + source)
    return read(template.render({}, RequestFactory().get(f"/story/{query}")))


def test_the_tag_shows_the_discussion_of_a_story_by_the_sites_own_key():
    story = make_story(key="bridge")
    first, second = make_comment(story), make_comment(story)
    assert ids(shown('{% discussion "bridge" %}')) == [second.public_id, first.public_id]
    assert ids(shown('{% discussion "bridge" %}', "?order=oldest"))[0] == first.public_id


def test_stories_of_another_publication_have_keys_of_their_own():
    make_comment(make_story(key="bridge"))
    make_story(make_publication("other"), key="bridge")
    assert ids(shown('{% discussion "bridge" "other" %}')) == []


def test_a_page_that_is_no_story_has_no_discussion():
    make_publication()
    assert not shown('{% discussion "preview" %}').children


def test_the_count_is_a_link_to_the_discussion():
    story = make_story(key="bridge")
    make_comment(story)
    link = shown('{% comment_count "bridge" %}').one("a")
    assert (link.text, link.attributes["href"]) == ("1 comment", "#comments")
    assert shown('{% comment_count "unknown" %}').text == "0 comments"
