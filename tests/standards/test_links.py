import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards.links import find_links, find_scripts
from tests.standards.growth import assert_linear


def found(raw: str) -> list[tuple[str, str]]:
    return [(raw[link.begin : link.end], link.domain) for link in find_links(raw)]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("See https://example.com/a.", [("https://example.com/a", "example.com")]),
        ("(https://example.com/a_(b))", [("https://example.com/a_(b)", "example.com")]),
        (
            "«http://news.example.co.uk/x?y=1»",
            [("http://news.example.co.uk/x?y=1", "example.co.uk")],
        ),
        ("HTTPS://EXAMPLE.COM/A", [("HTTPS://EXAMPLE.COM/A", "example.com")]),
        ("www.example.org, yes", [("www.example.org", "example.org")]),
        ("read example.org/a!", [("example.org/a", "example.org")]),
        ("ask example.com", [("example.com", "example.com")]),
        ("ftp://files.example.com", [("ftp://files.example.com", "example.com")]),
        ("https:\\\\example.com\\a", [("https:\\\\example.com\\a", "example.com")]),
        ("https:example.com", [("https:example.com", "example.com")]),
        ("on reader.github.io", [("reader.github.io", "reader.github.io")]),
        ("http://[::1]:80/a", [("http://[::1]:80/a", "[::1]")]),
        ("10.0.0.1:8080/a", [("10.0.0.1:8080/a", "10.0.0.1")]),
        ("на пример.рф", [("пример.рф", "xn--e1afmkfd.xn--p1ai")]),
        ("https://пример.рф。然后", [("https://пример.рф。然后", "xn--e1afmkfd.xn--p1ai")]),
        ("see malware.example", [("malware.example", "malware.example")]),
        (
            "[one](https://one.example) two.example",
            [("https://one.example", "one.example"), ("two.example", "two.example")],
        ),
    ],
)
def test_a_link_is_an_address_with_a_scheme_or_a_public_ending(
    raw: str, expected: list[tuple[str, str]]
) -> None:
    assert found(raw) == expected


@pytest.mark.parametrize(
    ("raw", "written", "trick"),
    [
        ("hxxps://evil.example/x", "hxxps://evil.example/x", "defanged"),
        ("h**p://evil.example", "h**p://evil.example", "defanged"),
        ("go to evil dot com now", "evil dot com", "spelled"),
        ("evil[.]com", "evil[.]com", "spelled"),
        ("evil (dot) co (dot) uk", "evil (dot) co (dot) uk", "spelled"),
        ("evil . com", "evil . com", "spelled"),
        ("besuche evil Punkt de", "evil Punkt de", "spelled"),
        ("зайди на зло точка рф", "зло точка рф", "spelled"),
        ("ev\u200bil.example/x", "ev\u200bil.example/x", "invisible"),
        ("https://bank.com@evil.example", "https://bank.com@evil.example", "credentials"),
        ("https://bank.com:80@evil.example/a", "https://bank.com:80@evil.example/a", "credentials"),
        ("https://gооgle.com", "https://gооgle.com", "mixed-script"),
        ("https://xn--80ak6aa92e.com", "https://xn--80ak6aa92e.com", "punycode"),
        ("https://paypa1.com", "https://paypa1.com", "imitation"),
        ("http://0x7f.1/", "http://0x7f.1/", "odd-address"),
        ("http://2130706433", "http://2130706433", "odd-address"),
        ("https://files.example/setup.exe", "https://files.example/setup.exe", "executable"),
        (
            "https://files.example/a.pdf%2Escr?x",
            "https://files.example/a.pdf%2Escr?x",
            "executable",
        ),
        ("bit.ly/abc", "bit.ly/abc", "shortened"),
        ("https://ok.org/?url=evil.example/x", "https://ok.org/?url=evil.example/x", "redirect"),
        (
            "https://ok.org/a?next=//evil.example",
            "https://ok.org/a?next=//evil.example",
            "redirect",
        ),
        ("ga naar evil punt nl", "evil punt nl", "spelled"),
        ("jdi na evil tečka cz", "evil tečka cz", "spelled"),
        ("evil نقطة com", "evil نقطة com", "spelled"),
    ],
)
def test_what_is_done_to_hide_a_link_is_named(raw: str, written: str, trick: str) -> None:
    (link,) = find_links(raw)
    assert raw[link.begin : link.end] == written
    assert trick in link.tricks


def test_a_label_that_names_another_address_is_named() -> None:
    raw = "[https://bank.com/login](https://evil.example) [evil.example](https://evil.example)"
    assert [("other-label" in link.tricks) for link in find_links(raw)] == [
        False,
        True,
        False,
        False,
    ]


def test_each_trick_belongs_to_its_own_link() -> None:
    raw = "plain.example one[.]example then two\u200b.example and so on\u200b"
    assert [link.tricks for link in find_links(raw)] == [(), ("spelled",), ("invisible",)]


def test_an_address_inside_an_address_is_carried() -> None:
    once = "https://example.org/?to=https%3A%2F%2Fevil.example%2Fa"
    twice = "https://example.org/?to=https%253A%252F%252Fevil.example"
    plain = "https://example.org/http://evil.example:80/"
    for raw in (once, twice, plain):
        (link,) = find_links(raw)
        assert [host.name for host in link.carried] == ["evil.example"]
    (link,) = find_links("https://example.org/?q=httpx")
    assert link.carried == ()


def test_only_another_domain_is_a_redirect() -> None:
    for raw in ("https://ok.org/?url=www.ok.org", "https://ok.org/?to=next", "ok.org/?q=evil.com"):
        (link,) = find_links(raw)
        assert "redirect" not in link.tricks


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("click [here](javascript:alert(1))", "javascript:alert(1))"),
        ("JAVASCRIPT://%0aalert(1)", "JAVASCRIPT://%0aalert(1)"),
        ("java\u200bscript:alert(1)", "java\u200bscript:alert(1)"),
        ("data:text/html;base64,PHA+", "data:text/html;base64,PHA+"),
        ("ms-msdt:/id x", "ms-msdt:/id"),
        ("open file:///etc/passwd", "file:///etc/passwd"),
        ("intent://scan/#Intent;end", "intent://scan/#Intent;end"),
    ],
)
def test_an_address_that_runs_something_is_none_and_named(raw: str, written: str) -> None:
    (span,) = find_scripts(raw)
    assert raw[slice(*span)] == written


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "JavaScript: the good parts, and data: the numbers",
        "Javascript:ein Buch. Data:12 of 20, file:report, intent:good",
        "The data:/metadata question",
    ],
)
def test_words_before_a_colon_run_nothing(raw: str) -> None:
    assert find_scripts(raw) == ()


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "He came.Then he left.It was over.",
        "Do.it now, know.it all, yes.no",
        "z.B. u.a. d.h. e.g. i.e. U.S.A. a.m. т.е. и т.д.",
        "Node.js, readme.md, main.py, report.zip",
        "3.14, 1.000.000, 24.12.2026, 1.50/month, 1.2.3.4, §1.2",
        "anna@example.org wrote to anna.b@mail.example.org",
        "@anna@social.example and @name.example",
        "the dot com bubble and every dot com company",
        "profits rose. Net income fell. Com",
        "ellipsis... and more..... a..b .com",
        "http://, https:// and http:///x",
        "https://no-such-ending.qqq/a and http://localhost/a",
        "www. is not enough",
        "Eintracht-Trainer:innen im TV-Duell",
    ],
)
def test_ordinary_writing_has_no_links(raw: str) -> None:
    assert found(raw) == []


def test_a_name_too_long_to_be_one_is_none() -> None:
    assert found("https://" + "a" * 64 + ".com") == []
    assert found("https://" + ".".join(["a" * 60] * 5) + ".com") == []


@given(st.text(alphabet=st.sampled_from("ab.:/@ []()dothp\u200b。1x%-"), max_size=80))
def test_every_link_stands_in_the_text_and_none_overlaps(raw: str) -> None:
    done = 0
    for link in find_links(raw):
        assert done <= link.begin < link.end <= len(raw)
        done = link.end


@given(st.text())
def test_no_text_breaks_it(raw: str) -> None:
    find_links(raw)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["a", "a.", "a.b ", "http://", "https://a.de/)))", "www.", "](", "a\u200b", " [.] a"]
    assert_linear(find_links, [*units, "a dot com ", "dot ", "(", "@", "%68", "://"])
    assert_linear(find_scripts, ["data:", "javascript:", "ms-", "file:/ ", "data:a/"])
    assert_linear(find_links, ["а.рф ", "xn--a.de ", "1.1.1.1/ "], size=10_000)
