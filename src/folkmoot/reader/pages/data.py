"""My data: what is held, for how long and why, and everything of it as one file (A7, UX-096)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from folkmoot.accounts.actions.consents import withdraw_consent
from folkmoot.accounts.allauth_adapter import demand_fresh_login
from folkmoot.core.errors import FolkmootError, TooFast
from folkmoot.privacy.actions.export import ask_archive, export_at_once
from folkmoot.privacy.errors import ArchiveRunning, ArchiveUnknown
from folkmoot.privacy.queries.archives import archives_of, open_archive
from folkmoot.privacy.queries.holdings import consents_held, overview_of, schedule
from folkmoot.reader.asking import MemberRequest

FILE = "my-data.zip"


@never_cache
@login_required
@require_safe
def data(request: MemberRequest) -> HttpResponse:
    """What is held at a glance, the archives, the consents, and what is kept how long and why."""
    facts = {
        "overview": overview_of(request.user),
        "archives": archives_of(request.user),
        "consents": consents_held(request.user),
        "schedule": schedule(),
    }
    return render(request, "reader/data.html", facts)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: MemberRequest) -> HttpResponseBase:
    """Make the archive: at once for a small account, in the background for a large one.

    With GET it is where asking for the password leads back to: to the page with the button.
    """
    demand_fresh_login(request)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("account_data"))
    try:
        if not overview_of(request.user).is_large:
            return _download(export_at_once(request.user))
        ask_archive(request.user)
    except TooFast:
        messages.info(request, gettext("You asked for your data several times today. Come back."))
    except ArchiveRunning as refusal:
        messages.info(request, refusal.message)
    else:
        words = gettext("Your archive is being made. We tell you when it is ready.")
        messages.success(request, words)
    return HttpResponseRedirect(reverse("account_data"))


@never_cache
@login_required
@require_safe
def archive_file(request: MemberRequest, archive_id: str) -> HttpResponseBase:
    """An archive that was made in the background, for its owner alone."""
    demand_fresh_login(request)
    try:
        return _download(open_archive(request.user, archive_id))
    except ArchiveUnknown as error:
        raise Http404 from error


@never_cache
@login_required
@require_POST
def withdraw(request: MemberRequest, text: str) -> HttpResponse:
    """Take a consent back, as easily as it was given (GDPR Art. 7(3))."""
    try:
        withdraw_consent(request.user, text)
    except FolkmootError as refusal:
        messages.info(request, refusal.message)
    else:
        words = gettext("Your consent is withdrawn. To write again, agree once more.")
        messages.success(request, words)
    return HttpResponseRedirect(reverse("account_data"))


def _download(file: object) -> FileResponse:
    answer = FileResponse(file, as_attachment=True, filename=FILE, content_type="application/zip")
    answer["X-Robots-Tag"] = "noindex"
    return answer
