"""Roles are given on the command line, to confirmed addresses only."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from folkmoot.accounts.access import has_permission
from folkmoot.accounts.actions.roles import give_role
from folkmoot.accounts.errors import AccountUnknown, EmailUnconfirmed, RoleUnknown
from folkmoot.accounts.roles import Permission, Role
from tests.make import make_account


@pytest.mark.django_db
def test_a_role_is_given_and_taken() -> None:
    account = make_account("Mo")
    said = StringIO()
    call_command("give_role", account.email.upper(), "moderator", stdout=said)
    account.refresh_from_db()
    assert has_permission(account, Permission.DECIDE)
    assert said.getvalue() == "Mo is moderator now.\n"
    assert not has_permission(give_role(account.email, Role.MEMBER), Permission.DECIDE)


@pytest.mark.django_db
def test_what_cannot_be_given_is_refused_by_name() -> None:
    unconfirmed = make_account(confirmed=False)
    with pytest.raises(EmailUnconfirmed):
        give_role(unconfirmed.email, Role.EDITOR)
    with pytest.raises(AccountUnknown):
        give_role("nobody@mail.example", Role.EDITOR)
    with pytest.raises(RoleUnknown):
        give_role(unconfirmed.email, "king")
    with pytest.raises(CommandError, match="no account"):
        call_command("give_role", "nobody@mail.example", "editor")
