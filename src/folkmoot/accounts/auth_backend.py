"""Who is behind a session, read by a statement that is compiled once."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db import connection
from django.db.models import QuerySet

from folkmoot.accounts.models import Account
from folkmoot.core.prepared import Prepared


@Prepared
def _row_of(pk: int) -> QuerySet[Account, Any]:
    return Account.objects.filter(pk=pk).values_list(*_columns())


def _columns() -> list[str]:
    return [field.attname for field in Account._meta.concrete_fields]


class AccountBackend(AuthenticationBackend):
    """Log-in is allauth's; finding the account of a session is done at each request."""

    def get_user(self, user_id: Any) -> Account | None:
        """The account that may act, or none."""
        found = _row_of(int(user_id))
        if not found:
            return None
        account = Account.from_db(connection.alias, _columns(), found[0])
        return account if self.user_can_authenticate(account) else None
