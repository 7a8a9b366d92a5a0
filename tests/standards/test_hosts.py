import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.blocklists import bundled
from folkmoot.standards.hosts import is_top_level, looks_like, read_host


@pytest.mark.parametrize(
    ("written", "name", "domain"),
    [
        ("Example.COM", "example.com", "example.com"),
        ("example.com.", "example.com", "example.com"),
        ("a.b.example.co.uk", "a.b.example.co.uk", "example.co.uk"),
        ("ｅｘａｍｐｌｅ。ｃｏｍ", "example.com", "example.com"),
        ("ex%61mple.com", "example.com", "example.com"),
        ("münchen.de", "xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("xn--mnchen-3ya.de", "xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
        ("co.uk", "co.uk", ""),
        ("localhost", "localhost", ""),
        ("evil.test", "evil.test", "evil.test"),
    ],
)
def test_a_host_has_one_form_and_a_registered_domain(written: str, name: str, domain: str) -> None:
    host = read_host(written)
    assert host is not None
    assert (host.name, host.domain, host.is_address) == (name, domain, False)


@pytest.mark.parametrize(
    ("written", "address", "is_odd"),
    [
        ("127.0.0.1", "127.0.0.1", False),
        ("0177.0.0.1", "127.0.0.1", True),
        ("0x7f000001", "127.0.0.1", True),
        ("127.1", "127.0.0.1", True),
        ("2130706433", "127.0.0.1", True),
        ("１２７.0.0.1", "127.0.0.1", False),
        ("[::1]", "[::1]", False),
        ("[0:0:0:0:0:0:0:1]", "[::1]", False),
    ],
)
def test_addresses_in_any_spelling_are_one_address(
    written: str, address: str, is_odd: bool
) -> None:
    host = read_host(written)
    assert host is not None
    assert (host.name, host.is_address, "odd-address" in host.tricks) == (address, True, is_odd)


@pytest.mark.parametrize(
    "written", ["", ".", "a..b", "256.1.1.1", "1.2.3.4.5", "09.1", "[::g]", "a b.com", "a" * 300]
)
def test_what_is_no_host_is_none(written: str) -> None:
    assert read_host(written) is None


@pytest.mark.parametrize(
    ("written", "imitated"),
    [
        ("раураӏ.com", "paypal.com"),
        ("xn--80ak6aa92e.com", "apple.com"),
        ("paypa1.com", "paypal.com"),
        ("rnicrosoft.com", "microsoft.com"),
        ("login.g00gle.com", "google.com"),
        ("wìkipedia.org", "wikipedia.org"),
        ("paypal.com.evil.example", "paypal.com"),
        ("www.paypal.com", ""),
        ("google.com.br", ""),
        ("пример.рф", ""),
        ("paypal.example", ""),
    ],
)
def test_a_host_that_looks_like_a_well_known_one_is_named(written: str, imitated: str) -> None:
    host = read_host(written)
    assert host is not None
    assert (host.imitates, "imitation" in host.tricks) == (imitated, bool(imitated))


def test_no_well_known_domain_looks_like_another() -> None:
    known = bundled("well-known-domains")
    assert len({looks_like(domain) for domain in known}) == len(known)


def test_a_name_that_the_rules_forbid_is_read_all_the_same() -> None:
    for written in ("xn--0.com", "xn--99999999.com", "xn--ü.com", "xn--i-7iq.ws", "-ä.com"):
        host = read_host(written)
        assert host is not None
        assert "invalid-name" in host.tricks


def test_a_name_that_grows_too_long_as_ascii_is_none() -> None:
    label = "".join(map(chr, range(0x4E00, 0x4E28)))
    assert read_host(".".join([label] * 5) + ".com") is None


def test_endings_of_the_open_net_are_known() -> None:
    assert is_top_level("com")
    assert is_top_level("рф")
    assert not is_top_level("qqq")
    assert not is_top_level("c0m")


@given(st.text(max_size=60))
def test_no_writing_breaks_it(written: str) -> None:
    host = read_host(written)
    assert host is None or host.name.isascii()
