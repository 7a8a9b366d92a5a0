"""The ladder of measures (D5): what the record suggests. It suggests; a person decides; pure."""

from collections.abc import Iterable

from folkmoot.standards.document import Standards

STEPS: tuple[tuple[int, str], ...] = (
    (8, "block"),
    (5, "pause"),
    (3, "hold-next"),
    (1, "warn"),
)


def weight_of(rules: Iterable[str], standards: Standards) -> int:
    """How much a removal under these rules weighs: its heaviest rule, never their sum.

    One comment is one deed, however many rules it broke.
    """
    return max((_weight(rule, standards) for rule in rules), default=0)


def suggested_measure(rules: Iterable[str], strikes: int, standards: Standards) -> str:
    """The measure that strikes so far and these rules suggest, or none.

    A rule whose breach means 'block' suggests that at once, one that means 'warn' a warning
    at least; rules that mean 'none' (distress, off the subject, capitals) suggest nothing.
    """
    cited = list(rules)
    meanings = {standards.rules[rule].sanction for rule in cited if rule in standards.rules}
    if "block" in meanings:
        return "block"
    weight = weight_of(cited, standards)
    if weight:
        for least, measure in STEPS:
            if strikes + weight >= least:
                return measure
    return "warn" if "warn" in meanings else ""


def _weight(rule: str, standards: Standards) -> int:
    known = standards.rules.get(rule)
    return known.strike_weight if known else 0
