"""The component on pages of another site, in a browser that blocks the cookies of others (B17)."""

import os
import re
from contextlib import suppress

import pytest

from folkmoot.discussion.actions.host_origins import name_origin
from folkmoot.discussion.models import Comment, Reaction
from tests.embed.host_page import host_site
from tests.embed.people import sign_in
from tests.make import make_account, make_comment
from tests.plumbing.browser import FLAGS, _path
from tests.plumbing.waiting import wait_until

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
BLOCKED = "--test-third-party-cookie-phaseout"
AWAY = "The discussion cannot be shown here right now."
REFUSED = "The discussion may not be shown on this site."


@pytest.fixture(scope="module")
def strict_chromium(chromium):
    """A Chromium that lets no frame have the cookies of its own site."""
    flags = [*FLAGS, BLOCKED, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    path = _path(chromium.browser_type.executable_path)
    browser = chromium.browser_type.launch(executable_path=path, args=flags)
    yield browser
    browser.close()


@pytest.fixture
def visitor(strict_chromium, live_server):
    """A page of a new person's browser; scripts that break fail the test."""
    context = strict_chromium.new_context(locale="en-GB", viewport={"width": 900, "height": 800})
    context.set_default_timeout(6000)
    context.route("**/static/**", as_served)
    page, troubles = context.new_page(), []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: line.type == "error" and troubles.append(line.text))
    yield page
    context.close()
    assert not [trouble for trouble in troubles if "Failed to load" not in trouble], troubles


def as_served(route):
    """The test server's files without the header that ours sends with each (see below)."""
    from playwright.sync_api import Error

    with suppress(Error):  # the page may be closed by then
        answer = route.fetch()
        shared = {**answer.headers, "access-control-allow-origin": "*"}
        route.fulfill(response=answer, headers=shared)


def test_our_files_may_be_used_by_every_page(client):
    answer = client.get("/static/folkmoot/embed.js")
    answer.close()
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.fixture
def host(talk, live_server):
    """Another site whose pages the publication has named."""
    with host_site(live_server.url) as site:
        name_origin("main", site.origin)
        yield site


def element(story, words="", **attributes):
    """The tag as a site writes it."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<folkmoot-thread story-key="{story.key}"{given}>{words}</folkmoot-thread>'


def test_the_public_thread_stands_in_a_strict_page(visitor, host, talk):
    comment = make_comment(talk, text="The ferry was promised.")
    make_comment(parent=comment, text="And never came.")
    address = host.put("/story", element(talk) + element(talk, theme="dark", lang="de"))
    asked = []
    visitor.on("request", lambda request: asked.append(request.url))
    visitor.goto(address)
    first, second = (visitor.locator("folkmoot-thread").nth(at) for at in (0, 1))
    first.get_by_text("The ferry was promised.").wait_for()
    second.get_by_text("And never came.").wait_for()
    assert second.get_by_role("heading", name="Diskussion").is_visible()
    paper = "element => getComputedStyle(element).getPropertyValue('--fm-paper')"
    assert first.evaluate(paper) != second.evaluate(paper)
    first.get_by_role("link", name="Oldest").click()
    first.locator('[data-part="list"][data-order="oldest"]').wait_for()
    assert visitor.evaluate("Object.keys(window).filter(name => /folkmoot|fm/i.test(name))") == []
    assert not [each for each in asked if "/frame/" in each]
    assert visitor.evaluate("document.cookie") == ""
    assert not [each for each in visitor.context.cookies() if "folkmoot" in each["name"]]
    link = first.locator('[data-act="more"]').first
    assert link.get_attribute("href").startswith(host.talk)


def test_a_late_element_and_numbers_in_one_request(visitor, host, talk):
    make_comment(talk)
    counts = f'<folkmoot-count story-key="{talk.key}">Discuss</folkmoot-count>'
    visitor.goto(host.put("/front", counts + counts))
    asked = []
    visitor.on("request", lambda request: "/counts/" in request.url and asked.append(1))
    wait_until(lambda: visitor.locator("folkmoot-count").last.inner_text() == "1 comment")
    assert len(asked) <= 1
    visitor.evaluate(
        """(key) => {
            Array.prototype.forEach = () => { throw new Error("a site's own"); };
            const late = document.createElement("folkmoot-thread");
            late.setAttribute("story-key", key);
            document.body.append(late);
        }""",
        talk.key,
    )
    visitor.locator("folkmoot-thread article").wait_for()


def test_recommending_needs_a_log_in_and_a_press_in_the_frame(visitor, host, talk):
    """AC-070: with the cookies of others blocked, by a window of our own and a code."""
    comment, account = make_comment(talk), make_account("Ada Frame")
    visitor.goto(host.put("/story", element(talk)))
    sign_in(visitor, account)
    visitor.get_by_role("button", name="Recommend").click()
    frame = visitor.frame_locator("iframe")
    frame.locator("[data-armed] [data-ready]").wait_for()
    button = frame.get_by_role("button", name="Recommend")
    assert not Reaction.objects.exists()
    with visitor.expect_popup() as opened:
        button.click()
    window = opened.value
    window.get_by_text("Ada Frame").first.wait_for()
    window.get_by_role("button", name="Go on").click()
    window.get_by_text("You can close this window").wait_for()
    window.close()
    wait_until(lambda: Reaction.objects.filter(comment=comment, account=account).exists())
    kept = {each["name"]: each for each in visitor.context.cookies()}
    framed = kept["__Host-folkmoot-frame"]
    assert (framed["sameSite"], framed["httpOnly"], framed["secure"]) == ("None", True, True)
    assert framed["partitionKey"] == "http://127.0.0.1"
    visitor.get_by_role("button", name="Close").click()
    wait_until(lambda: visitor.locator("folkmoot-thread .fm-number").inner_text() == "1")
    visitor.reload()
    visitor.locator('[data-act="write"]').click()
    frame.locator("[data-armed] [data-ready]").wait_for()
    frame.locator("textarea").fill("The harbour needs the ferry back, and soon.")
    frame.get_by_role("button", name="Publish").click()
    wait_until(lambda: Comment.objects.filter(author=account).exists())


def test_who_may_not_show_it_says_so(visitor, talk, live_server):
    with host_site(live_server.url) as site:
        visitor.goto(site.put("/story", element(talk)))
        visitor.get_by_text(REFUSED).wait_for()
        frame = f"{live_server.url}/discussion/{talk.public_id}/frame/?origin={site.origin}"
        assert visitor.request.get(frame).status == 403


def test_away_it_says_so_and_keeps_the_page(visitor, host, talk):
    make_comment(talk)
    visitor.route("**/discussion/on/**", lambda route: route.abort())
    visitor.goto(host.put("/story", element(talk, words="Discuss this story")))
    note = visitor.get_by_text(AWAY)
    note.wait_for()
    link = visitor.get_by_role("link", name="Read it on a page of its own")
    assert link.get_attribute("href").startswith(f"{host.talk}/discussion/on/main/go/")
    visitor.unroute("**/discussion/on/**")
    visitor.route("**/frame/**", lambda route: route.abort())
    visitor.reload()
    visitor.locator('[data-act="write"]').click()
    note.wait_for(timeout=10_000)


def test_without_script_the_sites_own_link_stands_there(strict_chromium, host, talk):
    context = strict_chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.put("/story", element(talk, words='<a href="/talk">Discuss this story</a>')))
    assert page.get_by_role("link", name="Discuss this story").is_visible()
    context.close()


def test_the_whole_discussion_in_a_frame(visitor, host, talk):
    make_comment(talk, text="The ferry was promised.")
    visitor.goto(host.put("/story", element(talk, mode="frame", theme="dark")))
    frame = visitor.frame_locator("iframe")
    frame.get_by_text("The ferry was promised.").wait_for()
    assert frame.locator("html").get_attribute("data-theme") == "dark"
    visitor.evaluate("document.querySelector('folkmoot-thread').setAttribute('theme', 'light')")
    frame.locator('html[data-theme="light"]').wait_for()
    box = visitor.locator("iframe").bounding_box()
    inside = frame.locator("body").evaluate("body => body.getBoundingClientRect().height")
    assert abs(box["height"] - inside) < 4


def test_ac_183_forged_heights_are_not_listened_to(visitor, host, talk):
    make_comment(talk)
    visitor.goto(host.put("/story", element(talk, mode="frame")))
    visitor.frame_locator("iframe").locator("article").wait_for()
    wait_until(
        lambda: re.match(r"\d+px", visitor.locator("iframe").evaluate("f => f.style.blockSize"))
    )
    before = visitor.locator("iframe").evaluate("f => f.style.blockSize")
    visitor.evaluate("postMessage({folkmoot: 1, type: 'height', height: 5000}, '*')")
    visitor.evaluate("new Promise((done) => setTimeout(done))")
    assert visitor.locator("iframe").evaluate("f => f.style.blockSize") == before
