"""Feeds of comments: only what is in view, with ids that stay, and told when nothing is new."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.queries import recent
from folkmoot.discussion.rendering import render
from tests.embed.reading import read as tree_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(address):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    root = ET.fromstring(answer.content)
    return [
        {child.tag.removeprefix(ATOM): child for child in entry}
        for entry in root.iter(f"{ATOM}entry")
    ], answer


def test_a_story_a_member_and_a_publication_have_feeds_of_what_is_in_view():
    story = make_story(title="Bridge & ferry")
    author = make_account("Ada")
    comment = make_comment(story, author=author, text="The **bridge** <script>")
    other = make_comment(make_story(), text="elsewhere")
    make_comment(story, author=author, text="secret", state="held")
    addresses = {
        f"/discussion/{story.public_id}/feed.atom": [comment],
        f"/discussion/member/{author.public_id}/feed.atom": [comment],
        "/discussion/feed.atom": [other, comment],
    }
    for address, wanted in addresses.items():
        found, answer = entries(address)
        links = [each["link"].get("href") for each in found]
        assert links == [
            f"http://testserver/discussion/comment/{each.public_id}/" for each in wanted
        ]
        assert b"secret" not in answer.content
        assert not answer.cookies
    (entry,), _ = entries(f"/discussion/{story.public_id}/feed.atom")
    assert entry["title"].text == "Ada on “Bridge & ferry”"
    assert "<strong>bridge</strong>" in entry["summary"].text
    assert "<script" not in entry["summary"].text
    rss = Client().get(f"/discussion/{story.public_id}/feed.rss")
    assert rss["Content-Type"].startswith("application/rss+xml")
    assert b"<item>" in rss.content


def test_the_id_stays_when_the_text_changes_and_hiding_changes_the_tag():
    comment = make_comment(text="The bridge")
    address = f"/discussion/{comment.story.public_id}/feed.atom"
    (before,), first = entries(address)
    same = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert same.status_code == 304
    add_revision(comment, by=comment.author, rendered=render("The ferry"), base=1, is_shown=True)
    (after,), second = entries(address)
    assert before["id"].text == after["id"].text
    assert "ferry" in after["summary"].text
    assert first["ETag"] != second["ETag"]
    change_state(comment, "removed", rule="C1")
    gone = Client().get(address, headers={"If-None-Match": second["ETag"]})
    assert (gone.status_code, b"ferry" in gone.content) == (200, False)


def test_a_feed_has_an_end(monkeypatch):
    monkeypatch.setattr(recent, "MOST", 2)
    story = make_story()
    for _ in range(3):
        make_comment(story)
    assert len(entries(f"/discussion/{story.public_id}/feed.atom")[0]) == 2


def test_who_leaves_has_no_feed_and_no_name_in_others(django_user_model):
    comment = make_comment(author=make_account("Ada"))
    author = comment.author
    own = f"/discussion/member/{author.public_id}/feed.atom"
    assert Client().get(own).status_code == 200
    django_user_model.objects.filter(pk=author.pk).update(closing_since=comment.written_at)
    assert Client().get(own).status_code == 404
    (entry,), answer = entries("/discussion/feed.atom")
    assert entry["title"].text.startswith("Closed account on")
    assert b"Ada" not in answer.content
    assert Client().get("/discussion/member/nobody/feed.atom").status_code == 404
    assert Client().get("/discussion/feed.atom?publication=none").status_code == 404


def test_pages_name_their_feed():
    comment = make_comment()
    page = tree_of(Client().get(f"/discussion/{comment.story.public_id}/").content)
    feed = page.one("link", rel="alternate", type="application/atom+xml").attributes["href"]
    assert Client().get(feed).status_code == 200
    acts = Client().get(f"/discussion/comment/{comment.public_id}/acts/").content.decode()
    assert f"/discussion/member/{comment.author.public_id}/feed.atom" in acts
