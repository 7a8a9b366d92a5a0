"""The record of a member as a page, also after a refusal to end a limit."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.queries.names import former_names_of
from folkmoot.accounts.queries.profiles import account_by_id
from folkmoot.accounts.roles import Permission
from folkmoot.core.errors import FolkmootError, NotFound
from folkmoot.desk.permissions import DeskRequest
from folkmoot.desk.refusals import status_of
from folkmoot.moderation.queries.closings import may_close_account
from folkmoot.moderation.queries.decisions import decisions_about_account
from folkmoot.moderation.queries.members import member_card


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a limit was not ended, and the words that were written for it."""

    sanction: str
    words: str
    refusal: FolkmootError


def show_record(
    request: DeskRequest, account_id: str, *, refused: Refused | None = None
) -> HttpResponse:
    """The card; after a refusal with what was refused, and the words that were written."""
    try:
        card = member_card(request.user, account_id)
    except NotFound as error:
        raise Http404 from error
    account = account_by_id(account_id)
    facts = {
        "member": card,
        "former_names": former_names_of(account) if account is not None else (),
        "decisions": decisions_about_account(request.user, account_id),
        "may_override": has_permission(request.user, Permission.OVERRIDE_FINAL_BLOCK),
        "may_close": may_close_account(request.user, account_id),
        "refused": refused,
    }
    status = status_of(refused.refusal) if refused else 200
    return render(request, "desk/account.html", facts, status=status)
