"""A member's picture: sent, looked at, taken away (A4)."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.faces import face
from folkmoot.accounts.pictures import MAX_BYTES
from folkmoot.core.conf import conf
from folkmoot.core.errors import FolkmootError
from folkmoot.discussion.actions.authors import take_avatar_away
from folkmoot.moderation.actions.avatars import send_avatar
from folkmoot.reader.forms.profiles import PictureForm


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def picture(request: HttpRequest) -> HttpResponse:
    """The picture as others see it, a form to send another one, a button to take it away."""
    account: Any = request.user
    if request.method == "POST" and request.POST.get("form") == "none":
        take_avatar_away(account)
        return _saved(request, gettext("Your picture is gone. Your name is shown as a letter."))
    is_sent = request.method == "POST"
    form = PictureForm(request.POST, request.FILES) if is_sent else PictureForm()
    if is_sent and form.is_valid() and _shown(request, form):
        return _saved(request, gettext("This is your picture now. It shows beside your comments."))
    shown = mark_safe(face(account.display_name, account.avatar, size=160))  # noqa: S308
    facts = {"form": form, "shown": shown, "is_offered": conf.avatars}
    return render(request, "reader/picture.html", facts)


def _shown(request: HttpRequest, form: PictureForm) -> bool:
    account: Any = request.user
    try:
        send_avatar(account, form.cleaned_data["picture"].read(MAX_BYTES + 1))
    except FolkmootError as refusal:
        form.refuse("picture", refusal)
        return False
    return True


def _saved(request: HttpRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return HttpResponseRedirect(reverse("account_picture"))
