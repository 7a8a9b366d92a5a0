from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.standards import Text
from folkmoot.standards.detectors.malicious_link import malicious_link
from folkmoot.standards.errors import LexiconInvalid
from tests.standards.growth import assert_linear, detecting


def seen(raw: str, **options: object) -> list[tuple[str, float]]:
    found = malicious_link(Text(raw), malicious_link.options(options))
    return [(raw[slice(*each.spans[0])], each.score) for each in found]


@pytest.mark.parametrize(
    ("raw", "written", "score"),
    [
        ("https://malware.example/a", "https://malware.example/a", 0.99),
        ("see login.phishing.example", "login.phishing.example", 0.99),
        ("HXXPS://MALWARE[.]EXAMPLE/a", "HXXPS://MALWARE[.]EXAMPLE/a", 0.99),
        ("malware dot example", "malware dot example", 0.99),
        ("mal\u200bware.example", "mal\u200bware.example", 0.99),
        ("https://ok.org/?u=https://scam.example", "https://ok.org/?u=https://scam.example", 0.95),
        ("https://gооgle.com/login", "https://gооgle.com/login", 0.85),
        ("https://paypa1.com", "https://paypa1.com", 0.85),
        ("http://apple.com.id.example", "http://apple.com.id.example", 0.85),
        ("http://0x7f000001/a", "http://0x7f000001/a", 0.75),
        ("https://bank.com@other.org", "https://bank.com@other.org", 0.7),
        ("http://10.0.0.1/a", "http://10.0.0.1/a", 0.5),
        ("https://ok.org/setup.exe", "https://ok.org/setup.exe", 0.5),
        ("https://bit.ly/abc", "https://bit.ly/abc", 0.3),
        ("https://ok.org/?u=https://b.example", "https://ok.org/?u=https://b.example", 0.4),
        ("ok.org/?next=scam.example/x", "ok.org/?next=scam.example/x", 0.95),
        ("[log in](javascript:alert(1))", "javascript:alert(1))", 0.8),
    ],
)
def test_listed_links_are_certain_and_tricks_are_suspect(
    raw: str, written: str, score: float
) -> None:
    assert seen(raw) == [(written, score)]


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "https://www.paypal.com/de and https://google.com.br",
        "https://notmalware.example and https://malware.example.org",
        "https://ok.org/malware.example",
        "Ein Artikel auf https://münchen.de, и на пример.рф",
        "malware, example",
        "anna@malware.example",
    ],
)
def test_honest_links_and_the_bare_words_are_not(raw: str) -> None:
    assert seen(raw) == []


def test_a_link_whose_label_names_another_address_is_suspect() -> None:
    assert seen("[bank.com](https://other.org/x)") == [("https://other.org/x", 0.65)]


def test_all_links_to_one_host_are_one_finding_with_its_facts() -> None:
    raw = "malware.example/a or malware.example/b or sub.malware.example"
    first, second = malicious_link(Text(raw))
    assert [raw[begin:end] for begin, end in first.spans] == [
        "malware.example/a",
        "malware.example/b",
    ]
    assert second.facts == {
        "domain": "malware.example",
        "shown": "sub.malware.example",
        "list": "malicious-domains",
        "listed_as": "malware.example",
        "tricks": [],
        "imitates": None,
    }


def test_the_newsroom_brings_lists_and_exceptions(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("bad.org\n")
    (found,) = malicious_link(Text("www.bad.org/a"), malicious_link.options({"lists": [str(own)]}))
    assert (found.score, found.facts["list"], found.facts["listed_as"]) == (0.99, "own", "bad.org")
    assert seen("malware.example", allow=["Malware.example"]) == []
    assert seen("a.malware.example b.malware.example", allow=["a.malware.example"]) == [
        ("b.malware.example", 0.99)
    ]


def test_a_listed_page_is_told_from_the_other_pages_of_its_host(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("https://docs.example.org/d/bad\n")
    options = malicious_link.options({"lists": [str(own)]})
    raw = "https://docs.example.org/d/good https://docs.example.org/d/bad?x#y"
    (found,) = malicious_link(Text(raw), options)
    assert [raw[slice(*span)] for span in found.spans] == ["https://docs.example.org/d/bad?x#y"]
    assert found.facts["listed_as"] == "docs.example.org/d/bad"


def test_what_is_wrong_with_its_lists_is_told_when_a_document_is_checked(tmp_path: Path) -> None:
    options = malicious_link.options({"lists": [str(tmp_path / "none.txt")]})
    (sentence,) = malicious_link.troubles(options)
    assert "none.txt" in sentence
    assert malicious_link.troubles(malicious_link.options({})) == ()


def test_a_list_that_cannot_be_read_holds_up_texts_with_links_only() -> None:
    options = malicious_link.options({"lists": ["/no/such/list.txt"]})
    assert list(malicious_link(Text("No link here."), options)) == []
    with pytest.raises(LexiconInvalid):
        list(malicious_link(Text("See example.org/a"), options))


@given(st.text(alphabet=st.sampled_from("malwre.xp:/@ht[]()о1"), max_size=60))
def test_spans_lie_in_the_text(raw: str) -> None:
    for found in malicious_link(Text(raw)):
        assert all(0 <= begin < end <= len(raw) for begin, end in found.spans)


@pytest.mark.slow  # a hundred thousand signs, many times over
def test_time_grows_no_faster_than_the_text() -> None:
    units = ["a.de ", "malware.example ", "http://b.de/?q=http://c.de ", "[a.de](http://b.de)"]
    assert_linear(detecting(malicious_link), units)
