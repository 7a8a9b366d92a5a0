"""Evidence without the private data in it, for everybody who is not a moderator.

A finding of private data says so by the fact ``masked``: a preview that tells which number
or address is meant and is too little to use it. Whatever shows findings outside the desk (a
statement of reasons, a mail, an export, the public log) passes the text through here first.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from folkmoot.standards.finding import Finding, Span

DOT = "•"
Found = Finding | Mapping[str, Any]
"""A finding, or one as plain data from a stored verdict."""


def preview(finding: Found) -> str:
    """What may be shown of private data; empty if the finding is of something else."""
    facts = finding.facts if isinstance(finding, Finding) else finding["facts"]
    return str(facts.get("masked") or "")


def private_spans(findings: Iterable[Found]) -> tuple[Span, ...]:
    """Where findings of private data lie."""
    private = (finding for finding in findings if preview(finding))
    spans = (each.spans if isinstance(each, Finding) else each["spans"] for each in private)
    return tuple(Span(int(begin), int(end)) for places in spans for begin, end in places)


def mask(text: str, findings: Iterable[Found]) -> str:
    """The text with private data dotted out; all other places stay where they were."""
    signs = list(text)
    for begin, end in private_spans(findings):
        signs[begin:end] = _dotted(text[begin:end])
    return "".join(signs)


def mask_other(text: str, findings: Iterable[Found], *, found_in: str) -> str:
    """Another form of a text, such as its markup taken out, with the same data dotted out.

    Letters and figures are compared, since forms differ in signs only. If what was found
    cannot be found again, all letters and figures are dotted out: too much is safe here.
    """
    if text == found_in:
        return mask(text, findings)
    signs = list(text)
    letters = [at for at, sign in enumerate(text) if sign.isalnum()]
    row = "".join(text[at].lower()[:1] for at in letters)
    for begin, end in private_spans(findings):
        sought = "".join(sign.lower()[:1] for sign in found_in[begin:end] if sign.isalnum())
        at = row.find(sought) if sought else -1
        if at < 0:
            return "".join(_dotted(text))
        while at >= 0:
            first, last = letters[at], letters[at + len(sought) - 1] + 1
            signs[first:last] = _dotted(text[first:last])
            at = row.find(sought, at + len(sought))
    return "".join(signs)


def _dotted(passage: str) -> list[str]:
    """A dot for every sign but the blanks, so that lines break as before."""
    return [sign if sign.isspace() else DOT for sign in passage]
