"""A site's server makes its pages known (B17)."""

import pytest
from django.test import Client

from folkmoot.discussion.models import Story
from folkmoot.moderation.actions.api_keys import make_api_key
from tests.make import make_publication

PAGE = {
    "key": "ferry-1",
    "edition": "home",
    "address": "https://www.paper.example/ferry?utm_source=x",
    "title": "The ferry",
    "authors": ["Ann Writer"],
}


@pytest.fixture
def put(db):
    """`put(body, secret)`: send it with the key of the publication."""
    publication = make_publication()
    own = make_api_key(None, publication, name="CMS").secret

    def send(body, secret=own):
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        return Client().put("/api/v1/stories", body, "application/json", headers=headers)

    return send


def test_a_page_is_made_known_once(put):
    first, again = put(PAGE), put(PAGE | {"title": "The ferry is late"})
    assert (first.status_code, again.status_code) == (200, 200)
    story = Story.objects.get()
    assert first.json()["id"] == again.json()["id"] == story.public_id
    assert first.json()["discussion"].endswith(f"/discussion/{story.public_id}/")
    assert (story.title, story.authors) == ("The ferry is late", ["Ann Writer"])


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"edition": "moon"}, 404, "publication-unknown"),
        ({"address": "javascript:alert(1)"}, 400, "address-not-valid"),
        ({"key": "x" * 201}, 400, "fields-not-valid"),
        ({"title": None}, 400, "fields-not-valid"),
        ({"mode": "closed"}, 400, "fields-not-valid"),
    ],
)
def test_what_is_no_page_is_refused(put, change, status, code):
    answer = put(PAGE | change)
    assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
    assert not Story.objects.exists()


def test_only_a_machine_with_a_key_makes_pages_known(put):
    for secret in ("", "made-up"):
        assert put(PAGE, secret).status_code == 401
    assert not Story.objects.exists()
