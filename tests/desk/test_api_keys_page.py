"""API keys at the desk: a secret is shown once, a revoked key is done with."""

import re

from folkmoot.moderation.models import ApiKey
from folkmoot.moderation.queries.api_keys import client_behind
from tests.desk.pages import read

PAGE = "/desk/api-keys/"


def make(browser, name):
    return browser.post(PAGE, {"name": name})


def secret_in(response):
    return re.search(r"fmk_[\w-]{43}", response.content.decode())[0]


def test_a_publisher_makes_a_key_and_sees_its_secret_once(at, publisher, publication):
    browser = at(publisher)
    response = make(browser, " Coral  comments ")
    secret = secret_in(response)
    client = client_behind(secret)
    assert (client.name, client.publication) == ("Coral comments", publication)
    row = ApiKey.objects.get()
    assert row.made_by == publisher
    assert secret not in {getattr(row, field.attname) for field in ApiKey._meta.concrete_fields}
    later = browser.get(PAGE)
    assert "never" in read(later).words
    assert secret not in later.content.decode()
    assert f"{secret[:10]}…" in read(later).words
    assert "no-store" in response["Cache-Control"]


def test_names_are_told_apart(at, publisher, publication):
    browser = at(publisher)
    make(browser, "Coral")
    taken = make(browser, "Coral")
    assert taken.status_code == 409
    assert "Another key has this name" in read(taken).error_at("name")
    for name in ("", "   ", "x" * 81):
        refused = make(browser, name)
        assert refused.status_code == 400
        assert read(refused).error_at("name")
    assert ApiKey.objects.count() == 1


def test_a_revoked_key_is_listed_and_its_name_is_free_again(at, publisher, publication):
    browser = at(publisher)
    make(browser, "Coral")
    key = ApiKey.objects.get()
    response = browser.post(f"{PAGE}{key.public_id}/revoke/", follow=True)
    assert "Revoked." in read(response).words or "Revoked." in response.content.decode()
    assert not read(response).find("form", action=f"{PAGE}{key.public_id}/revoke/")
    assert "revoked" in read(response).words
    assert make(browser, "Coral").status_code == 200
    again = browser.post(f"{PAGE}{key.public_id}/revoke/", follow=True)
    assert "was revoked before" in again.content.decode()


def test_without_a_publication_nothing_can_be_asked(at, publisher, db):
    response = make(at(publisher), "Coral")
    assert response.status_code == 400
    assert "no publication yet" in read(response).words
    assert not ApiKey.objects.exists()


def test_hostile_names_stay_text(at, publisher, publication):
    response = make(at(publisher), "<script>alert(1)</script>")
    page = read(response)
    assert "<script>alert(1)</script>" in page.words
    assert not [text for text in page.texts("script") if text]
