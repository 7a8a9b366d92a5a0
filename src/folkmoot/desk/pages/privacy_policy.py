"""Publishing a new version of the privacy policy (A5)."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.consents import publish_privacy_policy
from folkmoot.accounts.errors import PolicyTextMissing, PolicyVersionTaken
from folkmoot.accounts.policy_text import drafted_policy, render_policy
from folkmoot.accounts.queries.policies import policy_in_force, policy_versions
from folkmoot.accounts.roles import Permission
from folkmoot.core.clock import now
from folkmoot.desk.forms.privacy_policy import PrivacyPolicyForm
from folkmoot.desk.permissions import DeskRequest, page


@page(Permission.PUBLISH_PRIVACY_POLICY)
@require_http_methods(["GET", "HEAD", "POST"])
def privacy_policy(request: DeskRequest) -> HttpResponse:
    """Word it, look at it as readers will, publish it.

    The form begins with the text in force, or with a draft where there is none. Published is at
    once in force, and every member is asked to agree at the next visit.
    """
    policy = policy_in_force()
    form = PrivacyPolicyForm(
        request.POST or None,
        texts=policy.texts if policy is not None else drafted_policy(),
        is_first=policy is None,
        initial={"version": timezone.localtime(now()).date().isoformat()},
    )
    is_whole = form.is_valid()
    if is_whole and request.POST.get("act") == "publish" and _published(request, form):
        return HttpResponseRedirect(reverse("desk:privacy_policy"))
    shown = form.texts() if is_whole else {}
    facts = {
        "form": form,
        "policy": policy,
        "preview": {language: render_policy(text) for language, text in shown.items()},
        "versions": policy_versions(request.user.language),
    }
    return render(request, "desk/privacy_policy.html", facts)


def _published(request: DeskRequest, form: PrivacyPolicyForm) -> bool:
    version = form.cleaned_data["version"]
    try:
        publish_privacy_policy(
            request.user, version=version, texts=form.texts(), changes=form.changes()
        )
    except (PolicyVersionTaken, PolicyTextMissing) as refusal:
        form.refuse(refusal)
        return False
    words = gettext("Version %(version)s is in force. Every member is asked to agree to it.")
    messages.success(request, words % {"version": version})
    return True
