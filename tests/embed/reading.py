"""Reading the discussion's HTML as a test sees it: comments, links, what is folded below what."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

VOID = {"meta", "link", "br", "input", "img", "hr"}


@dataclass
class Node:
    """An element with its attributes, its children and all text below it."""

    tag: str
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    parent: "Node | None" = None

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    def all(self, tag: str = "", **attributes: str) -> list["Node"]:
        """The elements below with this tag and these attributes (`class_` by one word)."""
        found = []
        for child in self.children:
            if child.fits(tag, attributes):
                found.append(child)
            found += child.all(tag, **attributes)
        return found

    def one(self, tag: str = "", **attributes: str) -> "Node":
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def fits(self, tag: str, attributes: dict[str, str]) -> bool:
        if tag and self.tag != tag:
            return False
        for name, value in attributes.items():
            if name == "class_":
                if value not in self.attributes.get("class", "").split():
                    return False
            elif self.attributes.get(name.replace("_", "-")) != value:
                return False
        return True


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = self.at = Node("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, parent=self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        node: Node | None = self.at
        while node is not None:
            node.pieces.append(data)
            node = node.parent


def read(html: str | bytes) -> Node:
    """The tree of a page or fragment; every element must be closed where it should."""
    reader = _Reader()
    reader.feed(html.decode() if isinstance(html, bytes) else html)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is never closed"
    return reader.root


def ids(node: Node) -> list[str]:
    """The public ids of the comments below, in the order of reading."""
    return [article.attributes["data-id"] for article in node.all("article")]


def page_of(story: Any, query: str = "") -> Node:
    """The page of a story's discussion, as a visitor gets it."""
    answer = Client().get(f"/discussion/{story.public_id}/{query}")
    assert answer.status_code == 200
    return read(answer.content)
