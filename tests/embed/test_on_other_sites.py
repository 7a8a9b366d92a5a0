"""The discussion for pages of other sites: who may show it, frame it and log in to it (B17)."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client

from folkmoot.accounts import frame_door
from folkmoot.accounts.actions.sign_on_keys import revoke_key
from folkmoot.accounts.frame_door import code_of, let_through, open_door
from folkmoot.accounts.models import LoginSession
from folkmoot.discussion.actions.host_origins import drop_origin, name_origin
from folkmoot.discussion.web_origins import web_origin
from tests.accounts.signing import make_site
from tests.make import make_account, make_comment, make_publication, make_story

HOST = "https://www.paper.example"
EVIL = "https://www.paper.example.evil.example"
FRAMED = {"HTTP_X_FOLKMOOT_FRAME": "1", "HTTP_SEC_FETCH_SITE": "same-origin"}
SESSION, CSRF = "__Host-folkmoot-frame", "__Host-folkmoot-frame-csrf"
JSON = "application/json"


@pytest.fixture
def story(db):
    found = make_story(make_publication())
    name_origin("main", HOST)
    return found


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("https://www.paper.example", "https://www.paper.example"),
        (" HTTPS://WWW.Paper.Example:443/ ", "https://www.paper.example"),
        ("https://paper.example:8443", "https://paper.example:8443"),
        ("https://zeitung-münchen.example", "https://xn--zeitung-mnchen-osb.example"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://paper.example", None),
        ("https://*.paper.example", None),
        ("https://paper.example/news", None),
        ("https://paper.example; script-src *", None),
        ("https://someone@paper.example", None),
        ("https://paper.example:port", None),
        ("null", None),
        ("", None),
    ],
)
def test_an_origin_as_browsers_write_it(written, origin):
    assert web_origin(written) == origin


def test_the_command_names_origins_and_takes_them_back(story, capsys):
    call_command("origins", "add", "https://app.paper.example/")
    assert capsys.readouterr().out.split() == ["https://app.paper.example", HOST]
    call_command("origins", "remove", HOST)
    assert capsys.readouterr().out.split() == ["https://app.paper.example"]
    with pytest.raises(CommandError, match="nothing after it"):
        call_command("origins", "add", "https://paper.example/news")
    with pytest.raises(CommandError, match="was not named"):
        call_command("origins", "remove", HOST)
    with pytest.raises(CommandError, match="not known here"):
        call_command("origins", "add", HOST, "--publication", "nobody")


def test_only_named_origins_may_read_it(client, story):
    make_comment(story, text="The ferry was promised.")
    path = f"/discussion/on/main/?key={story.key}"
    shown = client.get(path, headers={"origin": HOST})
    assert shown.headers["Access-Control-Allow-Origin"] == HOST
    assert "Access-Control-Allow-Credentials" not in shown.headers
    assert "Origin" in shown.headers["Vary"]
    assert "The ferry was promised." in shown.text
    assert not shown.cookies
    again = client.get(path, headers={"origin": HOST, "if-none-match": shown.headers["ETag"]})
    assert (again.status_code, again.headers["Access-Control-Allow-Origin"]) == (304, HOST)
    for origin in (EVIL, "null"):
        refused = client.get(path, headers={"origin": origin})
        assert refused.status_code == 403
        assert "ferry" not in refused.text
    assert client.get(f"/discussion/on/main/?key=x{story.key}").status_code == 404
    drop_origin("main", HOST)
    assert client.get(path, headers={"origin": HOST}).status_code == 403


def test_it_is_the_same_for_everybody(client, story):
    """A page that shows it learns nothing of who reads (decision 0002)."""
    comment = make_comment(story)
    paths = [
        f"/discussion/on/main/?key={story.key}&lang=de",
        f"/discussion/on/main/more/?key={story.key}",
        f"/discussion/{story.public_id}/frame/?origin={HOST}",
        f"/discussion/{story.public_id}/frame/?origin={HOST}&act=reply&comment={comment.public_id}",
    ]
    member = Client()
    member.force_login(make_account())
    for path in paths:
        own = member.get(path, headers={"origin": HOST})
        other = client.get(path, headers={"origin": HOST})
        assert (own.status_code, own.content) == (200, other.content), path
        assert dict(own.headers) == dict(other.headers)
        assert not own.cookies


def test_it_speaks_the_language_of_the_page_around(client, story):
    german = client.get(f"/discussion/on/main/?key={story.key}&lang=de-AT")
    assert 'lang="de"' in german.text
    other = client.get(f"/discussion/on/main/?key={story.key}&lang=tlh")
    assert 'lang="en"' in other.text


def test_the_frame_stands_on_the_one_site_that_it_names(client, story):
    path = f"/discussion/{story.public_id}/frame/"
    framed = client.get(path, {"origin": HOST, "theme": "dark"})
    assert f"frame-ancestors {HOST};" in f"{framed.headers['Content-Security-Policy']};"
    assert "X-Frame-Options" not in framed.headers
    assert 'data-theme="dark"' in framed.text
    for origin in (EVIL, "", "*", f"{HOST} {EVIL}"):
        refused = client.get(path, {"origin": origin})
        assert refused.status_code == 403
        assert "frame-ancestors 'none'" in refused.headers["Content-Security-Policy"]
        assert refused.headers["X-Frame-Options"] == "DENY"
    other = make_comment(make_story(story.publication))
    missing = client.get(path, {"origin": HOST, "act": "reply", "comment": other.public_id})
    assert missing.status_code == 404
    assert "frame-ancestors 'none'" in missing.headers["Content-Security-Policy"]


def test_only_the_frame_may_be_framed(client, story):
    for path in (
        "/account/login/",
        f"/discussion/{story.public_id}/",
        "/discussion/frame/arrived/",
    ):
        answer = client.get(path)
        assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    door = client.get(f"/discussion/{story.public_id}/door/", {"origin": HOST})
    assert "frame-ancestors 'none'" in door.headers["Content-Security-Policy"]
    assert door.headers["Cross-Origin-Opener-Policy"] == "unsafe-none"
    assert client.get(f"/discussion/{story.public_id}/door/", {"origin": EVIL}).status_code == 403


def test_from_the_door_to_a_session_in_the_frame(client, story):
    """The whole way: the window gives the code, its reader says yes, the frame comes in."""
    account, frame = make_account("Ada Frame"), Client(enforce_csrf_checks=True)
    door = client.get(f"/discussion/{story.public_id}/door/", {"origin": HOST, "to": "login"})
    code = door.context["code"]
    assert ask(frame, code) == "waiting"
    assert client.get("/discussion/frame/arrived/").status_code == 302
    client.force_login(account)
    page = client.get("/discussion/frame/arrived/")
    assert "Ada Frame" in page.text
    assert HOST in page.text
    assert ask(frame, code) == "waiting"
    done = client.post("/discussion/frame/arrived/")
    assert done.cookies["folkmoot-door"].value == ""
    assert ask(frame, code) == "signed-on"
    assert ask(Client(), code) == "waiting"
    cookie = frame.cookies[SESSION].OutputString()
    for flag in ("Secure", "HttpOnly", "SameSite=None", "Partitioned", "Path=/"):
        assert flag in cookie
    assert "Domain" not in cookie
    assert "folkmoot" not in {name for name in frame.cookies if not name.startswith("__Host-")}
    mine = frame.get(f"/api/v1/stories/{story.public_id}/mine", **FRAMED).json()
    assert mine["account"]["name"] == "Ada Frame"
    said = write(frame, story, mine["token"])
    assert said.status_code == 201
    assert LoginSession.objects.filter(account=account).count() == 2


@pytest.fixture
def framed(story):
    """A frame's browser with a session, and the token of its page."""
    browser, account = Client(enforce_csrf_checks=True), make_account("Ada Frame")
    door = open_door(HOST)
    let_through(door, account)
    assert ask(browser, code_of(door)) == "signed-on"
    token = browser.get(f"/api/v1/stories/{story.public_id}/mine", **FRAMED).json()["token"]
    return browser, token, account


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_SEC_FETCH_SITE": "same-origin"},
        {"HTTP_X_FOLKMOOT_FRAME": "1", "HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_X_FOLKMOOT_FRAME": "1", "HTTP_SEC_FETCH_SITE": "same-site"},
    ],
)
def test_ac_036_another_page_cannot_use_the_frames_cookies(framed, story, headers):
    browser, token, _ = framed
    assert write(browser, story, token, headers).status_code in {401, 403}
    mine = browser.get(f"/api/v1/stories/{story.public_id}/mine", **headers).json()
    assert mine["account"] is None


def test_ac_036_the_frame_needs_its_token(framed, story):
    browser, token, _ = framed
    assert write(browser, story, "").status_code == 403
    assert write(browser, story, token).status_code == 201


def test_the_frames_session_opens_no_page_of_ours(framed):
    browser, _, _ = framed
    for path in ("/account/", "/my/comments/", "/desk/"):
        assert browser.get(path, **FRAMED).status_code == 302


def test_a_frame_without_a_yes_gets_nothing(story, monkeypatch):
    account, browser = make_account(), Client()
    door = open_door(HOST)
    assert ask(browser, code_of(open_door(HOST))) == "waiting"
    assert ask(browser, frame_door.cookie_of(door)) == "over"
    assert ask(browser, "made-up") == "over"
    let_through(door, account)
    account.is_active = False
    account.save()
    assert ask(browser, code_of(door)) == "waiting"
    plain = browser.post("/api/v1/frame/session", {"code": code_of(door)}, content_type=JSON)
    assert plain.status_code == 403
    monkeypatch.setattr(frame_door, "LIFETIME", 0)
    assert ask(browser, code_of(door)) == "over"


def test_the_door_of_another_browser_is_no_door(client, story):
    client.force_login(make_account())
    assert client.get("/discussion/frame/arrived/").status_code == 410
    assert client.post("/discussion/frame/arrived/").status_code == 410


def test_a_frame_of_a_partner_sites_reader_ends_with_the_key(story):
    site, account, browser = make_site(), make_account(), Client()
    door = open_door(HOST)
    let_through(door, account, sign_on_key=site.kid)
    assert ask(browser, code_of(door)) == "signed-on"
    path = f"/api/v1/stories/{story.public_id}/mine"
    assert browser.get(path, **FRAMED).json()["account"]
    revoke_key(None, site.kid)
    assert browser.get(path, **FRAMED).json()["account"] is None


def test_counts_are_told_in_words(client, story):
    make_comment(story)
    path = f"/discussion/counts/?keys={story.key},unknown&lang=en"
    body = client.get(path).json()
    assert body["counts"] == {story.key: 1, "unknown": 0}
    assert body["words"] == {story.key: "1 comment", "unknown": "0 comments"}


def test_without_script_a_link_leads_to_our_page(client, story):
    answer = client.get(f"/discussion/on/main/go/?key={story.key}")
    assert answer.headers["Location"] == f"/discussion/{story.public_id}/"
    assert client.get("/discussion/on/main/go/?key=none").status_code == 404


def test_the_style_stands_on_the_element(client):
    style = client.get("/discussion/host.css").text
    assert ":root" not in style
    assert ':host([theme="dark"])' in style
    assert ".fm-comment" in style


def ask(browser, code):
    """What the frame is told when it asks with a code."""
    path = "/api/v1/frame/session"
    return browser.post(path, {"code": code}, content_type=JSON, **FRAMED).json()["state"]


def write(browser, story, token, headers=FRAMED):
    """The answer to a comment sent from the frame."""
    path = f"/api/v1/stories/{story.public_id}/comments"
    body = {"text": "The harbour needs the ferry back.", "key": "a-key-of-its-own-1"}
    return browser.post(path, body, content_type=JSON, HTTP_X_CSRFTOKEN=token, **headers)
