"""A publisher takes a colleague's lost second factor away, with a reason that is kept."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.actions.second_factors import reset_second_factor
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.accounts.errors import ResetReasonMissing, SecondFactorMissing
from folkmoot.accounts.queries.profiles import account_by_id
from folkmoot.accounts.queries.second_factors import has_second_factor, resets_of
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import NotAllowed
from folkmoot.reader.forms.profiles import ReasonForm


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reset(request: HttpRequest, account_id: str) -> HttpResponse:
    """What is there, what was done before, and the form."""
    actor: Any = request.user
    if not has_permission(actor, Permission.RESET_SECOND_FACTOR):
        raise PermissionDenied
    colleague = account_by_id(account_id)
    if colleague is None:
        raise Http404
    demand_fresh_login(request)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reset_second_factor(actor, colleague, reason=form.cleaned_data["reason"])
        except (ResetReasonMissing, SecondFactorMissing, NotAllowed) as refusal:
            form.refuse("reason", refusal)
        else:
            words = gettext("The second factor is reset, all sessions of the account have ended.")
            messages.success(request, words)
            return HttpResponseRedirect(reverse("account_factor_reset", args=[account_id]))
    facts = {
        "form": form,
        "colleague": colleague,
        "has_factor": has_second_factor(colleague),
        "resets": resets_of(colleague),
    }
    return render(request, "reader/factor_reset.html", facts)
