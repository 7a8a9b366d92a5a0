"""'Check your mail', and the link that the mail brings."""

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.actions.emails import confirm_email, send_check_again
from folkmoot.accounts.allauth_adapter import log_in_confirmed
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.accounts.queries.mailed_links import may_confirm
from folkmoot.core.errors import TooFast
from folkmoot.reader.kept_identity import link_registered
from folkmoot.reader.link_page import link_not_valid
from folkmoot.reader.mail_check import note, noted
from folkmoot.reader.pages.login import arrive
from folkmoot.reader.way_back import target_of, with_next


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_mail(request: HttpRequest) -> HttpResponse:
    """The same page for every address; a press asks for the mail once more."""
    check = noted(request.session)
    if request.method != "POST" or check is None:
        return render(request, "account/verification_sent.html", {"check": check})
    if check.wait_seconds == 0:
        try:
            send_check_again(check.email, language=get_language() or "en", next_path=check.next)
        except TooFast as refusal:
            messages.info(request, refusal.message)
        else:
            messages.success(request, gettext("The mail is on its way once more."))
        note(request.session, check.email, check.next)
    return HttpResponseRedirect(reverse("account_email_verification_sent"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, secret: str) -> HttpResponse:
    """A link from a mail: looking at it changes nothing, the button on the page confirms.

    Where this browser began the sign-up it is logged in; elsewhere the way leads over log-in.
    Either way the reader ends at the story they came from.
    """
    target = target_of(request)
    if request.method != "POST":
        email = may_confirm(secret)
        if not email:
            return link_not_valid(request)
        return render(request, "account/email_confirm.html", {"email": email, "next": target})
    try:
        address = confirm_email(secret)
    except LinkNotValid:
        return link_not_valid(request)
    if request.user.is_authenticated and request.user.pk != address.user_id:
        get_adapter().logout(request)
    log_in_confirmed(request, address)
    messages.success(request, gettext("Your address is confirmed. Welcome."))
    if request.user.is_authenticated:
        link_registered(request)
        return arrive(request, target)
    return HttpResponseRedirect(with_next(reverse("account_login"), target))
