"""The clock is believed only when two agree and time passes as it does."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.core.clock import now
from folkmoot.privacy.actions.erasure import erase_due_accounts
from folkmoot.privacy.errors import ClockNotTrusted
from folkmoot.privacy.queries import clocks
from folkmoot.project.health import troubles
from tests.make import make_account
from tests.privacy.conftest import AT


@pytest.mark.slow  # the doctor reads all migrations
@pytest.mark.django_db
@pytest.mark.parametrize("hours", [25, 24 * 365, -2])
def test_a_jump_stops_everything_until_somebody_looked(hours: int, caplog: Any) -> None:
    """SECURITY, Deletion: an alarm in the log and at the doctor, and no account is touched."""
    with time_machine.travel(AT, tick=False) as clock:
        account = make_account()
        request_closure(account)
        erase_due_accounts()
        clock.shift(timedelta(hours=hours))
        for _ in range(2):
            with pytest.raises(ClockNotTrusted):
                erase_due_accounts()
            clock.shift(timedelta(hours=1))
        account.refresh_from_db()
        assert account.is_active
        assert "privacy.clock_not_trusted" in caplog.text
        assert any("folkmoot trust_clock" in trouble.words for trouble in troubles())
        call_command("trust_clock")
        erased = erase_due_accounts()
        assert erased == (1 if hours > 24 * 30 else 0)
        assert not any("folkmoot trust_clock" in trouble.words for trouble in troubles())


@pytest.mark.django_db
def test_two_clocks_that_disagree_stop_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks, "database_time", lambda: now() + timedelta(hours=6))
    with pytest.raises(ClockNotTrusted):
        erase_due_accounts()


@pytest.mark.django_db
def test_an_hour_is_no_jump() -> None:
    with time_machine.travel(AT, tick=False) as clock:
        for _ in range(30):
            assert erase_due_accounts() == 0
            clock.shift(timedelta(hours=1))


@pytest.mark.django_db
def test_the_database_tells_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert abs(clocks.database_time() - now()) < timedelta(minutes=1)
