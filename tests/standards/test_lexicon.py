from pathlib import Path

import pytest

from folkmoot.standards import LexiconInvalid, lexicon
from folkmoot.standards.lexicon import LEXICONS, NO_WORDS, Term, WordList, gather, read_list

HEAD = "# source: own\n# licence: Apache-2.0\n# version: 1\n# suffixes: s ing\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(lexicon, "LEXICONS", tmp_path)
    read_list.cache_clear()
    (tmp_path / "xx").mkdir()
    yield tmp_path / "xx"
    read_list.cache_clear()


def test_a_list_is_read_with_its_flags_and_its_innocent_words(folder: Path) -> None:
    lines = "Stone\t2\tstem\n\n# a remark\nquern\t3\nstonecrop\t1\tallow\n"
    (folder / "rocks.txt").write_text(HEAD + lines, "utf-8")
    (folder / "rocks-allow.txt").write_text(HEAD + "Rosetta Stone\n", "utf-8")
    assert read_list("rocks", "xx") == WordList(
        (Term("stone", 2, "xx", frozenset({"", "s", "ing"})), Term("quern", 3, "xx")),
        frozenset({"stonecrop", "rosetta stone"}),
    )


def test_where_there_is_no_list_there_are_no_words(folder: Path) -> None:
    assert read_list("rocks", "xx") == NO_WORDS
    assert read_list("rocks", "../xx") == NO_WORDS


def test_several_lists_are_one(folder: Path) -> None:
    (folder / "rocks.txt").write_text(HEAD + "stone\t2\n", "utf-8")
    own = WordList((Term("flint", 1, "own"),), frozenset({"x"}))
    both = gather("rocks", ["xx", "xx", "yy"], own=own)
    assert [term.text for term in both.terms] == ["stone", "flint"]
    assert both.allowed == {"x"}


def test_what_is_innocent_elsewhere_takes_nothing_from_the_first_list(folder: Path) -> None:
    (folder.parent / "yy").mkdir()
    (folder / "rocks.txt").write_text(HEAD + "stone\t2\tstem\n", "utf-8")
    (folder.parent / "yy" / "rocks.txt").write_text(HEAD + "flint\t2\n", "utf-8")
    (folder.parent / "yy" / "rocks-allow.txt").write_text(HEAD + "stones\nstoned\n", "utf-8")
    assert gather("rocks", ["xx", "yy"], own=NO_WORDS).allowed == {"stoned"}
    assert gather("rocks", ["yy", "xx"], own=NO_WORDS).allowed == {"stones", "stoned"}
    assert lexicon.listed.__wrapped__("rocks") == {"xx", "yy"}


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("rocks.txt", "stone\t2\n", 'no line "# source'),
        ("rocks.txt", "# source: own\n# version: 1\nstone\t2\n", 'no line "# licence'),
        ("rocks.txt", HEAD + "stone\n", "rocks.txt, line 5"),
        ("rocks.txt", HEAD + "stone\t9\n", "severity of 1, 2 or 3"),
        ("rocks.txt", HEAD + "stone 2\n", "needs a tab"),
        ("rocks.txt", HEAD + "stone\t2\tstem,root\n", '"root" is not known'),
        ("rocks-allow.txt", "stone\n", "rocks-allow.txt has no line"),
    ],
)
def test_a_list_that_cannot_be_read_is_refused(
    folder: Path, name: str, content: str, named: str
) -> None:
    (folder / name).write_text(content, "utf-8")
    with pytest.raises(LexiconInvalid, match=named):
        read_list("rocks", "xx")


def test_every_shipped_list_can_be_read_and_says_where_it_is_from() -> None:
    languages = [path.name for path in Path(str(LEXICONS)).iterdir() if path.is_dir()]
    with_words = [each for each in languages if read_list("profanity", each).terms]
    assert {"en", "de"} <= set(with_words)
    for language in with_words:
        terms = read_list("profanity", language).terms
        assert len({term.text for term in terms}) == len(terms), language
        assert not {term.text for term in terms} & read_list("profanity", language).allowed
