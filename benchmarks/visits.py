"""A reader's visit in a browser, on an emulated phone: what the discussion costs to look at.

The phone has a processor four times slower and a slow mobile network (150 ms, 1.6 Mbit/s), as
UX-034 asks. Peer and Folkmoot are visited by the same browser in the same run.
"""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from benchmarks import site
from benchmarks.processes import Server

RUNS = 5
SLOWER = 4
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
PHONE = {"viewport": {"width": 390, "height": 800}, "is_mobile": True, "has_touch": True}
WATCH = """
window.seen = {lcp: 0, cls: 0, inp: 0, first: 0};
const first = () => document.querySelector(window.wanted) && !window.seen.first
  && requestAnimationFrame(() => { window.seen.first ||= performance.now(); });
const watch = (type, each, more) => new PerformanceObserver((list) =>
  list.getEntries().forEach(each)).observe({type, buffered: true, ...more});
watch("largest-contentful-paint", (entry) => { window.seen.lcp = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) window.seen.cls += entry.value; });
watch("event", (entry) => { window.seen.inp = Math.max(window.seen.inp, entry.duration); },
  {durationThreshold: 16});
new MutationObserver(first).observe(document, {subtree: true, childList: true});
"""
TAPS = ('[data-act="recommend"]', '[data-act="reply"]', '[data-part="load"] a')
HOST = """<!doctype html><title>A story</title><meta name="viewport" content="width=device-width">
<h1>A story</h1><script data-isso="{isso}/" src="{isso}/js/embed.min.js"></script>
<section id="isso-thread" data-isso-id="/story-{size}/"></section>"""


def ours(server: Server, sizes: tuple[int, ...]) -> dict[str, float]:
    """What a visit to our page costs, by the size of the discussion; taps on the middle one."""
    figures: dict[str, float] = {}
    with _browser() as browser:
        for size in sizes:
            address = f"http://localhost:{server.port}/discussion/{site.story(size)}/"
            visits = [_visit(browser, address, ".fm-comment", TAPS) for _ in range(RUNS)]
            figures |= _figures("embed", size, visits)
            figures[f"embed.requests.{size}"] = visits[0]["requests"]
            figures[f"embed.code_kb.{size}"] = visits[0]["code"] / 1024
    return figures


def peers(server: Server, sizes: tuple[int, ...]) -> dict[str, float]:
    """The same for the peer's widget, on a bare page that costs it no time to fetch."""
    figures: dict[str, float] = {}
    isso = f"http://localhost:{server.port}"
    with _browser() as browser:
        for size in sizes:
            host = HOST.format(isso=isso, size=size)
            visits = [
                _visit(browser, f"{isso}/host", ".isso-comment", host=host) for _ in range(RUNS)
            ]
            figures |= _figures("isso.embed", size, visits)
    return figures


def _figures(name: str, size: int, visits: list[dict[str, float]]) -> dict[str, float]:
    words = {"first": "first_comment_ms", "lcp": "lcp_ms", "cls": "cls", "inp": "inp_ms"}
    return {
        f"{name}.{word}.{size}": median(visit[key] for visit in visits)
        for key, word in words.items()
    }


@contextmanager
def _browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    found = subprocess.run(["scripts/chromium"], capture_output=True, text=True, check=True)
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found.stdout.split("\n")[0], args=flags
        )
        yield browser
        browser.close()


def _visit(
    browser: Any, address: str, wanted: str, taps: tuple[str, ...] = (), *, host: str = ""
) -> dict[str, float]:
    """One visit with nothing kept from an earlier one; what was loaded until the first tap."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    if host:
        page.route(address, lambda route: route.fulfill(body=host, content_type="text/html"))
    page.add_init_script(f"window.wanted = {wanted!r};{WATCH}")
    lines = context.new_cdp_session(page)
    lines.send("Network.enable")
    lines.send("Network.emulateNetworkConditions", NETWORK)
    lines.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    loaded: dict[str, tuple[str, int]] = {}
    kinds: dict[str, str] = {}
    lines.on(
        "Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]})
    )
    lines.on(
        "Network.loadingFinished",
        lambda said: loaded.update(
            {said["requestId"]: (kinds.get(said["requestId"], ""), said["encodedDataLength"])}
        ),
    )
    page.goto(address)
    page.wait_for_function("window.seen.first > 0", timeout=120_000)
    page.wait_for_load_state("networkidle")
    seen: dict[str, float] = {"requests": len(loaded), "code": _code(loaded)}
    for tap in taps:
        if page.locator(tap).count():
            page.locator(tap).first.tap()
            page.wait_for_timeout(600)
    seen |= page.evaluate("window.seen")
    context.close()
    return seen


def _code(loaded: dict[str, tuple[str, int]]) -> int:
    return sum(size for kind, size in loaded.values() if kind in {"Script", "Stylesheet"})
