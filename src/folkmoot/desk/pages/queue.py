"""The queue: what waits for a person, gravest first (D1)."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from folkmoot.accounts.roles import Permission
from folkmoot.desk.permissions import DeskRequest, page
from folkmoot.desk.rules import rules_for
from folkmoot.moderation.actions.cases import take_next
from folkmoot.moderation.queries.decisions import DecisionView, recent_decisions
from folkmoot.moderation.queries.queue import open_cases

KINDS = {
    "": gettext_lazy("All"),
    "comment": gettext_lazy("Comments"),
    "appeal": gettext_lazy("Appeals"),
    "final-block": gettext_lazy("Final blocks"),
}


@page(Permission.SEE_DESK)
@require_safe
def queue(request: DeskRequest) -> HttpResponse:
    """The open cases, filtered by kind and rule, by need or the oldest first."""
    facts = queue_facts(request, request.GET.get("kind", ""))
    facts["decided"] = _decided(request, request.GET.get("decided", ""))
    return render(request, "desk/queue.html", facts)


@page(Permission.ANSWER_APPEALS)
@require_safe
def appeals(request: DeskRequest) -> HttpResponse:
    """The appeals alone."""
    return render(request, "desk/queue.html", queue_facts(request, "appeal"))


@page(Permission.DECIDE)
@require_POST
def next_case(request: DeskRequest) -> HttpResponse:
    """Take the next case that nobody has; `after` puts the present one off."""
    kind = request.POST.get("kind") or None
    case_id = take_next(request.user, kind=kind, after=request.POST.get("after") or None)
    if case_id is None:
        messages.info(request, _("Nothing waits that you may decide. Thank you."))
        return redirect("desk:queue")
    return redirect("desk:case", case_id)


def queue_facts(request: DeskRequest, kind: str) -> dict[str, object]:
    """What the list of cases needs, on its own page and beside a case."""
    kind = kind if kind in KINDS else ""
    rule = request.GET.get("rule", "")
    is_oldest_first = request.GET.get("order") == "oldest"
    found = open_cases(
        request.user,
        kind=kind or None,
        rule=rule or None,
        is_oldest_first=is_oldest_first,
        after=request.GET.get("after"),
    )
    return {
        "queue": found,
        "kind": kind,
        "kinds": KINDS.items(),
        "rule": rule,
        "rules": rules_for(request.user),
        "is_oldest_first": is_oldest_first,
        "filters": _filters(kind, rule, is_oldest_first=is_oldest_first),
    }


def _filters(kind: str, rule: str, *, is_oldest_first: bool) -> str:
    """The query that keeps the list as it is while one goes from case to case."""
    order = "oldest" if is_oldest_first else ""
    chosen = {"kind": kind, "rule": rule, "order": order}
    return urlencode({name: value for name, value in chosen.items() if value})


def _decided(request: DeskRequest, decision_id: str) -> DecisionView | None:
    """The decision that was taken just now, while it can be taken back at a press."""
    if not decision_id:
        return None
    recent = (one for one in recent_decisions(request.user) if one.public_id == decision_id)
    decision = next(recent, None)
    return decision if decision is not None and decision.may_undo else None
