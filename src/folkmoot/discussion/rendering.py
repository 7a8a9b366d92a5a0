"""The small markup to safe HTML and to plain text; pure.

A text is checked (`check_text`), parsed with a small set of Markdown, and what comes out is
cleaned again against one list of tags, attributes and schemes. The two steps do not trust each
other: raw HTML in a text is text for the parser, and would be removed by the cleaner.
"""

from dataclasses import dataclass
from html import escape

import nh3
from markdown_it import MarkdownIt
from markdown_it.common.utils import isStrSpace
from markdown_it.rules_block import StateBlock, list_block
from markdown_it.token import Token

from folkmoot.discussion.autolinks import link_bare_addresses
from folkmoot.discussion.characters import (
    has_visible,
    is_longer,
    is_readable,
    without_controls,
)
from folkmoot.discussion.errors import TextEmpty, TextNotReadable, TextTooLong

CLEANER = 1
MAX_GRAPHEMES = 5_000
MAX_BYTES = 32_768
MAX_NESTING = 4
MAX_QUOTES = 2

TAGS = frozenset(
    {"p", "br", "em", "strong", "del", "blockquote", "code", "pre", "ul", "ol", "li", "a"}
)
SCHEMES = frozenset({"http", "https", "mailto"})
LINK_REL = "nofollow ugc noopener"
LINK_MARK = "<a "

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes={"*": set(), "a": {"href"}},
    url_schemes=set(SCHEMES),
    url_relative="deny",
    link_rel=LINK_REL,
    strip_comments=True,
)
_CONTAINERS = frozenset({"blockquote", "bullet_list", "ordered_list"})
_PARSER_DEPTH = 16


@dataclass(frozen=True)
class Rendered:
    """One text in its three forms, and the version of the rules that made them."""

    source: str
    html: str
    plain: str
    cleaner: int = CLEANER

    @property
    def has_link(self) -> bool:
        """Whether readers see a link in it."""
        return LINK_MARK in self.html


def check_text(source: str) -> str:
    """The text with its line ends made alike, if it can be taken at all.

    Length is counted as readers count, in grapheme clusters, and in bytes before anything
    parses the text, so that no text is expensive. A text of nothing but spaces, fillers and
    invisible characters is empty.

    Raises:
        TextNotReadable: it holds NUL, a lone surrogate or a noncharacter.
        TextTooLong: more than 5,000 characters or 32 KB.
        TextEmpty: nothing in it can be seen.
    """
    if not is_readable(source):
        raise TextNotReadable
    text = source.replace("\r\n", "\n").replace("\r", "\n")
    size = len(text.encode())
    if size > MAX_BYTES or is_longer(text, MAX_GRAPHEMES):
        raise TextTooLong(limit=MAX_GRAPHEMES, limit_bytes=MAX_BYTES)
    if not has_visible(text):
        raise TextEmpty
    return text


def render(source: str) -> Rendered:
    """The text as safe HTML and as plain text.

    Nothing that was typed is lost: a text that the parser would cut short (nested too deep)
    or show as nothing at all (a lone quotation sign) is shown as it was typed.
    """
    text = without_controls(source)
    tokens = _MARKDOWN.parse(text)
    plain = _plain(tokens)
    if _is_cut(tokens) or not has_visible(plain):
        return Rendered(source, clean(_literal(text)), text.strip())
    _flatten(tokens)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return Rendered(source, clean(html), plain)


def clean(html: str) -> str:
    """HTML with nothing but the allowed tags, `href` and schemes; cleaning twice changes nothing.

    Also for rows of an older cleaner: they are cleaned again when `CLEANER` rises.
    """
    return _CLEANER.clean(html).strip()


def _is_allowed_address(address: str) -> bool:
    scheme, colon, rest = address.partition(":")
    return bool(colon and rest) and scheme.lower() in SCHEMES


def _list_from_one(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A list only where its numbers begin at one: 'Year. Text' keeps the year it was typed with."""
    begin = state.bMarks[start] + state.tShift[start]
    number, _, rest = state.src[begin : begin + 11].replace(")", ".").partition(".")
    is_list = number.isdigit() and (not rest or isStrSpace(rest[0]))
    if is_list and number != "1" and not silent:
        return False
    return list_block(state, start, end, silent)


def _make_parser() -> MarkdownIt:
    options = {"breaks": True, "maxNesting": _PARSER_DEPTH}
    parser = MarkdownIt("zero", options)
    parser.enable(["blockquote", "list", "fence"])
    parser.enable(["newline", "escape", "backticks", "strikethrough", "emphasis"])
    parser.enable(["link", "autolink"])
    parser.block.ruler.at("list", _list_from_one, {"alt": ["paragraph", "blockquote"]})
    parser.core.ruler.after("inline", "autolinks", link_bare_addresses)
    parser.add_render_rule("fence", lambda _self, tokens, index, *_: _fence(tokens[index]))
    parser.add_render_rule("s_open", lambda *_: "<del>")
    parser.add_render_rule("s_close", lambda *_: "</del>")
    parser.validateLink = _is_allowed_address  # type: ignore[method-assign, assignment]
    return parser


def _fence(token: Token) -> str:
    return f"<pre><code>{escape(token.content)}</code></pre>\n"


def _is_cut(tokens: list[Token]) -> bool:
    """True when the parser stopped at its bound and left words out."""
    return any(token.nesting == 1 and token.level >= _PARSER_DEPTH - 1 for token in tokens)


def _flatten(tokens: list[Token]) -> None:
    """Take out the quotes and lists that lie deeper than a page can show; their words stay.

    Quotes of quotes of quotes tell nobody any more who said what.
    """
    depth, quotes, kept = 0, 0, list[Token]()
    for token in tokens:
        kind = token.type.removesuffix("_open").removesuffix("_close")
        if kind == "blockquote":
            quotes += token.nesting == 1
            is_deep = quotes > MAX_QUOTES or depth + quotes > MAX_NESTING
            quotes -= token.nesting == -1
        elif kind in _CONTAINERS:
            depth += token.nesting == 1
            is_deep = depth + quotes > MAX_NESTING
            depth -= token.nesting == -1
        else:
            is_deep = depth + quotes > MAX_NESTING and kind == "list_item"
        if depth + quotes > MAX_NESTING and kind == "paragraph":
            token.hidden = False
        if not is_deep:
            kept.append(token)
    tokens[:] = kept


def _plain(tokens: list[Token]) -> str:
    """The words alone, a block a paragraph; a link's address stands behind other words."""
    blocks = (
        _plain_line(token.children or []) if token.type == "inline" else token.content
        for token in tokens
        if token.type in {"inline", "fence"}
    )
    return "\n\n".join(block.strip() for block in blocks if block.strip())


def _plain_line(tokens: list[Token]) -> str:
    words, address, begin = list[str](), "", 0
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            words.append("\n")
        elif token.type == "link_open":
            address, begin = str(token.attrs.get("href", "")), len(words)
        elif token.type == "link_close":
            label = "".join(words[begin:])
            if address not in {label, f"mailto:{label}"}:
                words.append(f" ({address})" if label.strip() else address)
        else:
            words.append(token.content)
    return "".join(words)


def _literal(text: str) -> str:
    paragraphs = (part.strip("\n") for part in text.split("\n\n"))
    return "\n".join(
        "<p>" + escape(part).replace("\n", "<br>\n") + "</p>" for part in paragraphs if part
    )


_MARKDOWN = _make_parser()
