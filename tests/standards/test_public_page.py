from html.parser import HTMLParser

import pytest

from folkmoot.standards import Standards
from folkmoot.standards.public_page import as_html, as_markdown
from tests.standards.make import known, rule, structure, words

HARSH = words("N1").replace('title = "N1 in en"', 'title = "<b>No & *stars*</b>"')


def page(language: str = "en", spoken: str = HARSH) -> Standards:
    source = structure(rule("N1"), rule("N2", on=False), languages=f'["{language}"]')
    off = '\n[rules.N2]\ntitle = "Off"\ntext = "t"\nexplanation = "e"\nadvice = "a"\n'
    return Standards.from_toml_text(source, {language: spoken + off}, detectors=known())


class Tags(HTMLParser):
    """Opens and closes, and what stands between."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_page_is_whole_escaped_and_loads_nothing() -> None:
    html = as_html(page().public("en"))
    tags = Tags(html)
    assert tags.open == []
    assert "<b>No & *stars*</b>" in tags.words
    assert "<b>" not in html
    assert "Off" not in tags.words
    assert not {name for _, given in tags.seen for name in given} & {
        "src",
        "href",
        "style",
        "onload",
    }
    assert tags.seen[0] == ("html", {"lang": "en", "dir": "ltr"})


def test_a_language_from_right_to_left_says_so() -> None:
    assert '<html lang="ar" dir="rtl">' in as_html(page("ar").public("ar"))


def test_words_are_plain_in_markdown() -> None:
    text = as_markdown(page().public("en"))
    assert "**N1 · \\<b\\>No & \\*stars\\*\\</b\\>**" in text
    assert "## obligations" in text
    assert "- one\n- two" in text
    assert "Off" not in text


@pytest.mark.parametrize("name", ["default", "strict"])
def test_every_rule_and_section_of_the_shipped_documents_is_on_it(name: str) -> None:
    document = Standards.load(name)
    for language in document.languages:
        public = document.public(language)
        for text in (as_markdown(public), Tags(as_html(public)).words):
            for each in public.rules:
                assert each.title in text.replace("\\", "")
            for section in public.sections.values():
                assert section.title in text.replace("\\", "")
