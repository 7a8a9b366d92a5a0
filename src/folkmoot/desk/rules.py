"""The rules of the standards in force, as a moderator picks among them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from folkmoot.discussion.queries.publications import main_publication
from folkmoot.moderation.queries.standards import RuleChoice, rule_choices, standards_in_force

if TYPE_CHECKING:
    from folkmoot.accounts.models.account import Account

HARSH = frozenset({"C2", "C3", "C4", "C8", "C9"})
"""Hatred, minors, extremism, cruelty, self-harm: texts found under them are blurred until asked
for. Severity alone would not do: a telephone number is grave and hurts no moderator's eyes."""


def are_harsh(rules: Iterable[str]) -> bool:
    """True when a text with findings under these rules may hurt who reads it."""
    return not HARSH.isdisjoint(rules)


def rules_for(moderator: "Account") -> tuple[RuleChoice, ...]:
    """The rules that are on, in the moderator's language; none before the first adoption."""
    publication = main_publication()
    in_force = standards_in_force(publication) if publication else None
    return rule_choices(in_force, moderator.language) if in_force else ()
