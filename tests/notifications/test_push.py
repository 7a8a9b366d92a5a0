"""Pushes: to a push service on this machine, read with the browser's own keys."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.management import call_command

from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.telling import tell_of_comment
from folkmoot.notifications.actions import browsers
from folkmoot.notifications.actions.browsers import Browser, allow_browser, forget_browser
from folkmoot.notifications.actions.preferences import choose
from folkmoot.notifications.channels.push import new_key, public_key
from folkmoot.notifications.errors import (
    PushNotOffered,
    SubscriptionNotValid,
    TooManyBrowsers,
)
from folkmoot.notifications.models import Notification, PushSubscription
from folkmoot.notifications.queries.preferences import Choice
from folkmoot.notifications.queries.push import push_offer
from folkmoot.notifications.tasks import push_notification
from tests.make import make_account, make_comment, make_story

http_ece = pytest.importorskip("http_ece", reason="the extra push is not installed")


def written(data):
    return urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class Service:
    """A push service: what it was sent, and what it answers."""

    address: str = ""
    status: int = 201
    taken: list = field(default_factory=list)
    keys: dict = field(default_factory=dict)

    def browser(self, name="one"):
        """A browser's subscription, with keys of its own."""
        private = ec.generate_private_key(ec.SECP256R1())
        form = serialization.PublicFormat.UncompressedPoint
        point = private.public_key().public_bytes(serialization.Encoding.X962, form)
        secret = b"s" * 16
        self.keys[f"/{name}"] = (private, secret)
        return Browser(f"{self.address}/{name}", written(point), written(secret))

    def read(self):
        """The messages as the browsers read them."""
        found = []
        for path, _, body in self.taken:
            private, secret = self.keys[path]
            plain = http_ece.decrypt(
                body, private_key=private, auth_secret=secret, version="aes128gcm"
            )
            found.append(json.loads(plain))
        return found


@pytest.fixture
def service(settings):
    """A push service on a free port, which the settings allow to be asked."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.taken.append((self.path, dict(self.headers), body))
            self.send_response(service.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_):
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    here = f"127.0.0.1:{server.server_port}"
    service.address = f"http://{here}"
    settings.PUSH_KEY = new_key()
    settings.FOLKMOOT = {**settings.FOLKMOOT, "outbound_own_hosts": (here,)}
    yield service
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(db):
    return make_account("Ada Reader")


def answer(reader, text="A text that no screen shows."):
    own = make_comment(make_story(), author=reader)
    reply = make_comment(parent=own, author=make_account(), text=text)
    tell_of_comment(reply.pk)
    return reply


def test_an_allowed_browser_reads_title_and_way_and_no_text(reader, service):
    allow_browser(reader, service.browser())
    reply = answer(reader)
    [message] = service.read()
    assert message == {
        "title": f"{reply.author.display_name} answered your comment",
        "address": f"/discussion/comment/{reply.public_id}/",
        "id": Notification.objects.get().public_id,
    }
    [(_, headers, body)] = service.taken
    assert b"answered" not in body
    token, key = headers["authorization"].removeprefix("vapid ").split(",")
    claims = json.loads(urlsafe_b64decode(token.split(".")[1] + "=="))
    assert claims["aud"] == service.address
    assert key.strip() == f"k={public_key()}"
    assert int(headers["ttl"]) <= 86_400


def test_what_is_not_pushed(reader, service, settings):
    allow_browser(reader, service.browser())
    choose(reader, "reply", Choice("off"))
    answer(reader)
    choose(reader, "reply", Choice("off", is_pushed=True))
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    hidden = answer(reader)
    change_state(hidden, "removed", rule="C5")
    told = Notification.objects.latest("pk").pk
    push_notification(told)
    assert service.taken == []
    change_state(hidden, "published")
    push_notification(told)
    assert len(service.taken) == 1


@pytest.mark.parametrize(("status", "is_kept"), [(404, 0), (410, 0), (403, 0), (429, 1), (500, 1)])
def test_a_browser_that_is_gone_is_forgotten(reader, service, status, is_kept):
    allow_browser(reader, service.browser())
    service.status = status
    answer(reader)
    assert len(service.taken) == 1
    assert PushSubscription.objects.count() == is_kept


def test_a_browser_belongs_to_who_allowed_it_last(reader, service, monkeypatch):
    browser, other = service.browser(), make_account()
    for account in (reader, reader, other):
        allow_browser(account, browser)
    assert PushSubscription.objects.get().account == other
    forget_browser(reader, browser.endpoint)
    assert PushSubscription.objects.count() == 1
    monkeypatch.setattr(browsers, "MOST_BROWSERS", 1)
    allow_browser(other, browser)
    with pytest.raises(TooManyBrowsers):
        allow_browser(other, service.browser("two"))
    forget_browser(other, browser.endpoint)
    assert not PushSubscription.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "http://169.254.169.254/latest"},
        {"endpoint": "https://127.0.0.1:5432/"},
        {"endpoint": "file:///etc/passwd"},
        {"endpoint": "https://push.example/" + "x" * 1000},
        {"public_key": "AAAA"},
        {"secret": "§§§"},
    ],
)
def test_what_no_browser_says(reader, service, change):
    browser = service.browser()
    with pytest.raises(SubscriptionNotValid):
        allow_browser(reader, replace(browser, **change))


def test_nothing_is_offered_without_a_key(reader, service, settings, capsys):
    assert push_offer(reader).public_key == public_key()
    settings.PUSH_KEY = ""
    assert push_offer(reader) is None
    with pytest.raises(PushNotOffered):
        allow_browser(reader, service.browser())
    call_command("push_keys")
    settings.PUSH_KEY = capsys.readouterr().out.strip().removeprefix("FOLKMOOT_PUSH_KEY=")
    assert len(urlsafe_b64decode(public_key() + "=")) == 65
