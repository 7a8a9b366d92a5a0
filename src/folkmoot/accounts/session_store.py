"""Sessions in the database, read by a statement that is compiled once.

Every request of a member reads one; Django's own way builds the query anew each time, which
takes several times as long as the database.
"""

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from folkmoot.core.clock import now
from folkmoot.core.prepared import Prepared


@Prepared
def _kept(key: str, moment: Any) -> QuerySet[Session, Any]:
    rows = Session.objects.filter(session_key=key, expire_date__gt=moment)
    return rows.values_list("session_data")


class SessionStore(DatabaseStore):
    """Django's store of sessions, quicker to read."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        """The rows are Django's own."""
        return Session

    def load(self) -> dict[str, Any]:
        """What the session holds; a key that is unknown or has ended begins a new one."""
        found = _kept(self.session_key, now()) if self.session_key else []
        if not found:
            self._session_key = None
            return {}
        return dict(self.decode(found[0][0]))
