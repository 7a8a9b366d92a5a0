from pathlib import Path

import pytest

from folkmoot.standards.blocklists import VARIABLE, Listing, bundled, load, read_domains
from folkmoot.standards.errors import LexiconInvalid


def test_the_bundled_lists_are_read() -> None:
    assert "malware.example" in bundled("malicious-domains")
    assert "bit.ly" in bundled("shorteners")
    assert "wikipedia.org" in bundled("well-known-domains")


def test_an_entry_covers_its_domain_and_all_below_it() -> None:
    blocklist = load()
    listed = Listing("malicious-domains", "malware.example")
    assert blocklist.listing("malware.example", "malware.example") == listed
    assert blocklist.listing("a.b.malware.example", "malware.example") == listed
    assert blocklist.listing("notmalware.example", "notmalware.example") is None
    assert blocklist.listing("127.0.0.1", "") is None


def test_no_entry_covers_more_than_a_registered_domain(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("co.uk\nlogin.example.com\n")
    blocklist = load((str(own),))
    assert blocklist.listing("shop.co.uk", "shop.co.uk") is None
    assert blocklist.listing("example.com", "example.com") is None
    assert blocklist.listing("a.login.example.com", "example.com") == Listing(
        "own", "login.example.com"
    )


def test_lists_of_a_newsroom_and_of_the_machine_are_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ours.txt").write_text("# hosts\n0.0.0.0 Bad.Example\n\nworse.example # why\n")
    (tmp_path / "theirs.txt").write_text("bad.example\nthird.example\n")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "theirs.txt"))
    blocklist = load((str(tmp_path / "ours.txt"),))
    assert blocklist.listing("bad.example", "bad.example") == Listing("ours", "bad.example")
    assert blocklist.listing("third.example", "third.example") == Listing("theirs", "third.example")
    assert load((str(tmp_path / "ours.txt"),)) is blocklist


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconInvalid, match=r"missing\.txt"):
        load((str(tmp_path / "missing.txt"),))
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(LexiconInvalid, match=r"binary\.txt"):
        load((str(tmp_path / "binary.txt"),))


@pytest.mark.parametrize("line", ["two words here", "https://a.example/x", "münchen.de", "a" * 300])
def test_a_line_that_is_no_domain_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(LexiconInvalid, match="Line 2"):
        list(read_domains(f"good.example\n{line}", "own"))


def test_names_without_a_dot_are_passed_over() -> None:
    assert list(read_domains("127.0.0.1 localhost\ngood.example.", "own")) == ["good.example"]
