"""The gate before the account when a new privacy policy is in force (A5)."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.consents import agree_at_gate
from folkmoot.accounts.queries.consents import needs_consent
from folkmoot.accounts.queries.policies import policy_in_force, policy_news
from folkmoot.core.errors import FolkmootError
from folkmoot.reader.forms.consents import GateForm
from folkmoot.reader.way_back import FRONT_PAGE, target_of


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def gate(request: HttpRequest) -> HttpResponse:
    """What is new, the whole text a click away, one box; or delete the account from here."""
    account: Any = request.user
    target = target_of(request)
    policy = policy_in_force()
    if policy is None or not needs_consent(account):
        return HttpResponseRedirect(target or FRONT_PAGE)
    form = GateForm(request.POST or None, initial={"version": policy.version})
    if form.is_valid():
        try:
            agree_at_gate(account, form.cleaned_data["version"])
            return HttpResponseRedirect(target or FRONT_PAGE)
        except FolkmootError as refusal:
            form = GateForm(None, initial={"version": policy.version})
            form.told = str(refusal.message)
    news = policy_news(account, get_language() or "en")
    facts = {"form": form, "news": news, "version": policy.version, "next": target}
    return render(request, "reader/policy_gate.html", facts)
