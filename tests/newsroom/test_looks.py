"""The pages in a browser: accessible, nothing cut off, dark kept (UX-008..010, 038..050)."""

from typing import Any

import pytest

from tests.plumbing.browser import wait_for_path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = ("/", "/world/", "/world/tide/", "/news/", "/search/?q=tide", "/tags/tide/", "/nothing/")
TEXT_SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important }
* { word-spacing: 0.16em !important }
p { margin-block-end: 2em !important }
"""


@pytest.fixture
def tide(transactional_db: None, live_server: Any, settings: Any) -> None:
    from tests.newsroom.paper import make_article, make_home, make_picture, make_section

    settings.SITE_ADDRESS = live_server.url
    world = make_section(make_home())
    picture = make_picture()
    other = make_article(world, title="An older tide", lead_image=picture)
    body = [
        ("paragraph", "<p>" + "The tide comes in and goes out. " * 40 + "</p>"),
        ("subheading", "Low water"),
        ("quote", {"words": "It always does.", "speaker": "The pilot"}),
        ("read_more", other),
        ("related", other),
        ("image", {"image": picture, "caption": "Low water."}),
    ]
    make_article(
        world, slug="tide", title="The tide", body=body, tags=["Tide"], lead_image=picture,
        dateline="Merrow", lead_caption="High water.",
    )  # fmt: skip


def test_axe_finds_nothing_serious(tide, page, check_looks):
    for path in PATHS:
        page.goto(path)
        check_looks(page)


def sideways(page: Any) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def test_nothing_is_cut_off_on_a_small_screen_with_large_text(tide, new_page):
    page = new_page(width=320)
    for path in PATHS:
        page.goto(path)
        assert sideways(page) <= 0, path
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert sideways(page) <= 0, f"{path} at 200 %"
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert sideways(page) <= 0, f"{path} from right to left"
        page.evaluate("document.documentElement.dir = 'ltr'")
        page.evaluate(
            "css => { const s = new CSSStyleSheet(); s.replaceSync(css);"
            " document.adoptedStyleSheets = [s] }",
            TEXT_SPACING,
        )
        assert sideways(page) <= 0, f"{path} with wide spacing"


def test_what_can_be_pressed_is_large_enough(tide, new_page):
    page = new_page(width=360)
    for path in ("/", "/world/tide/", "/news/"):
        page.goto(path)
        small = page.evaluate(
            """() => [...document.querySelectorAll('header a, header button, nav a, .fm-tags a,'
              + '.fm-kicker a, .fm-teaser__meta a, .fm-story__count, .fm-pager a, footer a')]
              .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
              .filter(([, r]) => r.width && (r.height < 24 || r.width < 24))
              .map(([text, r]) => `${text} ${r.width}x${r.height}`)"""
        )
        assert not [each for each in small if not each.startswith("Skip")], path


def test_the_first_stop_of_the_keyboard_leads_to_the_text(tide, new_page):
    page = new_page()
    page.goto("/world/tide/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "fm-skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")


def test_the_number_of_comments_leads_into_the_discussion(tide, new_page):
    page = new_page()
    page.goto("/world/tide/")
    page.click(".fm-story__count")
    inside = "document.activeElement.closest('#comments') !== null"
    page.wait_for_function(inside)
    page.goto("/news/")
    page.goto("/world/tide/#comments")
    page.wait_for_function(inside)


def test_a_chosen_display_is_kept_and_does_not_flash(tide, new_page):
    page = new_page(dark=False)
    page.goto("/")
    page.get_by_label("Dark").check()
    dark = "rgb(22, 21, 19)"
    colour = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colour) == dark
    page.goto("/world/tide/", wait_until="commit")
    page.wait_for_function(f"document.body && {colour} !== 'rgba(0, 0, 0, 0)'")
    assert page.evaluate(colour) == dark
    page.get_by_label("As my system").check()
    assert page.evaluate(colour) == "rgb(253, 252, 250)"


def test_the_paper_is_read_without_script(tide, new_page):
    page = new_page(scripts=False)
    page.goto("/")
    page.click(".fm-lead__head a")
    assert page.locator("h1").inner_text() == "The tide"
    assert "The tide comes in" in page.locator(".fm-story__body").inner_text()
    page.click(".fm-tags a")
    assert page.locator("h1").inner_text() == "Tide"
    page.locator("#fm-search").fill("tide")
    page.locator("#fm-search").press("Enter")
    wait_for_path(page, "/search/")
    assert page.locator("main .fm-teaser").count() == 2


def test_pictures_have_their_place_before_they_come(tide, new_page):
    page = new_page()
    page.goto("/world/tide/")
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        """() => new Promise(done => new PerformanceObserver(list =>
          done(list.getEntries().reduce((sum, e) => sum + e.value, 0)))
          .observe({type: 'layout-shift', buffered: true}) ?? setTimeout(() => done(0), 300))"""
    )
    assert shift <= 0.01


def test_paper_gets_the_story_without_the_tools(tide, new_page):
    page = new_page()
    page.goto("/world/tide/")
    page.emulate_media(media="print")
    for seen in ("h1", ".fm-story__byline", "figure.fm-story__lead .fm-credit", ".fm-story__body"):
        assert page.locator(seen).first.is_visible(), seen
    for unseen in (".fm-sections", ".fm-account", ".fm-story__tags", "footer.fm-footer"):
        assert not page.locator(unseen).first.is_visible(), unseen


def test_states_stay_visible_in_forced_colours(tide, new_page):
    page = new_page()
    page.emulate_media(forced_colors="active")
    page.goto("/world/")
    current = page.locator(".fm-sections a[aria-current]")
    assert current.evaluate("e => getComputedStyle(e).borderBlockEndWidth") == "3px"
    current.focus()
    assert page.locator("#fm-search").evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"
