"""Places: whatever is read, on whatever rung, lies in the raw text where it was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folkmoot.standards import Text
from folkmoot.standards.finding import RUNGS
from folkmoot.standards.lexicon import Term, WordList
from folkmoot.standards.matching import Matcher
from folkmoot.standards.reading import plain

pytestmark = pytest.mark.slow

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
PIECES = (
    *("stone", "Water", "Мельница", "вода", "Ωραίο", "מים", "ماء", "पानी", "水車", "ﬁne", "ß", "İ"),
    *(FAMILY, "🏳️\u200d🌈", "👍🏽", "🇩🇪", "1️⃣", "e\u0301\u0323", "q\u0336", "\u0345", "\u0301"),
    *("\u202e", "\u202c", "\u2067", "\u2069", "\u200b", "\u00ad", "\ufeff", "\u200f"),
    *("https://mill.example/?a=1", "a@mill.example", "+49 30 901820", "$5", "3.5", "@miller"),
    *(
        " ",
        " ",
        " ",
        ". ",
        "! ",
        "\n",
        "\n> ",
        '"',
        "«",
        "»",
        "'",
        "’",
        "...",
        "…",
        "a b c",
        "s h e",
    ),
    *("phone", "m1ll", "m!ll", "mіll", "sooooo", "w-a-t-e-r", "fu nd", "ph", "㎏", "①", "ﷺ"),
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.one_of(st.sampled_from(PIECES), st.characters()), max_size=25).map("".join),
).map(lambda raw: raw.encode("utf-8", "ignore").decode())

MATCHER = Matcher(WordList((Term("quern", 2, "xx"),), frozenset()))
FULL_WIDTH, BOLD = ord("ａ") - ord("a"), ord("𝐚") - ord("a")
DISGUISES = {
    "plain": "quern",
    "capitals": "QUERN",
    "full width": "".join(chr(ord(letter) + FULL_WIDTH) for letter in "quern"),
    "mathematical": "".join(chr(ord(letter) + BOLD) for letter in "quern"),
    "zero width": "q\u200bu\u200der\u00adn",
    "struck out": "q\u0336u\u0336e\u0336r\u0336n",
    "Cyrillic e": "quеrn",
    "Greek and Cyrillic": "qυеrn",
    "figure": "qu3rn",
    "drawn out": "quuuueeern",
    "spaced": "q u e r n",
    "dotted": "q.u.e.r.n",
    "spaced and figure": "q u 3 r n",
    "masked": "qu*rn",
    "broken": "que-rn",
    "reversed": "\u202enreuq\u202c",
}


@given(TEXTS)
@settings(max_examples=300)
def test_every_form_of_a_text_lies_in_it(raw: str) -> None:
    text = Text(raw)
    for rung in RUNGS:
        form = text.folded(rung)
        assert len(form.text) == len(form.begins) == len(form.ends)
        for at in range(len(form.text)):
            begin, end = form.span(at, at + 1)
            assert 0 <= begin < end <= len(raw)


@given(TEXTS)
@settings(max_examples=300)
def test_the_words_that_are_read_lie_in_their_sentence_in_order(raw: str) -> None:
    text = Text(raw)
    assert len(text.read) == len(text.sentences)
    for sentence, place in zip(text.read, text.sentences, strict=True):
        begins = [token.span.begin for token in sentence]
        assert begins == sorted(begins)
        for token in sentence:
            assert place.begin <= token.span.begin < token.span.end <= len(raw)


@given(TEXTS)
@settings(max_examples=300)
def test_a_word_read_as_written_is_what_its_place_folds_to(raw: str) -> None:
    for sentence in Text(raw).read:
        for token in sentence:
            for word, rung in token.readings[:1]:
                if rung in {"raw", "case", "invisible"} and not token.kinds:
                    assert word in plain(raw[slice(*token.span)])


@given(TEXTS, st.sampled_from(["en", "ru", "de", "ar"]))
@settings(max_examples=200)
def test_phrases_lie_in_the_text(raw: str, edition: str) -> None:
    text = Text(f"{raw}\n\nI will kill you.\n\n{raw}", edition)
    found = text.phrases("threat")
    assert found
    for phrase in found:
        begin, end = phrase.span
        assert 0 <= begin < end <= len(text.raw)
        assert phrase.first <= phrase.last < len(text.read[phrase.sentence])


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
@given(before=TEXTS, after=TEXTS)
@settings(max_examples=40)
def test_a_term_in_disguise_is_found_exactly_where_it_was_put(
    disguise: str, before: str, after: str
) -> None:
    head = f"{before}\nstone "
    raw = f"{head}{disguise} stone\n{after}"
    begin = len(head) + (disguise[0] == "\u202e")
    spans = [tuple(match.span) for match in MATCHER.matches(Text(raw))]
    end = len(head) + len(disguise) - (disguise[-1] == "\u202c")
    assert (begin, end) in spans, (spans, [raw[slice(*span)] for span in spans])
