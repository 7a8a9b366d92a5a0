"""The letter to the moderators: signed in, or behind the link of a mail (A9, D4)."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from folkmoot.accounts.errors import LinkNotValid
from folkmoot.core.errors import FolkmootError
from folkmoot.moderation.actions.appeals import file_appeal, file_appeal_by_link
from folkmoot.moderation.errors import StatementUnknown
from folkmoot.moderation.queries.appeals import place_of_letter
from folkmoot.moderation.queries.statements import StatementView, statement_for
from folkmoot.reader.asking import MemberRequest
from folkmoot.reader.forms.appeals import LetterForm
from folkmoot.reader.link_page import link_not_valid


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request: MemberRequest, statement_id: str) -> HttpResponse:
    """The form beside the statement; a blocked member reaches it like anybody."""
    try:
        statement = statement_for(request.user, statement_id)
    except StatementUnknown as error:
        raise Http404 from error
    if not statement.may_appeal:
        return redirect("reader:statement", statement_id)
    form = LetterForm(
        request.POST if request.method == "POST" else None,
        user_id=request.user.public_id,
        subject=_subject(statement),
    )
    if form.is_valid():
        try:
            filed = file_appeal(request.user, statement.decision, letter=form.letter())
        except FolkmootError as refusal:
            form.refuse(refusal)
        else:
            words = _("Your letter has arrived. Its number is %(number)s.")
            messages.success(request, words % {"number": filed.public_id})
            return redirect("reader:statement", statement_id)
    facts = {"form": form, "statement": statement}
    return render(request, "reader/appeal.html", facts, status=400 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def appeal_by_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The same without signing in. Opening the link changes nothing; the letter uses it up."""
    place = place_of_letter(secret)
    if place is None:
        return link_not_valid(request)
    form = LetterForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        user_id = form.cleaned_data["user_id"]
        try:
            filed = file_appeal_by_link(secret, letter=form.letter(), user_id=user_id)
        except LinkNotValid:
            return link_not_valid(request)
        except FolkmootError as refusal:
            form.refuse(refusal)
        else:
            return render(request, "reader/appeal_received.html", {"number": filed.public_id})
    facts = {"form": form, "place": place}
    return render(request, "reader/appeal.html", facts, status=400 if form.errors else 200)


def _subject(statement: StatementView) -> str:
    return _("Please look again: %(title)s") % {"title": statement.title}
