"""The text of a mail that is HTML alone, without what it quotes; pure."""

from html.parser import HTMLParser

import nh3

MOST_TAGS = 8_000
BREAKS = frozenset(
    {"p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "ul", "ol"}
)
UNSEEN = frozenset(
    {"script", "style", "head", "title", "template", "svg", "blockquote", "noscript"}
)
VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "area", "base", "wbr"})
QUOTES = ("gmail_quote", "gmail_attr", "moz-cite-prefix", "yahoo_quoted", "gmail_signature")
THE_REST = ("divrplyfwdmsg", "appendonsend", "x_divrplyfwdmsg")
_CLEANER = nh3.Cleaner(
    tags=set(BREAKS | {"span", "table", "td", "blockquote"}),
    attributes={"*": {"class", "id"}},
    clean_content_tags=set(UNSEEN - {"blockquote"}),
    strip_comments=True,
    link_rel=None,
)


def text_of_html(html: str) -> str:
    """What a reader sees as the writer's own, a line for each block.

    It is made well-formed first: Python's own reader takes ever longer over tags and comments
    that never end. So do all readers over what is nested without end, hence the bound.
    """
    reader = _Reader()
    first = "<".join(html.split("<", MOST_TAGS)[:MOST_TAGS])
    reader.feed(_CLEANER.clean(first))
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(lines).strip()


class _Reader(HTMLParser):
    """Collects text; what stands in an unseen element, or in one marked as a quote, is passed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden_by = ""
        self._depth = 0
        self._is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden_by:
            self._depth += tag == self._hidden_by
            return
        marks = " ".join(value or "" for name, value in attrs if name in {"class", "id"}).lower()
        self._is_over = self._is_over or any(mark in marks for mark in THE_REST)
        if tag not in VOID and (tag in UNSEEN or any(mark in marks for mark in QUOTES)):
            self._hidden_by, self._depth = tag, 1
        elif tag in BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden_by:
            self._depth -= tag == self._hidden_by
            self._hidden_by = self._hidden_by if self._depth else ""
        elif tag in BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden_by and not self._is_over:
            self.pieces.append(data.replace("\n", " "))
