"""Where a judge's quotation stands in the text; a quotation that stands nowhere is nothing."""

from folkmoot.standards.finding import Span
from folkmoot.standards.folding import Folded, drop_invisible, fold_case

SAME_SIGNS = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′ʼ`´", "'"),
        **dict.fromkeys("‐‑‒–—−", "-"),
    }
)
FEWEST_SIGNS = 3


def find_quotation(raw: str, quoted: str) -> Span | None:
    """The first place of a quotation in the raw text, or nothing.

    Both are folded alike (case, compatibility forms, invisible characters, kinds of quotation
    marks and dashes, white space), because a model copies words and not bytes. What is shorter
    than three signs, unless it is the whole text, or cuts a word in two proves nothing.
    """
    text, words = _folded(raw), _folded(quoted).text
    if len(words) < min(FEWEST_SIGNS, len(text.text)) or not words:
        return None
    begin = text.text.find(words)
    while begin >= 0:
        span = text.span(begin, begin + len(words))
        if not _cuts_a_word(raw, span):
            return span
        begin = text.text.find(words, begin + 1)
    return None


def _folded(raw: str) -> Folded:
    form = drop_invisible(fold_case(raw))
    form = form.reading(form.text.translate(SAME_SIGNS))
    return form.picking([place for place, sign in enumerate(form.text) if not sign.isspace()])


def _cuts_a_word(raw: str, span: Span) -> bool:
    """Only scripts with two cases are looked at: the others do not all part their words."""
    ends = ((span.begin - 1, span.begin), (span.end - 1, span.end))
    return any(
        before >= 0 and after < len(raw) and _is_cased(raw[before]) and _is_cased(raw[after])
        for before, after in ends
    )


def _is_cased(sign: str) -> bool:
    return sign.islower() or sign.isupper()
