"""One comment elsewhere: the card, its code, oEmbed."""

import pytest
from django.test import Client

from folkmoot.discussion.actions.comments import change_state
from folkmoot.embed.cards import comment_named
from tests.embed.reading import read as tree_of
from tests.make import make_comment, make_story

ID = "01hzzzzzzzzzzzzzzzzzzzzzzz"


@pytest.mark.django_db
def test_the_card_may_be_framed_by_anybody_and_knows_nobody():
    comment = make_comment(make_story(title="Bridge <b>"), text="The **bridge** <script>x</script>")
    client = Client()
    client.force_login(comment.author)
    answer = client.get(f"/discussion/comment/{comment.public_id}/card/")
    policy = answer["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert answer.content == Client().get(answer.request["PATH_INFO"]).content
    page = tree_of(answer.content)
    assert not page.all("script")
    assert page.one("article")
    change_state(comment, "removed", rule="C1")
    gone = Client().get(f"/discussion/comment/{comment.public_id}/card/")
    assert gone.status_code == 404
    assert b"no longer shown" in gone.content
    assert b"bridge" not in gone.content
    assert "frame-ancestors *" in gone["Content-Security-Policy"]


@pytest.mark.django_db
def test_every_other_page_stays_out_of_frames():
    comment = make_comment()
    answer = Client().get(f"/discussion/comment/{comment.public_id}/code/")
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    code = tree_of(answer.content).one("textarea").text
    assert f"/discussion/comment/{comment.public_id}/card/" in code


@pytest.mark.django_db
def test_oembed_gives_the_code_of_a_comment_in_view():
    comment = make_comment(make_story(title='"><script>'), text="The bridge")
    permalink = f"http://testserver/discussion/comment/{comment.public_id}/"
    link = Client().get(permalink)["Link"]
    assert 'type="application/json+oembed"' in link
    answer = Client().get(link.partition("<")[2].partition(">")[0])
    body = answer.json()
    assert (body["version"], body["type"], body["width"]) == ("1.0", "rich", 550)
    assert f'src="{permalink}card/"' in body["html"]
    assert "<script" not in body["html"]
    assert answer["Access-Control-Allow-Origin"] == "*"
    small = Client().get("/oembed", {"url": permalink, "maxwidth": "300", "maxheight": "x"}).json()
    assert (small["width"], small["height"]) == (300, 260)
    assert Client().get("/oembed", {"url": permalink, "format": "xml"}).status_code == 501
    held = make_comment(state="held")
    for address in (f"http://testserver/discussion/comment/{held.public_id}/", "", "https://x/"):
        assert Client().get("/oembed", {"url": address}).status_code == 404


@pytest.mark.parametrize(
    ("address", "found"),
    [
        (f"https://talk.example/discussion/comment/{ID}/", ID),
        (f"https://talk.example/discussion/comment/{ID}/card/", ID),
        (f"https://talk.example/news/bridge/?comment={ID}#comment-{ID}", ID),
        (f"https://evil.example/discussion/comment/{ID}/", ""),
        (f"https://talk.example@evil.example/discussion/comment/{ID}/", ""),
        (f"javascript://talk.example/discussion/comment/{ID}/", ""),
        ("https://talk.example/discussion/comment/../", ""),
        ("https://[", ""),
    ],
)
def test_only_addresses_of_this_host_name_a_comment(address, found):
    assert comment_named(address, "talk.example") == found
