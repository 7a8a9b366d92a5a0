"""The privacy policy as the public reads it: the version in force, and every one before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from folkmoot.accounts.errors import PolicyUnknown
from folkmoot.accounts.queries.policies import policy_in_force, policy_versions, policy_view


@require_safe
def current(request: HttpRequest) -> HttpResponse:
    """The version in force, and a word when there is none yet."""
    policy = policy_in_force()
    if policy is None:
        return render(request, "reader/privacy_policy.html", {"view": None, "versions": ()})
    return version(request, policy.version)


@require_safe
def version(request: HttpRequest, version: str) -> HttpResponse:
    """One version, marked when it is no longer in force."""
    language = get_language() or "en"
    try:
        view = policy_view(version, language)
    except PolicyUnknown as refusal:
        raise Http404(refusal.message) from refusal
    facts = {"view": view, "versions": policy_versions(language)}
    return render(request, "reader/privacy_policy.html", facts)
