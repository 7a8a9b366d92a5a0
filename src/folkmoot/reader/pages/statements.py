"""Statements of reasons, as their addressee reads them (D3)."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from folkmoot.moderation.errors import StatementUnknown
from folkmoot.moderation.queries.statements import statement_for, statements_of
from folkmoot.reader.asking import MemberRequest


@login_required
@never_cache
@require_safe
def my_statements(request: MemberRequest) -> HttpResponse:
    """Every statement the member was given."""
    return render(request, "reader/statements.html", {"statements": statements_of(request.user)})


@login_required
@never_cache
@require_safe
def statement(request: MemberRequest, statement_id: str) -> HttpResponse:
    """One statement, whole, with the way to appeal and where an appeal stands."""
    try:
        view = statement_for(request.user, statement_id)
    except StatementUnknown as error:
        raise Http404 from error
    return render(request, "reader/statement.html", {"statement": view})
