from pathlib import Path

import pytest

from folkmoot.standards.blocklists import (
    VARIABLE,
    Listing,
    bundled,
    load,
    read_domains,
    troubles,
)
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


def test_a_changed_file_is_read_again_without_a_new_start(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("first.example\n")
    lists = (str(own),)
    assert load(lists).listing("first.example", "first.example")
    renewed = tmp_path / "new.txt"
    renewed.write_text("second.example\n")
    renewed.replace(own)
    assert load(lists).listing("first.example", "first.example") is None
    assert load(lists).listing("second.example", "second.example")
    own.unlink()
    with pytest.raises(LexiconInvalid, match=r"own\.txt"):
        load(lists)


def test_an_address_covers_its_page_and_not_its_host(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("https://Files.example.org:443/Bad/a.zip\nshop.example.net/x?id=1\n")
    blocklist = load((str(own),))

    def covered(host: str, path: str) -> bool:
        return blocklist.listing(host, host.partition(".")[2], path) is not None

    assert covered("files.example.org", "/Bad/a.zip")
    assert covered("files.example.org", "/Bad/a.zip/?x=1#y")
    assert not covered("files.example.org", "/Bad/b.zip")
    assert not covered("files.example.org", "")
    assert covered("shop.example.net", "/x?id=1")
    assert not covered("shop.example.net", "/x?id=2")


def test_hosts_files_and_filter_lists_are_understood() -> None:
    lines = ("! title", "0.0.0.0 one.example", "||two.example^", "*.three.example", "# none")
    assert list(read_domains("\n".join(lines), "own")) == [
        "one.example",
        "two.example",
        "three.example",
    ]


def test_what_is_wrong_with_a_list_is_said_with_what_follows_from_it(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("good.example\n")
    assert troubles((str(own),)) == ()
    own.write_text("good.example\nnot a domain at all\n")
    (sentence,) = troubles((str(own),))
    assert "Line 2" in sentence
    assert "every comment with a link is held" in sentence


def test_a_file_that_cannot_be_read_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(LexiconInvalid, match=r"missing\.txt"):
        load((str(tmp_path / "missing.txt"),))
    (tmp_path / "binary.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(LexiconInvalid, match=r"binary\.txt"):
        load((str(tmp_path / "binary.txt"),))


@pytest.mark.parametrize("line", ["two or three words", "https://", "münchen.de", "a" * 300])
def test_a_line_that_is_no_domain_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(LexiconInvalid, match="Line 2"):
        list(read_domains(f"good.example\n{line}", "own"))


def test_names_without_a_dot_are_passed_over() -> None:
    assert list(read_domains("127.0.0.1 localhost\ngood.example.", "own")) == ["good.example"]
