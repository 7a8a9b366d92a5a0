"""The looks in which pages are put before axe: both widths and both schemes.

The phone in the dark and the desktop in the light stand for all four in `make test`; the other
two are looked at in `make soak`.
"""

import pytest

LOOKS = [
    pytest.param(320, True, id="phone-dark"),
    pytest.param(1280, False, id="desktop-light"),
    pytest.param(320, False, id="phone-light", marks=pytest.mark.soak),
    pytest.param(1280, True, id="desktop-dark", marks=pytest.mark.soak),
]
