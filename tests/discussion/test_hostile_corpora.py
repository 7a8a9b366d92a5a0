"""Collected attacks and awkward texts through the renderer (the server side of AC-001, AC-006)."""

import pytest

from folkmoot.discussion.errors import TextEmpty, TextNotReadable
from folkmoot.discussion.rendering import check_text, clean, render
from tests.discussion.allowed_html import strange_parts
from tests.discussion.corpora import awkward_texts, sample, script_injections

SYNTAXES = (
    "{0}",
    "> {0}",
    "[a]({0})",
    "[{0}](https://a.example)",
    "<{0}>",
    "`{0}`",
    "```\n{0}\n```",
)


def _check(lines: list[str]) -> int:
    checked = 0
    for line in lines:
        for syntax in SYNTAXES:
            html = render(syntax.format(line)).html
            assert strange_parts(html) == [], line
            assert clean(html) == html, line
        cleaned = clean(line)
        assert clean(cleaned) == cleaned, line
        assert [part for part in strange_parts(cleaned) if "order" not in part] == [], line
        checked += 1
    return checked


def test_ac_001_a_sample_of_script_injections_comes_out_harmless() -> None:
    lines = sample(script_injections(), 250)
    assert _check(lines) == len(lines) > 200


@pytest.mark.soak
@pytest.mark.slow  # thousands of lines in seven syntaxes each
def test_ac_001_every_script_injection_comes_out_harmless() -> None:
    lines = script_injections()
    assert _check(lines) == len(lines) > 6_000


def test_ac_136_awkward_texts_are_kept_byte_for_byte_or_refused_by_name() -> None:
    texts = awkward_texts()
    for text in texts:
        try:
            kept = check_text(text)
        except (TextEmpty, TextNotReadable):
            continue
        rendered = render(kept)
        assert rendered.source == text.replace("\r\n", "\n").replace("\r", "\n")
        assert strange_parts(rendered.html) == []
    assert len(texts) > 500


MUTATIONS = [
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src onerror=a>'>",
    "<math><annotation-xml encoding='text/html'><script>a</script></annotation-xml></math>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>a</script></template>",
    "<textarea><a href='</textarea><img src onerror=a>'></textarea>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=a>",
    "<p><a href='https://x.example'><p>a</a></p>",
    "<a href='https://a.example'><a href='https://b.example'>x</a></a>",
    "<ul><li><ul><p></li></ul>",
    "<div>" * 500 + "<img src=x onerror=a>",
    "<blockquote>" * 500 + "<img src=x onerror=a>",
    "<svg><p><style><g title='</style><img src onerror=a>'></svg>",
    "<select><option><style></option></select><b><img src onerror=a></style></b>",
    "<![CDATA[<img src onerror=a>]]>",
    "<!--[if gte IE 4]><script>a</script><![endif]-->",
    "<xmp><p title='</xmp><img src onerror=a>'>",
    "<p>a<?xml version='1.0'?>b</p>",
]


@pytest.mark.parametrize("html", MUTATIONS)
def test_ac_006_markup_that_changes_when_read_again_is_settled(html: str) -> None:
    cleaned = clean(html)
    assert clean(cleaned) == cleaned
    assert strange_parts(cleaned) == []
