"""A real Chromium for tests marked `browser`: `live_server` serves, `page` looks.

`page` fails its test when a script on the page broke or the content security policy
refused something, since a reader would have met that too. When a test fails, a picture of
the page is kept in `var/log/browser`.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PICTURES = Path("var/log/browser")
PATIENCE = 60_000
"""Milliseconds a page may take; a wait ends as soon as what it waits for is there."""
EXPECTED = ("Failed to load resource",)
WIDTHS = {"phone": 320, "desktop": 1280}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The running browser; one for all tests of a worker."""
    sync_api = pytest.importorskip("playwright.sync_api")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright keeps a loop in this thread
    with sync_api.sync_playwright() as playwright:
        path = _path(playwright.chromium.executable_path)
        flags = [*FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def _path(own: str) -> str:
    names = (os.environ.get("FOLKMOOT_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    for name in names:
        found = shutil.which(name) if name else None
        if found:
            return found
    if Path(own).exists():
        return own
    pytest.skip("No Chromium: apt-get install chromium, or .venv/bin/playwright install chromium")


@pytest.fixture
def new_page(
    request: pytest.FixtureRequest, chromium: Any, live_server: Any
) -> Iterator[Callable[..., Any]]:
    """Open a page in a browser of its own (own cookies), as one more person would have.

    `new_page(width=320, dark=True, scripts=False)`; addresses may be given without the host.
    """
    opened: list[tuple[Any, list[str]]] = []

    def open_page(*, width: int = 1280, dark: bool = False, scripts: bool = True) -> Any:
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(f"a script broke: {error}"))
        page.on("console", lambda line: _note(line, troubles))
        opened.append((page, troubles))
        return page

    yield open_page
    has_failed = request.node.stash.get(HAS_FAILED, False)
    for number, (page, _) in enumerate(opened):
        if has_failed and not page.is_closed():
            PICTURES.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png", full_page=True)
        page.context.close()
    found = [trouble for _, troubles in opened for trouble in troubles]
    if found and not has_failed:
        pytest.fail("\n".join(found))


@pytest.fixture
def page(new_page: Callable[..., Any]) -> Any:
    """One page on a desktop."""
    return new_page()


HAS_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[Any]:
    """Let `new_page` know whether the test failed."""
    report = yield
    if call.when == "call":
        item.stash[HAS_FAILED] = report.failed
    return report


def _note(line: Any, troubles: list[str]) -> None:
    if line.type == "error" and not line.text.startswith(EXPECTED):
        troubles.append(f"the console says: {line.text}")


def wait_for_text(locator: Any, words: str | re.Pattern[str]) -> None:
    """Wait until the element says this: a live region speaks a moment after what it tells of."""
    from playwright.sync_api import expect

    expect(locator).to_have_text(words, timeout=PATIENCE)


def wait_for_path(page: Any, path: str) -> None:
    """Wait until the page that is open is the one at this path.

    A pattern like `**/desk/` would also fit an address that only ends so in its query, and then
    nothing is waited for.
    """
    page.wait_for_url(lambda address: urlsplit(address).path == path)


@pytest.fixture
def check_accessibility() -> Callable[..., None]:
    """`check_accessibility(page)`: axe finds nothing serious or critical on it."""

    def check(page: Any) -> None:
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(page).response["violations"]
        grave = [each for each in found if each["impact"] in {"serious", "critical"}]
        words = [
            f"{each['id']} ({each['impact']}): {each['help']}\n    "
            + "\n    ".join(node["html"] for node in each["nodes"][:3])
            for each in grave
        ]
        assert not words, f"{page.url}\n" + "\n".join(words)

    return check
