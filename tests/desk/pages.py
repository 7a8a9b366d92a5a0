"""Reading the pages of the desk as a person would: words, marks, errors beside their fields."""

import re
from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Page(HTMLParser):
    """An HTML page as elements: (name, attributes, text within)."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str], list[str]]] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        element = (tag, {name: value or "" for name, value in attrs}, [])
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """The element and what was left open in it are done."""
        if any(name == tag for name, _, _ in self._open):
            while self._open and self._open.pop()[0] != tag:
                continue

    def handle_data(self, data: str) -> None:
        """Text belongs to everything it is within."""
        for _, _, text in self._open:
            text.append(data)

    def find(self, tag: str, **wanted: str) -> list[tuple[dict[str, str], str]]:
        """Attributes and text of the elements with this name and these attributes."""
        return [
            (attributes, " ".join("".join(text).split()))
            for name, attributes, text in self.elements
            if name == tag and all(attributes.get(key) == each for key, each in wanted.items())
        ]

    def texts(self, tag: str, **wanted: str) -> list[str]:
        """What stands in the elements."""
        return [text for _, text in self.find(tag, **wanted)]

    @property
    def words(self) -> str:
        """What a person reads."""
        return " ".join(self.texts("main")) or " ".join(self.texts("body"))

    def value(self, name: str) -> str:
        """What a field of this name is filled with: its text, choice or value."""
        for attributes, text in self.find("textarea", name=name):
            return text or attributes.get("value", "")
        chosen = [
            attributes.get("value", "")
            for attributes, _ in self.find("input", name=name)
            if attributes.get("type") not in {"radio", "checkbox"} or "checked" in attributes
        ]
        return " ".join(chosen)

    def error_at(self, name: str) -> str:
        """The error that is tied to a field."""
        return " ".join(self.texts("ul", id=f"id_{name}_error"))


def read(response: Any) -> Page:
    """The page of a response."""
    return Page(response.content.decode())


def case_ids(response: Any) -> list[str]:
    """The cases that a list links to, in its order."""
    links = (attributes["href"] for attributes, _ in read(response).find("a", **{"data-case": ""}))
    return [re.sub(r".*/cases/(\w+)/.*", r"\1", link) for link in links]
