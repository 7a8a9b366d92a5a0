"""The looks in which pages are put before axe: a phone and a desktop, each light and dark.

In `make test` each page is looked at in one of the four, in turn, so that all four have their
share; in `make soak` every page is looked at in all of them. What runs out of the page sideways
is looked for in both widths, always.
"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest

PHONE, DESKTOP = 320, 1280
LOOKS = ((PHONE, "dark"), (DESKTOP, "light"), (PHONE, "light"), (DESKTOP, "dark"))
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


def put(page: Any, width: int, scheme: str) -> None:
    """Give the open page this width and scheme."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)


@pytest.fixture(
    params=[
        pytest.param(False, id="a-look-each"),
        pytest.param(True, id="every-look", marks=pytest.mark.soak),
    ]
)
def check_looks(
    request: pytest.FixtureRequest, check_accessibility: Callable[[Any], None]
) -> Callable[..., None]:
    """`check_looks(page)`: axe finds nothing grave on the open page, and nothing is too wide.

    With `turn` the caller says whose turn it is, where a test opens one page only.
    """
    turns = count()

    def check(page: Any, turn: int | None = None) -> None:
        for width in (PHONE, DESKTOP):
            put(page, width, "light")
            wide = page.evaluate(SIDEWAYS)
            assert wide <= 0, f"{page.url} is {wide} px too wide at {width}"
        number = next(turns) if turn is None else turn
        for look in LOOKS if request.param else [LOOKS[number % len(LOOKS)]]:
            put(page, *look)
            check_accessibility(page)

    return check
