"""Partner sites at the desk: named, keyed, replaced, revoked; no safeguard lost by one click."""

import re

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from folkmoot.accounts.models import SignOnKey, SignOnSite
from folkmoot.accounts.sealing import unseal
from folkmoot.accounts.sign_on_waivers import CORAL, WAIVERS
from tests.accounts.signing import public_pem
from tests.desk.pages import read

PAGE = "/desk/sign-on/"
SITE = {
    "name": "The Harbour Post",
    "issuer": "https://harbour.example",
    "origins": "https://www.harbour.example\nhttps://amp.harbour.example/",
    "start_address": "https://www.harbour.example/discuss",
}


@pytest.fixture
def browser(at, publisher, publication):
    return at(publisher)


@pytest.fixture
def site(browser):
    assert browser.post(PAGE, SITE).status_code == 302
    return SignOnSite.objects.get()


def test_a_site_is_named_and_what_cannot_stand_is_told(browser, publication):
    assert "No site signs readers on yet" in read(browser.get(PAGE)).words
    bad = [
        {"origins": "https://a.example/path"},
        {"origins": "http://a.example"},
        {"origins": "javascript:alert(1)"},
        {"origins": "https://user@a.example"},
        {"start_address": "http://a.example/x"},
        {"issuer": "two words"},
        {"name": ""},
    ]
    for change in bad:
        assert browser.post(PAGE, SITE | change).status_code == 400, change
    assert not SignOnSite.objects.exists()
    browser.post(PAGE, SITE)
    assert browser.post(PAGE, SITE | {"name": "Again"}).status_code == 400
    row = SignOnSite.objects.get()
    assert row.origins == ["https://amp.harbour.example", "https://www.harbour.example"]
    assert row.publication == publication.key


def test_a_shared_secret_is_shown_once_and_stored_under_seal(browser, site, publisher):
    made = browser.post(f"{PAGE}{site.public_id}/keys/", {})
    row = SignOnKey.objects.get()
    secret = unseal(row.material)
    assert len(secret) >= 43
    assert secret in made.content.decode()
    assert secret not in row.material
    assert row.made_by == publisher
    assert secret not in browser.get(f"{PAGE}{site.public_id}/").content.decode()
    assert "no-store" in made["Cache-Control"]


def test_only_public_keys_of_the_right_kind_are_taken(browser, site):
    address = f"{PAGE}{site.public_id}/keys/"
    own = Ed25519PrivateKey.generate()
    rsa = generate_private_key(65537, 2048).public_key()
    form = PublicFormat.SubjectPublicKeyInfo
    for wrong in (
        "x",
        rsa.public_bytes(Encoding.PEM, form).decode(),
        own.private_bytes_raw().hex(),
    ):
        refused = browser.post(address, {"public_key": wrong})
        assert refused.status_code == 400
        assert read(refused).error_at("public_key")
    assert browser.post(address, {"public_key": public_pem(own)}).status_code == 200
    assert SignOnKey.objects.get().algorithm == "EdDSA"


def test_a_key_is_replaced_with_an_overlap_and_revoked_at_once(browser, site):
    browser.post(f"{PAGE}{site.public_id}/keys/", {})
    old = SignOnKey.objects.get()
    replaced = browser.post(f"{PAGE}keys/{old.public_id}/replace/", {})
    assert replaced.status_code == 200
    old.refresh_from_db()
    assert old.is_open
    assert old.ends_at is not None
    assert "works until" in read(replaced).words
    told = browser.post(f"{PAGE}keys/{old.public_id}/revoke/", follow=True)
    assert "Revoked. 0 sessions" in told.content.decode()
    old.refresh_from_db()
    assert not old.is_open
    again = browser.post(f"{PAGE}keys/{old.public_id}/revoke/", follow=True)
    assert "no open key" in again.content.decode()
    assert browser.post(f"{PAGE}keys/{old.public_id}/replace/", {}).status_code == 400
    assert browser.post(f"{PAGE}keys/nothing/revoke/").status_code == 404


def test_a_safeguard_is_left_out_only_with_every_sentence_ticked(browser, site, caplog):
    address = f"{PAGE}{site.public_id}/waivers/{CORAL}/"
    names = [waiver.name for waiver in WAIVERS[CORAL]]
    page = browser.get(f"{PAGE}{site.public_id}/").content.decode()
    assert all(re.search(rf'name="{name}"', page) for name in names)
    assert not re.search(r"<input[^>]* checked", page)
    for ticked in ([], names[:-1]):
        assert browser.post(address, dict.fromkeys(ticked, "on")).status_code == 400
    site.refresh_from_db()
    assert not site.takes_coral
    browser.post(address, dict.fromkeys(names, "on"))
    site.refresh_from_db()
    assert site.takes_coral
    assert "safeguard_waived" in caplog.text
    browser.post(address, {"restore": "yes"})
    site.refresh_from_db()
    assert not site.takes_coral
    assert browser.post(f"{PAGE}{site.public_id}/waivers/nothing/").status_code == 404


def test_editors_see_nothing_of_it(at, editor, publication):
    assert at(editor).get(PAGE).status_code == 403
    assert at(editor).post(PAGE, SITE).status_code == 403
    assert not SignOnSite.objects.exists()
