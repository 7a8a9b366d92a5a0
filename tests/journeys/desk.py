"""What moderators do on the way, from the keyboard where there is a key."""

import re
from typing import Any

from tests.journeys.steps import fill_in_log_in
from tests.plumbing.browser import wait_for_path

KEY_OF = {"publish": "p", "remove": "r"}


def at_the_desk(page: Any, moderator: Any) -> Any:
    """Log in and open the queue."""
    page.goto("/account/login/?next=/desk/")
    fill_in_log_in(page, moderator.email)
    wait_for_path(page, "/desk/")
    return page


def take_the_next(page: Any) -> None:
    """Press `n` on the queue; the case is open and kept."""
    page.goto("/desk/")
    page.keyboard.press("n")
    page.wait_for_url("**/desk/cases/**")
    page.get_by_text("yours", exact=True).first.wait_for()


def decide(page: Any, ruling: str, *, rules: tuple[str, ...] = (), words: str = "") -> None:
    """Choose by key, tick the rules, write the words, and decide."""
    page.locator("body").press(KEY_OF[ruling])
    for box in page.locator('input[name="rules"]:checked').all():
        if ruling == "remove":
            box.uncheck()
    for rule in rules:
        page.locator(f'input[name="rules"][value="{rule}"]').check()
    if words:
        page.get_by_label("Words to the author").fill(words)


def press_decide(page: Any) -> None:
    """Press the button, and be back at the queue."""
    page.get_by_role("button", name=re.compile("^Decide")).click()
    wait_for_path(page, "/desk/")


def answer(page: Any, outcome: str, words: str) -> None:
    """Answer an appeal or a proposed final block."""
    page.get_by_label(outcome).check()
    page.get_by_label("Reasons").fill(words)
    press_decide(page)
