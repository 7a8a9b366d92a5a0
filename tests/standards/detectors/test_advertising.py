"""C10: own goods offered: which cues together make an advertisement, and how sure."""

import pytest

from folkmoot.standards import AuthorFacts, Options, Submission, Text
from folkmoot.standards.detectors.advertising import advertising

LINKING = AuthorFacts(published=10, with_links=9)


def score(raw: str, author: AuthorFacts | None = None, **options: object) -> float:
    chosen = Options({**advertising.defaults, **options})
    found = list(advertising(Text(raw), chosen, Submission(raw, author=author)))
    return found[0].score if found else 0.0


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Order now, 20% off: https://garden-shop.com", 0.9),
        ("Visit our online shop at www.garden-shop.com, order today", 0.9),
        ("Our store, best prices: www.garden-shop.com", 0.88),
        ("Our store has the best prices, order now.", 0.7),
        ("Search for gardenshop on Telegram, free delivery", 0.85),
        ("Follow us on Instagram", 0.6),
        ("Contact me at anna@garden-shop.com", 0.6),
        ("https://www.amazon.com/dp/B0?tag=deals-20 is the one in the picture above", 0.6),
        ("https://garden-shop.com/tools", 0.5),
        ("Order now!", 0.0),
        ("It costs $20 in our shop.", 0.0),
        ("The source is https://garden-shop.com/tools, third paragraph of the text.", 0.0),
        ("They said: order now, 20% off, https://garden-shop.com", 0.0),
        ('"Order now, 20% off" stood on a sign at https://garden-shop.com', 0.0),
    ],
)
def test_cues_add_up(raw: str, expected: float) -> None:
    assert score(raw) == expected


def test_an_account_that_lives_by_linking_is_told_by_its_past() -> None:
    raw = "More in this piece that I read yesterday https://my-blog.com/17"
    assert score(raw, LINKING) == 0.65
    assert score("https://my-blog.com/17", LINKING) == 0.85
    assert score(raw, AuthorFacts(published=10, with_links=3)) == 0.0
    assert score(raw, AuthorFacts(published=2, with_links=2)) == 0.0
    assert score("No link in it at all.", LINKING) == 0.0


def test_a_name_that_is_an_address_counts_as_a_contact() -> None:
    name = AuthorFacts(name="cheap-tiles.com")
    assert score("Best prices in town!", name) == 0.85
    assert score("I agree with the mayor.", name) == 0.55


def test_who_is_in_the_register_may_advertise() -> None:
    raw = "Order now, 20% off: https://garden-shop.com"
    assert score(raw, authorised=["garden-shop.com"]) == 0.0
    assert score(raw, AuthorFacts(authorised=("garden-shop.com",))) == 0.0
    assert score(raw, authorised=["other-shop.com"]) == 0.9


def test_the_evidence_marks_cues_and_contacts() -> None:
    raw = "Well. Order now, 20% off: https://garden-shop.com"
    [seen] = advertising(Text(raw))
    marked = [raw[slice(*span)] for span in seen.spans]
    assert marked == ["Order now", "20% off", "https://garden-shop.com"]
    assert seen.facts["cues"] == ["call", "link", "offer", "reach"]
