"""The standards at the desk: every rule, what detects it, what it leads to (C21)."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.discussion.queries.publications import main_publication
from folkmoot.moderation.queries.standards import adopted_versions, standards_in_force
from folkmoot.standards.rule import Rule


@dataclass(frozen=True, slots=True)
class Seeker:
    """A detector in the service of a rule, in words: a template would run it, not read it."""

    title: str
    explanation: str
    steps: tuple[tuple[str, float], ...]


@page(Permission.SEE_STANDARDS)
@require_safe
def standards(request: DeskRequest) -> HttpResponse:
    """The document in force. Rules without detectors say 'moderators only'."""
    publication = main_publication()
    in_force = standards_in_force(publication) if publication else None
    if publication is None or in_force is None:
        return render(request, "desk/standards.html", {"rules": ()})
    document = in_force.standards
    spoken = document.spoken(request.user.language)
    facts = {
        "in_force": in_force,
        "rules": [(rule, rule.words[spoken], _seekers(rule)) for rule in document.rules.values()],
        "versions": adopted_versions(publication),
        "earned": in_force.earned,
    }
    return render(request, "desk/standards.html", facts)


def _seekers(rule: Rule) -> tuple[Seeker, ...]:
    return tuple(
        Seeker(
            title=use.detector.title,
            explanation=gettext(use.detector.explain) if use.detector.explain else "",
            steps=tuple((step.action.value, step.at_least) for step in use.steps),
        )
        for use in rule.detectors
    )
