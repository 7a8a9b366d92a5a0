"""An HTML parser of its own that tells what a page would get: tags, attributes, addresses."""

from html.parser import HTMLParser

TAGS = {"p", "br", "em", "strong", "del", "blockquote", "code", "pre", "ul", "ol", "li", "a"}
SCHEMES = ("http://", "https://", "mailto:")
REL = {"nofollow", "ugc", "noopener"}


class _Walk(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.strange: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.strange.append(f"tag {tag}")
        if tag == "a":
            self._check_link(dict(attrs))
        elif attrs:
            self.strange.append(f"attributes {attrs} on {tag}")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.strange.append(f"end of {tag} out of order")

    def handle_comment(self, data: str) -> None:
        self.strange.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.strange.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.strange.append(f"processing instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.strange.append(f"section {data}")

    def _check_link(self, attributes: dict[str, str | None]) -> None:
        address = attributes.pop("href", None)
        if address is not None and not address.lower().startswith(SCHEMES):
            self.strange.append(f"address {address}")
        if set((attributes.pop("rel", "") or "").split()) != REL:
            self.strange.append("link without rel")
        if attributes:
            self.strange.append(f"attributes {attributes} on a link")


def strange_parts(html: str) -> list[str]:
    """Everything in the HTML that a comment may not have; empty when all is well."""
    walk = _Walk()
    walk.feed(html)
    walk.close()
    return walk.strange + [f"{tag} left open" for tag in walk.open]
