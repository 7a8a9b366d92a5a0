"""C11: goods of others promoted; the register silences what is authorised."""

from datetime import UTC, datetime

import pytest

from folkmoot.standards import Options, Submission, Text
from folkmoot.standards.detectors.promotion import promotion


def score(raw: str, authorised: tuple[str, ...] = (), at: datetime | None = None) -> float:
    options = Options({"authorised": list(authorised)})
    found = list(promotion(Text(raw), options, Submission(raw, at=at)))
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("I highly recommend this app: https://sleepwell.com", 0.6),
        ("Best app ever, you won't regret it: https://sleepwell.com", 0.85),
        ("Use my promo code ANNA10", 0.6),
        ("Use my promo code ANNA10 at https://sleepwell.com", 0.88),
        ("Amazing app, look for sleepwell on Amazon", 0.82),
        ("I highly recommend this app.", 0.0),
        ("I highly recommend her book: https://library.com/berg", 0.0),
        ("The penal code is clear: https://law.com/12", 0.0),
        ("Influencers were fined: they said use my promo code", 0.0),
    ],
)
def test_praise_urge_and_code_add_up(raw: str, expected: float) -> None:
    assert score(raw) == expected


def test_an_authorised_brand_is_silent_until_its_end() -> None:
    raw = "I highly recommend this app: https://sleepwell.com"
    entry = ("sleepwell.com until 2026-06-30",)
    assert score(raw, entry, datetime(2026, 6, 30, tzinfo=UTC)) == 0.0
    assert score(raw, entry, datetime(2026, 7, 1, tzinfo=UTC)) == 0.6
