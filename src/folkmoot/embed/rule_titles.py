"""The titles of rules, for the lines that stand where a comment was removed."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from django.utils.translation import gettext

from folkmoot.moderation.queries.standards import standards_in_force

if TYPE_CHECKING:
    from folkmoot.discussion.models import Publication


def rule_titles(publication: "Publication", language: str) -> Callable[[str], str]:
    """A function from a rule's id to its title in the language, as the document has it.

    The document is looked up when the first title is asked for: most pages have no
    tombstone. A rule that is no longer in the document is called by its id.
    """

    @cache
    def titles() -> dict[str, str]:
        in_force = standards_in_force(publication)
        if in_force is None:
            return {}
        spoken = in_force.standards.spoken(language)
        rules = in_force.standards.rules.values()
        return {rule.id: rule.words[spoken].title for rule in rules}

    def title(rule: str) -> str:
        return titles().get(rule) or rule or gettext("Community standards")

    return title
