"""Where sentences and quotations lie in a raw text, in code points."""

import regex

from folkmoot.standards.finding import Span

_END = regex.compile(r"[.!?…。！？؟۔]+[\"'”’»)\]]*(?=\s|$)|\n\s*\n")
_QUOTED = regex.compile(
    r"\"[^\"\n]+\"|“[^“”\n]+”|„[^„“”\n]+[“”]|«[^«»\n]+»|»[^«»\n]+«|‹[^‹›\n]+›|「[^「」\n]+」"
    r"|(?<![\w’'])['‘‚][^'‘’‚\n]{2,}['’‘](?!\w)|^[ \t]*>[^\n]*",
    regex.MULTILINE,
)


def sentences(raw: str) -> tuple[Span, ...]:
    """Every sentence without the white space around it; a text without an end is one."""
    found: list[Span] = []
    begin = 0
    for end in [*(match.end() for match in _END.finditer(raw)), len(raw)]:
        piece = raw[begin:end]
        bare = piece.strip()
        if bare:
            first = begin + len(piece) - len(piece.lstrip())
            found.append(Span(first, first + len(bare)))
        begin = end
    return tuple(found)


def quotations(raw: str) -> tuple[Span, ...]:
    """What stands in quotation marks, the marks included, and lines that begin with ``>``."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(raw))


def is_within(span: tuple[int, int], places: tuple[Span, ...]) -> bool:
    """Whether a place lies wholly in one of the places, which do not overlap."""
    return any(begin <= span[0] and span[1] <= end for begin, end in places)
