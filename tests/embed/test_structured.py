"""What search engines read of a discussion: nested comments, only those in view (UX-032)."""

import pytest
from django.template import Context, Template
from django.test import Client

from folkmoot.discussion.actions.comments import change_state
from tests.embed.reading import read as tree_of
from tests.make import make_comment, make_story

COMMENT = "https://schema.org/Comment"


def direct(item):
    """The comments of an item that are no comments of a comment within it."""
    found = item.all("li", itemtype=COMMENT)
    inner = [each for one in found for each in one.all("li", itemtype=COMMENT)]
    return [each for each in found if not any(each is other for other in inner)]


def id_of(item):
    return (
        item.one("article").attributes["data-id"]
        if len(item.all("article")) == 1
        else (item.all("article")[0].attributes["data-id"])
    )


@pytest.mark.django_db
def test_comments_nest_and_what_is_gone_or_waits_is_not_said():
    story = make_story(title="Bridge", summary="It is built.")
    top = make_comment(story, text="The **bridge**")
    reply = make_comment(story, parent=top)
    gone = make_comment(story)
    below = make_comment(story, parent=gone)
    change_state(gone, "removed", rule="C1")
    make_comment(story, state="held")
    story.refresh_from_db()
    page = tree_of(Client().get(f"/discussion/{story.public_id}/").content)
    item = page.one(itemtype="https://schema.org/DiscussionForumPosting")
    assert item.one("meta", itemprop="commentCount").attributes["content"] == "3"
    assert len(item.all("li", itemtype=COMMENT)) == 3
    assert {id_of(each) for each in direct(item)} == {top.public_id, below.public_id}
    first = next(each for each in direct(item) if id_of(each) == top.public_id)
    assert [id_of(each) for each in direct(first)] == [reply.public_id]
    assert next(each.text for each in first.all("bdi", itemprop="name")) == top.author.display_name
    assert first.all(itemprop="text")[0].text.strip() == "The bridge"
    assert first.all("time", itemprop="datePublished")
    for needed in ("headline", "datePublished", "text"):
        assert item.all("meta", itemprop=needed)


@pytest.mark.django_db
def test_under_an_article_they_are_its_comments():
    story = make_story()
    make_comment(story)
    made = Template("{% load folkmoot %}{% discussion key %}").render(Context({"key": story.key}))
    item = tree_of(made.encode()).one(itemtype="https://schema.org/NewsArticle")
    assert item.attributes["itemid"] == story.address
    assert len(item.all("li", itemtype=COMMENT)) == 1
