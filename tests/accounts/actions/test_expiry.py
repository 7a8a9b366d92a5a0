"""What is over is forgotten, and nothing before."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client

from folkmoot.accounts import tasks
from folkmoot.accounts.actions.expiry import drop_expired
from folkmoot.accounts.actions.passwords import issue_recovery
from folkmoot.accounts.actions.proofs import spend_proof
from folkmoot.accounts.models import MailedLink, SpentProof
from tests.make import make_account

AT = datetime.fromisoformat("2031-03-04T12:00:00+00:00")


@pytest.mark.django_db
def test_proofs_links_and_sessions_are_dropped_after_their_time(client: Client) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        account = make_account()
        spend_proof("digest", expires_at=AT + timedelta(minutes=5))
        issue_recovery(account)
        client.force_login(account)
        clock.shift(timedelta(minutes=4))
        assert drop_expired() == 0
        clock.shift(timedelta(minutes=2))
        assert drop_expired() == 1
        assert MailedLink.objects.exists()
        assert not SpentProof.objects.exists()
        clock.shift(timedelta(hours=1))
        assert drop_expired() == 1
        assert Session.objects.count() == 1
        clock.shift(timedelta(days=15))
        tasks.forget_expired()
        assert not Session.objects.exists()
