"""A text cut into plain and marked parts; pure."""

from collections.abc import Iterable


def marked_parts(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The parts of the text in order, each with whether it is marked; spans may overlap."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for begin, end in sorted(spans):
        first, last = max(begin, at), min(end, len(text))
        if first < last:
            parts += [(text[at:first], False), (text[first:last], True)]
            at = last
    return tuple(part for part in (*parts, (text[at:], False)) if part[0])
