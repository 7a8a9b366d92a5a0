"""From a site with accounts of its own, in a browser: signed on, accepted, confirmed, published."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest

from folkmoot.accounts.actions.sign_on_keys import SiteFacts, add_site, make_key
from folkmoot.accounts.models import SiteIdentity
from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.standards import adopt_default
from tests.accounts.signing import Ed25519PrivateKey, Site, public_pem
from tests.journeys.steps import composer, is_alive, link_in
from tests.make import make_policy
from tests.plumbing.waiting import wait_until

# slow: a journey in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
TEXT = "I have an account at the Harbour Post, and a question about the ferry."
PAGE = """<!doctype html><title>The Harbour Post</title>
<form method="post" action="{address}/account/sign-on/">
<input type="hidden" name="token" value="{token}">
<input type="hidden" name="next" value="{target}">
<button>Join the discussion</button></form>"""


@pytest.fixture
def partner() -> Iterator[HTTPServer]:
    """The site: one page, whatever is asked for, from another origin than ours."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(self.server.page.encode())  # type: ignore[attr-defined]

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Page)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def test_a_reader_of_another_site_comments(
    new_page, story, mailoutbox, settings, live_server, partner
):
    make_policy(version="1")
    adopt_default(story.publication)
    origin = f"http://127.0.0.1:{partner.server_port}"
    private = Ed25519PrivateKey.generate()
    facts = SiteFacts(name="The Harbour Post", issuer=origin, origins=(origin,), publication="main")
    row = add_site(None, facts)
    site = Site(row, make_key(None, row, public_pem(private)).public_id, private, "EdDSA")

    def send(page):
        token = site.token(name="Nora Lind", email="nora@mail.example")
        target = story.address.removeprefix(settings.SITE_ADDRESS)
        partner.page = PAGE.format(address=live_server.url, token=token, target=target)
        page.goto(f"{origin}/discuss")
        page.get_by_role("button", name="Join the discussion").click()

    page = new_page()
    send(page)
    page.get_by_role("heading", name="Welcome").wait_for()
    assert "token" not in page.url
    for box in page.locator("main input[type=checkbox]").all():
        box.check()
    page.get_by_role("button", name="Go on").click()
    is_alive(page)
    assert story.address.endswith(page.url.rpartition("/stories")[2]) or page.url == story.address
    wait_until(lambda: len(mailoutbox) == 1)
    page.goto(link_in(mailoutbox[0]))
    page.locator("main").get_by_role("button").first.click()
    page.get_by_text("Your address is confirmed").wait_for()

    other = new_page(width=360)
    send(other)
    is_alive(other)
    composer(other).fill(TEXT)
    other.get_by_role("button", name="Publish").click()
    other.get_by_role("article", name="Nora Lind").wait_for()
    assert Comment.objects.get().author == SiteIdentity.objects.get().account
