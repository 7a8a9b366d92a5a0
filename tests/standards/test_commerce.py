"""Cues of trade: contacts, links that pay, names that are addresses, the register."""

from datetime import UTC, datetime

import pytest

from folkmoot.standards import AuthorFacts, StandardsInvalid, Submission, Text
from folkmoot.standards.commerce import (
    Authorisation,
    contacts,
    is_authorised,
    is_only_links,
    offers,
    paying_links,
    reach_in_name,
    read_authorisation,
)

JUNE = datetime(2026, 6, 1, tzinfo=UTC)


def test_contacts_are_links_addresses_and_telephones_in_order() -> None:
    raw = "Write to a.b@mail.com, call +49 30 901820 or see www.garden-shop.com"
    assert [raw[slice(*span)] for span in contacts(Text(raw))] == [
        "a.b@mail.com",
        "+49 30 901820",
        "www.garden-shop.com",
    ]
    assert contacts(Text("In 1990 he paid 300 for it.")) == ()


@pytest.mark.parametrize(
    ("raw", "pays"),
    [
        ("https://shop.com/p?aff_id=77", True),
        ("https://shop.com/p?x=1&REFCODE=anna", True),
        ("https://shop.com/ref/anna12", True),
        ("https://www.amazon.com/dp/B00X?tag=deals-20", True),
        ("https://shop.com/p?ref=user993", True),
        ("https://shop.com/p?utm_source=affiliate", True),
        ("https://news.com/story?ref=share", False),
        ("https://news.com/story?tag=politics", False),
        ("https://news.com/story?utm_source=newsletter&utm_medium=email", False),
        ("https://news.com/invite", False),
        ("https://news.com", False),
    ],
)
def test_a_link_that_pays_is_told_by_its_parameters(raw: str, *, pays: bool) -> None:
    assert bool(paying_links(Text(raw))) is pays


def test_a_link_with_thousands_of_parameters_is_not_taken_apart() -> None:
    assert paying_links(Text("https://shop.com/p?" + "a=1&" * 5_000 + "aff=1")) == ()


@pytest.mark.parametrize(
    ("raw", "is_only"),
    [
        ("https://shop.com/p", True),
        ("look: https://shop.com/p", True),
        ("https://shop.com/p https://shop.com/q", True),
        ("The whole report is here: https://shop.com/p", False),
        ("no link", False),
    ],
)
def test_a_text_that_is_only_links(raw: str, *, is_only: bool) -> None:
    assert is_only_links(Text(raw)) is is_only


@pytest.mark.parametrize(
    ("name", "reaches"),
    [
        ("Anna Keller", False),
        ("Anna1987", False),
        ("", False),
        ("cheap-loans.com", True),
        ("Anna +44 20 7946 0018", True),
        ("write @fastgain", True),
        ("Telegram fastgain", True),
    ],
)
def test_a_name_that_is_an_address(name: str, *, reaches: bool) -> None:
    assert reach_in_name(name) is reaches


def test_what_is_told_of_others_is_no_offer() -> None:
    own = "Double your bitcoin with us."
    told = "Police say they promised to double your bitcoin."
    named = "It is fraud to promise: double your bitcoin."
    denied = "No scam: double your bitcoin."
    assert [bool(offers(Text(raw), "spam")) for raw in (own, told, named, denied)] == [
        True,
        False,
        False,
        True,
    ]


def test_an_entry_of_the_register_is_read() -> None:
    assert read_authorisation("acme.com") == Authorisation("acme.com")
    entry = read_authorisation("Acme Garden by Anna K until 2026-12-31")
    assert (entry.brand, entry.author, str(entry.until)) == ("Acme Garden", "Anna K", "2026-12-31")
    for line, reason in (("acme until soon", "no day"), (" ", "empty")):
        with pytest.raises(StandardsInvalid, match=reason):
            read_authorisation(line)


@pytest.mark.parametrize(
    ("raw", "register", "facts", "is_allowed"),
    [
        ("See https://acme.com/x", ["acme.com"], {}, True),
        ("See https://shop.acme.com/x", ["acme.com"], {}, True),
        ("See https://acme.com and https://other.com", ["acme.com"], {}, False),
        ("See https://acme.com.evil.com", ["acme.com"], {}, False),
        ("Acme Garden has it all", ["acme garden"], {}, True),
        ("Acme Gardens has it all", ["acme garden"], {}, False),
        ("Acme has it", ["acme until 2026-06-01"], {"at": JUNE}, True),
        ("Acme has it", ["acme until 2026-05-31"], {"at": JUNE}, False),
        ("Acme has it", ["acme until 2026-06-01"], {}, False),
        ("Acme has it", ["acme by Anna K"], {"author": AuthorFacts(name="anna k")}, True),
        ("Acme has it", ["acme by Anna K"], {"author": AuthorFacts(name="Bob")}, False),
        ("Acme has it", ["acme by Anna K"], {}, False),
        ("Acme has it", [], {"author": AuthorFacts(authorised=("acme",))}, True),
        ("Acme has it", [], {}, False),
    ],
)
def test_the_register_says_who_may_promote_what_and_until_when(
    raw: str, register: list[str], facts: dict[str, object], *, is_allowed: bool
) -> None:
    submission = Submission(raw, **facts)  # type: ignore[arg-type]
    assert is_authorised(Text(raw), register, submission) is is_allowed
