"""Bare web addresses in a parsed text become links, and no link goes unseen; pure."""

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from folkmoot.discussion.characters import has_visible

_ADDRESS = re.compile(r"""(?<![\w@/.])https?://[^\s<>"'`\\|{}^\[\]]+""", re.IGNORECASE)
_LOOSE_END = ".,;:!?*_~'\""


def link_bare_addresses(state: StateCore) -> None:
    """A markdown-it rule: addresses in running text are linked, those inside links are left.

    A link without a visible word gets its address as one, so that nothing can be linked unseen.
    """
    for block in state.tokens:
        if block.type == "inline" and block.children and ":" in block.content:
            block.children = _with_links(block.children)


def _with_links(tokens: list[Token]) -> list[Token]:
    linked: list[Token] = []
    address, label = "", ""
    for token in tokens:
        if token.type == "link_open":
            address, label = str(token.attrs.get("href", "")), ""
        elif token.type == "link_close":
            if not has_visible(label):
                linked.append(_text(token, address))
            address = ""
        label += token.content
        if token.type == "text" and not address and "://" in token.content:
            linked.extend(_split(token))
        else:
            linked.append(token)
    return linked


def _split(token: Token) -> list[Token]:
    text, parts, end = token.content, list[Token](), 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found.group())
        if address.partition("://")[2]:
            parts.append(_text(token, text[end : found.start()]))
            parts.extend(_link(token, address))
            end = found.start() + len(address)
    parts.append(_text(token, text[end:]))
    return [part for part in parts if part.type != "text" or part.content]


def _trimmed(address: str) -> str:
    """Without the punctuation of the sentence around it; a closing bracket needs its opening."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        if address[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif address[end - 1] not in _LOOSE_END:
            break
        end -= 1
    return address[:end]


def _text(token: Token, content: str) -> Token:
    return Token("text", "", 0, content=content, level=token.level)


def _link(token: Token, address: str) -> list[Token]:
    opening = Token("link_open", "a", 1, attrs={"href": address}, level=token.level)
    opening.info = "auto"
    closing = Token("link_close", "a", -1, level=token.level)
    return [opening, Token("text", "", 0, content=address, level=token.level + 1), closing]
