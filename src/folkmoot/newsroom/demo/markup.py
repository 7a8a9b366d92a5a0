"""The demo's texts: a few marks at the beginning of a paragraph, made into blocks; pure.

`## ` a sub-heading, `> words -- speaker` a quotation, `[more: slug]` a link inside the text,
`[card: slug]` an inset card, `[image: name | caption]` a picture; all else is a paragraph.
"""

from dataclasses import dataclass

from django.utils.html import escape


@dataclass(frozen=True)
class Part:
    """One part of a text: its kind, and what stands in it."""

    kind: str
    words: str
    more: str = ""


def parts_of(text: str) -> list[Part]:
    """The parts in their order."""
    return [_part(" ".join(part.split())) for part in text.split("\n\n") if part.strip()]


def _part(words: str) -> Part:
    if words.startswith("## "):
        return Part("subheading", words.removeprefix("## "))
    if words.startswith("> "):
        said, _, speaker = words.removeprefix("> ").partition(" -- ")
        return Part("quote", said, speaker)
    if words.startswith("[") and words.endswith("]"):
        kind, _, rest = words[1:-1].partition(": ")
        name, _, caption = rest.partition(" | ")
        return Part({"more": "read_more", "card": "related"}.get(kind, kind), name, caption)
    return Part("paragraph", f"<p>{escape(words)}</p>")
