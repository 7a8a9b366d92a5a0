"""Phrases: the grammar of their lists, and how they are found in a text."""

from pathlib import Path

import pytest

from folkmoot.standards import LexiconInvalid, Text
from folkmoot.standards.passages import quotations, sentences
from folkmoot.standards.phrase_book import read_phrases
from folkmoot.standards.phrase_index import book

HEAD = "# source: ours\n# licence: Apache-2.0\n# version: 1\n"


def listed(folder: Path, *lines: str) -> list[str]:
    file = folder / "sample.phrases"
    file.write_text(HEAD + "\n".join(lines), encoding="utf-8")
    return [entry.kind for entry in read_phrases(file, "en")]


@pytest.mark.parametrize(
    ("raw", "rung", "read"),
    [
        ("I will kill you", "case", "I will kill you"),
        ("well, i will k1ll you", "leet", "i will k1ll you"),
        ("i will kiiiill you!", "repeat", "i will kiiiill you"),
        ("i will k i l l you", "spaced", "i will k i l l you"),
        ("i wi\u200bll kill you", "invisible", "i wi\u200bll kill you"),
        ("i wіll kіll you", "lookalike", "i wіll kіll you"),
    ],
)
def test_a_phrase_is_read_on_every_rung_and_marked_where_it_was_written(
    raw: str, rung: str, read: str
) -> None:
    [phrase] = Text(raw).phrases("threat")
    assert (phrase.rung, raw[slice(*phrase.span)]) == (rung, read)


def test_a_phrase_does_not_run_across_sentences() -> None:
    assert Text("I will stay. Kill you later? No.").phrases("threat") == ()


def test_words_that_say_how_something_is_meant_are_found_for_themselves() -> None:
    text = Text("Nobody wrote that I will kill you.")
    assert {"negation", "reporting"} <= {each.kind for each in text.contexts}
    assert text.phrases("context") == ()


def test_a_language_is_made_ready_once_whichever_are_read_with_it() -> None:
    book.cache_clear()
    for edition in ("pl", "uk"):
        assert Text("I will kill you", edition).phrases("threat")
        Text("Das ist nicht das, was wir von der Stadt erwartet haben", edition).phrases("threat")
    assert book.cache_info().misses == len({"pl", "uk", "en", "de"})


def test_things_and_names_are_known() -> None:
    raw = "Ms. Anna Keller's plan costs $50, says Keller: write to a@b.example or +49 30 901820"
    text = Text(raw, "en", (("Anna Keller", "person"),))
    seen = {raw[slice(*token.span)]: token.kinds for line in text.read for token in line}
    assert seen["Anna Keller's"] == seen["Keller"] == {"person"}
    assert seen["$50"] == {"money", "number"}
    assert seen["a@b.example"] == {"email", "contact"}
    assert seen["+49 30 901820"] == {"phone", "contact"}
    assert seen["plan"] == frozenset()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("kill you\t0.9", "a tab"),
        ("kill you\t1.9\tx", "between 0 and 1"),
        ("kill ..\t0.9\tx", "no gap at either end"),
        ("<link> <money>\t0.9\tx", "a word that must stand"),
        ("kill @harm\t0.9\tx", "@harm was not given"),
        ("kill <dog>\t0.9\tx", "<dog>"),
        ("ki(ll\t0.9\tx", "brackets"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused_by_its_number(
    tmp_path: Path, line: str, reason: str
) -> None:
    with pytest.raises(LexiconInvalid, match="line 5") as refused:
        listed(tmp_path, "good words\t0.5\tx", line)
    assert reason in refused.value.sentence


def test_a_list_says_where_it_comes_from(tmp_path: Path) -> None:
    (tmp_path / "sample.phrases").write_text("good words\t0.5\tx")
    with pytest.raises(LexiconInvalid, match="source"):
        list(read_phrases(tmp_path / "sample.phrases", "en"))


def test_sentences_and_quotations_lie_where_they_stand() -> None:
    raw = 'He said "go away." Then? > no quote\n> a quote\n\nEnd'
    assert [raw[slice(*span)] for span in sentences(raw)][:2] == ['He said "go away."', "Then?"]
    assert [raw[slice(*span)] for span in quotations(raw)] == ['"go away."', "> a quote"]
