"""What on this machine keeps a document from doing what it says."""

from folkmoot.standards.document import Standards


def troubles(standards: Standards) -> tuple[str, ...]:
    """Sentences about detectors that are in force and cannot work here as asked, rule by rule.

    A document can be whole and its block list still be missing, or a package not be
    installed. Comments are then held or less is seen, and whoever answers for the
    standards should hear of it before readers do.
    """
    return tuple(
        f"{rule.id}, {use.name}: {sentence}"
        for rule, use in standards.in_force()
        for sentence in use.detector.troubles(use.options)
    )
