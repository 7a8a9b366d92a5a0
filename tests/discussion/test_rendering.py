import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folkmoot.discussion.errors import TextEmpty, TextNotReadable, TextTooLong
from folkmoot.discussion.rendering import CLEANER, check_text, clean, render
from tests.discussion.allowed_html import strange_parts

REL = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("plain & <b>bold</b>", "<p>plain &amp; &lt;b&gt;bold&lt;/b&gt;</p>"),
        ("*em* **strong** ~~gone~~", "<p><em>em</em> <strong>strong</strong> <del>gone</del></p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("one\n\ntwo", "<p>one</p>\n<p>two</p>"),
        ("> quoted\n\nanswer", "<blockquote>\n<p>quoted</p>\n</blockquote>\n<p>answer</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("`<script>`", "<p><code>&lt;script&gt;</code></p>"),
        ("```html\n<i>\n```", "<pre><code>&lt;i&gt;\n</code></pre>"),
        ("[a](https://b.example/)", f'<p><a href="https://b.example/" {REL}>a</a></p>'),
        ("<me@b.example>", f'<p><a href="mailto:me@b.example" {REL}>me@b.example</a></p>'),
    ],
)
def test_the_small_markup(typed: str, html: str) -> None:
    assert render(typed).html == html


@pytest.mark.parametrize(
    "typed",
    [
        "# no heading",
        "2014. A year stays a year",
        "12) is not the twelfth",
        "![picture](https://x.example/p.png)",
        "---",
        "a | b\n- | -",
        "&amp; stays as typed",
        "[a]: https://hidden.example",
        "    four spaces are no code",
    ],
)
def test_what_is_not_offered_stays_as_typed(typed: str) -> None:
    rendered = render(typed)
    assert strange_parts(rendered.html) == []
    assert "<h1" not in rendered.html
    assert "<ol" not in rendered.html
    assert "<pre" not in rendered.html
    words = [word for word in typed.replace("![", "").split() if word.isalnum()]
    assert all(word in rendered.plain for word in words)


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("see https://a.example/b_c_(d).", "https://a.example/b_c_(d)"),
        ("(https://a.example/x)", "https://a.example/x"),
        ("HTTPS://A.example/x!", "HTTPS://A.example/x"),
        ("https://a.example/x?y=1&z=2, and", "https://a.example/x?y=1&amp;z=2"),
    ],
)
def test_bare_addresses_are_linked_without_the_sentence_around_them(
    typed: str, address: str
) -> None:
    assert f'href="{address}"' in render(typed).html


@pytest.mark.parametrize(
    "typed",
    ["http://", "xhttps://a.example", "`https://a.example`", "me@https://a.example", "ftp://a.b"],
)
def test_what_only_looks_like_an_address_is_not_linked(typed: str) -> None:
    assert "<a" not in render(typed).html


@pytest.mark.parametrize(
    "typed",
    [
        "[x](javascript:alert(1))",
        "[x](data:text/html,y)",
        "[x](//other.example/a)",
        "[x](/account/delete)",
        "[x](ftp://a.example/)",
        "<javascript:alert(1)>",
        "[x](java\nscript:alert(1))",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_other_schemes_and_relative_addresses_are_never_linked(typed: str) -> None:
    assert "<a" not in render(typed).html


def test_no_link_goes_unseen() -> None:
    assert render("[](https://a.example/)").html.count("https://a.example/") == 2
    assert render("[\u200b](https://a.example/) x").html.count("https://a.example/") == 2


def test_plain_text_names_where_a_link_leads() -> None:
    rendered = render("*Read* [this](https://a.example/), or https://b.example/x\n> said")
    assert rendered.plain == ("Read this (https://a.example/), or https://b.example/x\n\nsaid")


@pytest.mark.parametrize("typed", [">", "- ", "```\n```", "> >", "1."])
def test_markup_without_words_is_shown_as_typed(typed: str) -> None:
    rendered = render(typed)
    assert rendered.plain == typed.strip()
    assert strange_parts(rendered.html) == []


def test_quotes_in_quotes_are_capped_and_their_words_kept() -> None:
    typed = "\n".join(">" * depth + f" word{depth}" for depth in range(1, 12))
    rendered = render(typed)
    assert rendered.html.count("<blockquote>") == 2
    assert all(f"word{depth}" in rendered.html for depth in range(1, 12))
    assert strange_parts(rendered.html) == []


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
def test_nesting_beyond_the_parser_loses_no_word(mark: str) -> None:
    rendered = render(mark * 300 + "word")
    assert "word" in rendered.html
    assert "word" in rendered.plain
    assert strange_parts(rendered.html) == []


def test_the_source_stays_as_typed_and_the_cleaner_is_named() -> None:
    rendered = render("a  *b*\x01 ")
    assert rendered.source == "a  *b*\x01 "
    assert rendered.cleaner == CLEANER
    assert "\x01" not in rendered.html


def test_line_ends_are_made_alike() -> None:
    assert check_text("a\r\nb\rc\nd") == "a\nb\nc\nd"


@pytest.mark.parametrize("text", ["", " \n", "\u2800\u3164", "\u200b"])
def test_invisible_text_is_empty(text: str) -> None:
    with pytest.raises(TextEmpty):
        check_text(text)


@pytest.mark.parametrize("one", ["a", "e\u0301", "👩\u200d🚀"])
def test_five_thousand_characters_may_stand_and_one_more_may_not(one: str) -> None:
    fits = min(5_000, 32_768 // len(one.encode()))
    assert check_text(one * fits)
    with pytest.raises(TextTooLong):
        check_text(one * (fits + 1))


def test_bytes_are_limited_too() -> None:
    assert check_text("a" + "\u0301" * 16_383)
    with pytest.raises(TextTooLong):
        check_text("a" + "\u0301" * 16_384)


@pytest.mark.parametrize("text", ["a\0", "\ud83d", "\uffff"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(TextNotReadable):
        check_text(text)


_MARKS = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "!",
    "~~",
    "\\",
    "> ",
    "- ",
    "1. ",
]
_HTML = ["<a href=", "<svg", "<math", "</p>", "<!--", "]]>", "<style>", "<template>", "&lt;"]
_WORDS = ["javascript:", "https://a.example", "\u202e", "\u200b", "word", " ", "    ", "\n", "\n\n"]
_PIECES = st.sampled_from([*_MARKS, *_HTML, *_WORDS, "```"])


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_only_what_is_allowed_comes_out_and_cleaning_again_changes_nothing(typed: str) -> None:
    rendered = render(typed)
    assert strange_parts(rendered.html) == []
    assert clean(rendered.html) == rendered.html


@given(st.lists(_PIECES, max_size=60).map("".join))
def test_the_cleaner_needs_no_parser_before_it(html: str) -> None:
    """AC-006: the cleaner alone is safe, and settled after one pass."""
    cleaned = clean(html)
    assert clean(cleaned) == cleaned
    assert all(
        not part.startswith(("tag", "attributes", "address")) for part in strange_parts(cleaned)
    )


HOSTILE = {
    "brackets": "[",
    "images": "![",
    "links": "[a](",
    "links in links": "[a](b",
    "stars": "*",
    "stars and bars": "*_",
    "emphasis": "**a *",
    "strikes": "~~a",
    "ticks": "` `` ``` ",
    "quotes": "> ",
    "quoted lines": "> a\n\n",
    "lists": "- ",
    "numbers": "1) ",
    "angles": "<",
    "autolinks": "<https:",
    "addresses": "https://a.b ",
    "brackets behind an address": "https://a.b/)))))",
    "escapes": "\\",
    "fences": "```\n",
    "titles": '[a](b "',
    "entities": "&lt;",
    "accents": "\u0301",
}


def _seconds(text: str) -> float:
    begin = time.process_time()
    render(text)
    return time.process_time() - begin


def _is_quick(whole: float, half: float) -> bool:
    """At the cap below a tenth of a second; twice the text at most 2.6 times the time."""
    return whole < 0.1 and (whole / half < 2.6 or whole < 0.02)


@pytest.mark.parametrize("name", HOSTILE)
def test_ac_117_time_grows_no_faster_than_the_text(name: str) -> None:
    """The best of eight runs counts: a busy machine is slow by chance, a bad parser always."""
    piece = HOSTILE[name]
    text = (piece * (5_000 // len(piece) + 1))[:5_000]
    whole = half = float("inf")
    for _ in range(8):
        whole, half = min(whole, _seconds(text)), min(half, _seconds(text[:2_500]))
        if _is_quick(whole, half):
            return
    pytest.fail(f"{name}: {whole:.3f} s for 5,000 characters, {half:.3f} s for half of them")


def test_ac_117_random_markup_at_the_cap() -> None:
    chance = random.Random(7)
    for _ in range(5):
        text = "".join(chance.choice("[]()*_~`>-<!\\\n ab") for _ in range(5_000))
        assert min(_seconds(text) for _ in range(3)) < 0.1
