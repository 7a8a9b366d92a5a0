"""One case: text with its marks, evidence, context, and the place where it is decided."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError
from folkmoot.desk.forms.decisions import DecisionForm, WordsForm
from folkmoot.desk.outcomes import (
    APPEAL_OUTCOMES,
    BLOCK_APPEAL_OUTCOMES,
    CLOSING_OUTCOMES,
    FINAL_OUTCOMES,
    WHY_NOT,
)
from folkmoot.desk.pages.queue import queue_facts
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.refusals import put_into, status_of
from folkmoot.desk.rules import are_harsh
from folkmoot.moderation.actions.appeals import answer_appeal
from folkmoot.moderation.actions.cases import hand_back, open_case_on, take_case
from folkmoot.moderation.actions.decisions import decide
from folkmoot.moderation.actions.final_blocks import confirm_final, refuse_final
from folkmoot.moderation.errors import CaseUnknown
from folkmoot.moderation.queries.case_states import case_state
from folkmoot.moderation.queries.cases import CaseFile, case_file


@page(Permission.SEE_DESK)
@require_safe
def case(request: DeskRequest, case_id: str) -> HttpResponse:
    """The case as it stands; looking at it takes nothing."""
    return _show(request, _file(request, case_id))


@page(Permission.SEE_DESK)
@require_safe
def state(request: DeskRequest, case_id: str) -> HttpResponse:
    """Whether the case is still as it was shown; asked every few seconds (UX-085)."""
    try:
        found = case_state(request.user, case_id)
    except CaseUnknown as error:
        raise Http404 from error
    facts = {"change": found.change, "is_open": found.is_open, "taken_by": found.taken_by}
    return JsonResponse(facts)


@page(Permission.DECIDE)
@require_POST
def take(request: DeskRequest, case_id: str) -> HttpResponse:
    """Keep the case for who asks, for some minutes."""
    try:
        take_case(request.user, case_id)
    except FolkmootError as refusal:
        messages.error(request, refusal.message)
    return redirect("desk:case", case_id)


@page(Permission.DECIDE)
@require_POST
def give_back(request: DeskRequest, case_id: str) -> HttpResponse:
    """Give the case back undecided."""
    hand_back(request.user, case_id)
    messages.info(request, _("The case is back in the queue."))
    return redirect("desk:queue")


@page(Permission.DECIDE)
@require_POST
def look(request: DeskRequest, comment_id: str) -> HttpResponse:
    """Open a case on a comment that a moderator came across."""
    try:
        return redirect("desk:case", open_case_on(request.user, comment_id))
    except FolkmootError as refusal:
        messages.error(request, refusal.message)
        return redirect("desk:queue")


@page(Permission.DECIDE)
@require_POST
def decide_case(request: DeskRequest, case_id: str) -> HttpResponse:
    """Decide; a refusal shows the form again with everything that was filled in."""
    file = _file(request, case_id, "comment")
    form = _form_for(file, request.POST)
    assert isinstance(form, DecisionForm)
    if not form.is_valid():
        return _show(request, file, form, status=400)
    try:
        decision = decide(
            request.user, case_id, answer=form.answer(), change=form.cleaned_data["change"]
        )
    except FolkmootError as refusal:
        return _refused(request, case_id, form, refusal)
    return redirect(f"{reverse('desk:queue')}?decided={decision.public_id}")


@page(Permission.ANSWER_APPEALS)
@require_POST
def answer(request: DeskRequest, case_id: str) -> HttpResponse:
    """Answer an appeal, with reasons whatever the answer is."""
    file = _file(request, case_id, "appeal")
    form = _form_for(file, request.POST)
    if not form.is_valid():
        return _show(request, file, form, status=400)
    data = form.cleaned_data
    try:
        answer_appeal(request.user, case_id, **data)
    except FolkmootError as refusal:
        return _refused(request, case_id, form, refusal)
    return _done(request, _("Answered. The member has been told."))


@page(Permission.SANCTION)
@require_POST
def final(request: DeskRequest, case_id: str) -> HttpResponse:
    """Confirm that a second block is final, or do not (A10)."""
    file = _file(request, case_id, "final-block")
    form = _form_for(file, request.POST)
    if not form.is_valid():
        return _show(request, file, form, status=400)
    data = form.cleaned_data
    act = confirm_final if data["outcome"] == "confirm" else refuse_final
    try:
        act(request.user, case_id, words=data["words"], change=data["change"])
    except FolkmootError as refusal:
        return _refused(request, case_id, form, refusal)
    return _done(request, _("Done. The member has been told."))


def _file(request: DeskRequest, case_id: str, kind: str = "") -> CaseFile:
    """The case; not found, too, where it is answered at another address than this one."""
    try:
        file = case_file(request.user, case_id)
    except CaseUnknown as error:
        raise Http404 from error
    if kind and file.kind != kind:
        raise Http404
    return file


def _form_for(file: CaseFile, data: object = None) -> DecisionForm | WordsForm:
    if file.kind == "comment":
        return DecisionForm(
            data,
            rules=file.rules,
            change=file.change,
            found=file.suggested_rules,
            is_reported=file.is_reported,
        )
    if file.kind == "final-block":
        is_closing = file.contested is not None and file.contested.ruling == "close-account"
        offered = CLOSING_OUTCOMES if is_closing else FINAL_OUTCOMES
        return WordsForm(data, outcomes=offered, change=file.change)
    is_block = file.contested is not None and file.contested.ruling in {"block", "confirm-final"}
    outcomes = BLOCK_APPEAL_OUTCOMES if is_block else APPEAL_OUTCOMES
    return WordsForm(data, outcomes=outcomes, change=file.change)


def _show(
    request: DeskRequest,
    file: CaseFile,
    form: DecisionForm | WordsForm | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    facts = queue_facts(request, request.GET.get("kind", "")) | {
        "case": file,
        "current": file.public_id,
        "case_address": reverse("desk:case", args=[file.public_id]),
        "form": form or _form_for(file),
        "why_not": WHY_NOT.get(file.why_not, ""),
        "is_harsh": are_harsh(finding.rule for finding in file.findings),
    }
    return render(request, "desk/case.html", facts, status=status)


def _refused(
    request: DeskRequest,
    case_id: str,
    form: DecisionForm | WordsForm,
    refusal: FolkmootError,
) -> HttpResponse:
    """The case as it is now, what was refused, and what was filled in.

    The form goes on from the case as it is now: who reads the new text beside the old words and
    presses again decides on what he sees.
    """
    file = _file(request, case_id)
    put_into(form, refusal)
    filled_in = request.POST.copy()
    filled_in["change"] = str(file.change)
    form.data = filled_in
    return _show(request, file, form, status=status_of(refusal))


def _done(request: DeskRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("desk:queue")
