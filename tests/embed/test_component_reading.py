"""Reading in a real browser: folding, loading, links that lead to a comment, all widths."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.story_modes import close_story
from tests.embed.people import article, composer, focused_id, status
from tests.make import make_account, make_comment
from tests.plumbing.browser import wait_for_text

# slow: each opens pages in Chromium
pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONG = "a" * 300


def shown_ids(page):
    return page.locator("article:visible").evaluate_all("all => all.map(one => one.dataset.id)")


def test_folding_hides_a_branch_says_how_many_and_survives_a_reload(page, talk, read):
    top = make_comment(talk, author=make_account("Jonas Weidner"))
    first = make_comment(parent=top)
    make_comment(parent=first)
    other = make_comment(parent=top)
    read(page)
    fold = page.get_by_role("button", name="Fold 3 replies to Jonas Weidner")
    assert fold.get_attribute("aria-expanded") == "true"
    fold.focus()
    fold.press("Enter")
    assert shown_ids(page) == [top.public_id]
    again = page.get_by_role("button", name="Show 3 replies")
    assert again.get_attribute("aria-expanded") == "false"
    page.reload()
    page.wait_for_selector("[data-ready]")
    assert shown_ids(page) == [top.public_id]
    page.goto(f"/discussion/comment/{other.public_id}/")
    page.wait_for_selector("[data-ready]")
    assert other.public_id in shown_ids(page)
    assert focused_id(page) == f"comment-{other.public_id}"


def test_load_more_focuses_the_first_new_one_and_back_returns_to_the_place(page, talk, read):
    comments = [make_comment(talk) for _ in range(45)]
    read(page, "?order=oldest")
    more = page.get_by_role("link", name="Load more (25 threads left)")
    more.click()
    page.get_by_role("link", name="Load more (5 threads left)").wait_for()
    assert focused_id(page) == f"comment-{comments[20].public_id}"
    wait_for_text(status(page), "20 more comments are here.")
    assert shown_ids(page) == [comment.public_id for comment in comments[:40]]
    article(page, comments[33]).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.get_by_role("link", name="community standards").first.evaluate("link => link.click()")
    page.wait_for_url("**/standards/")
    page.go_back()
    page.wait_for_selector("[data-ready]")
    article(page, comments[33]).wait_for()
    assert abs(page.evaluate("scrollY") - before) < 40


def test_more_replies_go_below_their_parents(page, talk, author_of_many, read):
    top = make_comment(talk, author=author_of_many)
    parents = [make_comment(parent=top, author=author_of_many) for _ in range(3)]
    late = [make_comment(parent=parents[2], author=author_of_many) for _ in range(12)]
    read(page)
    page.get_by_role("link", name="Show 5 more replies").click()
    page.locator(".fm-more-replies").wait_for(state="detached")
    branch = page.locator(".fm-branch", has=article(page, parents[2])).last
    inside = branch.locator("article").evaluate_all("all => all.map(one => one.dataset.id)")
    assert inside == [each.public_id for each in (parents[2], *late)]
    assert focused_id(page) == f"comment-{late[7].public_id}"
    assert article(page, late[8]).locator(".fm-comment__answers").count() == 0


@pytest.fixture
def author_of_many(transactional_db):
    return make_account("Busy Person")


def test_a_link_to_a_deep_reply_shows_its_parents_marks_and_focuses_it(page, talk, read):
    chain = [make_comment(talk)]
    for _ in range(14):
        chain.append(make_comment(parent=chain[-1]))
    for _ in range(22):
        make_comment(talk)
    page.goto(f"/discussion/comment/{chain[-1].public_id}/")
    page.wait_for_selector("[data-ready]")
    assert focused_id(page) == f"comment-{chain[-1].public_id}"
    assert article(page, chain[-1]).evaluate("node => node.matches(':target')")
    assert {comment.public_id for comment in chain[:-1]} < set(shown_ids(page))


def test_the_link_of_a_comment_is_copied(page, talk, read):
    comment = make_comment(talk)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    read(page)
    article(page, comment).get_by_role("link", name="Link").click()
    assert "The link is copied." in article(page, comment).get_by_role("alert").inner_text()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(f"/discussion/comment/{comment.public_id}/")


def test_times_are_relative_and_exact_for_who_asks(page, talk, read):
    comment = make_comment(talk)
    read(page)
    time = article(page, comment).locator("time")
    assert time.inner_text() == "now"
    assert str(comment.written_at.year) in time.get_attribute("title")
    assert time.get_attribute("datetime").startswith(comment.written_at.strftime("%Y-%m-%dT%H:%M"))


@pytest.mark.parametrize(("width", "steps"), [(320, 4), (1280, 7)])
def test_indents_end_and_deeper_replies_name_whom_they_answer(new_page, talk, read, width, steps):
    chain = [make_comment(talk)]
    for _ in range(9):
        chain.append(make_comment(parent=chain[-1]))
    page = read(new_page(width=width))
    lefts = page.locator("article").evaluate_all(
        "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
    )
    assert len(set(lefts)) == steps + 1
    assert lefts[steps:] == [lefts[steps]] * len(lefts[steps:])
    naming = page.locator(".fm-comment__answers:visible")
    assert naming.count() == 9 - steps
    naming.first.get_by_role("link").click()
    assert focused_id(page) == f"comment-{chain[steps].public_id}"


def test_nothing_overflows_at_320_pixels_and_twice_the_text(new_page, talk, read):
    author = make_account("Anna-Sophia von der Hohenlinden-Wittgens")
    text = f"{LONG}\n\n```\n{LONG}\n```\n\nhttps://example.org/{LONG}"
    top = make_comment(talk, author=author, text=text)
    make_comment(parent=top, text="هذا المشروع ضروري للمدينة، لكن التكلفة تحتاج إلى توضيح.")
    page = read(new_page(width=320))
    composer(page).fill(LONG)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_an_arabic_text_runs_from_the_right_in_an_english_page(page, talk, read):
    comment = make_comment(talk, text="هذا المشروع ضروري للمدينة.")
    read(page)
    text = article(page, comment).locator(".fm-comment__text p")
    assert text.evaluate("node => getComputedStyle(node.parentElement).direction") == "rtl"


def test_what_one_presses_is_large_enough(new_page, talk, author_of_many, read):
    make_comment(parent=make_comment(talk, author=author_of_many))
    page = read(new_page(width=320), account=author_of_many)
    composer(page).fill("Some words")
    small = page.locator(".fm-discussion :is(button, .fm-act, .fm-orders a):visible").evaluate_all(
        "all => all.map(one => [one.textContent, one.getBoundingClientRect()])"
        ".filter(([, box]) => box.width < 24 || box.height < 24).map(([text]) => text)"
    )
    folds = [text for text in small if not text.startswith("Fold")]
    assert folds == []


def test_the_code_comes_only_when_a_reader_comes_near(new_page, talk):
    for _ in range(3):
        make_comment(talk)
    page = new_page(width=320)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.route("**/discussion/*/", push_down)
    page.goto(f"/discussion/{talk.public_id}/")
    page.wait_for_function("document.querySelector('time').title")
    assert any("embed.js" in url for url in asked)
    assert not any("discussion.js" in url or "/mine" in url for url in asked)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_selector("[data-ready]")


def push_down(route):
    answer = route.fetch()
    tall = "<canvas width=10 height=3000></canvas>"
    begin = '<div class="fm-discussion-page">'
    route.fulfill(response=answer, body=answer.text().replace(begin, begin + tall))


def test_what_is_pressed_before_the_code_is_there_happens_then(page, talk):
    comment = make_comment(talk)
    held = []
    page.route("**/discussion.js", lambda route: held.append(route))  # noqa: PLW0108
    page.goto(f"/discussion/{talk.public_id}/")
    article(page, comment).get_by_role("link", name="Reply").click()
    assert "/write/" not in page.url
    held[0].continue_()
    article(page, comment).locator("textarea").wait_for()


def test_coming_alive_moves_nothing(new_page, talk, author_of_many, read):
    top = make_comment(talk, author=author_of_many)
    for _ in range(5):
        make_comment(parent=top)
    page = new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(entry =>"
        " { shift += entry.value })).observe({type: 'layout-shift', buffered: true})"
    )
    read(page, account=author_of_many)
    assert page.evaluate("shift") <= 0.02


STATES = ["full", "empty", "closed", "open composer", "nudged", "own"]
SHOUTED = "THE COUNCIL HAS LIED TO US ABOUT THIS BRIDGE FOR TEN YEARS AND WILL GO ON LYING"


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_serious(page, talk, read, check_looks, state):
    author = make_account("Miriam Okafor")
    fill(talk, author, state)
    account = author if state in {"open composer", "nudged", "own"} else None
    read(page, account=account)
    bring_to(page, state)
    check_looks(page, turn=STATES.index(state))


def fill(story, author, state):
    if state == "empty":
        return
    top = make_comment(story, author=make_account(role=Role.MODERATOR))
    first = last = make_comment(parent=top)
    for _ in range(8):
        last = make_comment(parent=last)
    change_state(first, "removed", rule="C5")
    if state == "own":
        make_comment(story, author=author, state="held")
        make_comment(story, author=author)
    if state == "closed":
        close_story(make_account(role=Role.EDITOR), story, reason="The trial begins.")


def bring_to(page, state):
    if state == "open composer":
        composer(page).fill("a" * 4900)
    elif state == "nudged":
        composer(page).fill(SHOUTED)
        composer(page).press("Control+Enter")
        page.locator(".is-nudged").wait_for()
