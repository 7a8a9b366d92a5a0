"""The CMS: who comes in, what is refused, what an editor publishes (E7, UX-002)."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from folkmoot.newsroom.models import ArticlePage, NewsImage
from tests.make import make_account
from tests.newsroom.paper import make_article, make_draft, make_picture


@pytest.fixture
def editor(client):
    account = make_account("Ada Holm", role="editor")
    client.force_login(account)
    return account


def test_a_stranger_is_sent_to_our_own_door(world, client):
    for path in ("/cms/", "/cms/login/", "/cms/pages/"):
        response = client.get(path)
        assert response.status_code == 302
        assert response["Location"].startswith("/account/login/?next=%2Fcms%2F")


@pytest.mark.parametrize("role", ["member", "moderator"])
def test_who_does_not_write_does_not_come_in(world, client, role):
    client.force_login(make_account("Nell Farrow", role=role))
    response = client.get("/cms/")
    assert response.status_code == 403
    assert b"This page is not open to you" in response.content


@pytest.mark.parametrize("role", ["editor", "publisher"])
def test_who_writes_comes_in(world, client, role):
    client.force_login(make_account("Ada Holm", role=role))
    assert client.get("/cms/").status_code == 200


def test_a_role_that_has_ended_opens_nothing_any_more(world, client, editor):
    assert client.get("/cms/").status_code == 200
    assert editor.groups.count() == 2
    type(editor).objects.filter(pk=editor.pk).update(role="member")
    assert client.get("/cms/").status_code == 403
    assert editor.groups.count() == 0


@pytest.mark.parametrize("path", ["users/", "groups/", "password_reset/", "documents/"])
def test_second_doors_are_closed(world, client, editor, path):
    assert client.get(f"/cms/{path}").status_code == 404


def test_the_cms_has_a_policy_of_its_own(world, client, editor):
    policy = client.get("/cms/")["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "object-src 'none'" in policy


def test_an_editor_enters_times_in_the_accounts_zone(world, client, editor):
    type(editor).objects.filter(pk=editor.pk).update(time_zone="Asia/Tokyo")
    client.get("/cms/")
    assert editor.wagtail_userprofile.current_time_zone == "Asia/Tokyo"


def test_an_editor_publishes_and_the_discussion_opens(world, client, editor):
    form = nested_form_data(
        {
            "title": "The bridge is open",
            "slug": "bridge",
            "summary": "After nine years.",
            "byline": "Ada Holm",
            "dateline": "",
            "dated_at": "2026-11-02 10:00",
            "updated_at": "",
            "lead_image": "",
            "lead_caption": "",
            "body": streamfield([("paragraph", rich_text("<p>It is open.</p>"))]),
            "tags": "Bridges",
            "takes_comments": "on",
            "action-publish": "1",
        }
    )
    response = client.post(f"/cms/pages/add/newsroom/articlepage/{world.pk}/", form)
    assert response.status_code == 302
    page = client.get("/world/bridge/")
    assert page.status_code == 200
    assert b'id="comments"' in page.content
    assert client.get("/tags/bridges/").status_code == 200


@pytest.mark.parametrize("missing", ["description", "credit", "rights"])
def test_a_picture_is_not_taken_without_its_words(world, client, editor, missing):
    file = make_picture().file
    facts = {
        "title": "A bridge",
        "description": "A bridge.",
        "credit": "Photo: A.",
        "rights": "Ours.",
    }
    for has_all in (False, True):
        with file.open("rb") as source:
            upload = SimpleUploadedFile("bridge.png", source.read(), "image/png")
        sent = facts | ({} if has_all else {missing: " "})
        client.post("/cms/images/add/", sent | {"file": upload, "collection": "1"})
        assert NewsImage.objects.filter(title="A bridge").exists() is has_all


@pytest.mark.parametrize("missing", ["description", "credit", "rights"])
@pytest.mark.parametrize("place", ["lead", "text"])
def test_an_article_with_such_a_picture_is_not_published(world, missing, place):
    picture = make_picture(**{missing: ""})
    article = make_draft(world)
    if place == "lead":
        article.lead_image = picture
    else:
        article.body = [("image", {"image": picture, "caption": ""})]
    revision = article.save_revision(clean=False)
    with pytest.raises(ValidationError, match=missing):
        revision.publish()
    assert not ArticlePage.objects.get(pk=article.pk).live
    NewsImage.objects.filter(pk=picture.pk).update(**{missing: "Here it is."})
    article.latest_revision.publish()
    assert ArticlePage.objects.get(pk=article.pk).live


def test_media_gives_out_pictures_and_nothing_else(world, client, settings):
    picture = make_picture()
    response = client.get(f"/media/{picture.file.name}")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    b"".join(response.streaming_content)
    (settings.MEDIA_ROOT / "notes.html").write_text("<script>alert(1)</script>")
    (settings.MEDIA_ROOT.parent / "outside.png").write_bytes(b"secret")
    for name in ("notes.html", "../outside.png", "%2e%2e/outside.png", "original_images/"):
        assert client.get(f"/media/{name}").status_code in {400, 404}


def test_an_article_can_be_edited(world, client, editor):
    article = make_article(world, title="The bridge is open")
    response = client.get(f"/cms/pages/{article.pk}/edit/")
    assert b"The bridge is open" in response.content
