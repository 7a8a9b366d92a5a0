"""What the schedule says is over, ends; what is not, stays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django_q.models import Failure, Task

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.models import Draft
from folkmoot.moderation.models import PastBlock
from folkmoot.notifications.actions.notify import notify
from folkmoot.notifications.models import Notification
from folkmoot.privacy.actions.retention import ENDS, end_due
from folkmoot.privacy.models import ConsentProof, Receipt
from folkmoot.privacy.schedule import SCHEDULE
from tests.make import make_account, make_story
from tests.privacy.conftest import AT


def a_draft(account: Account) -> type[Any]:
    keep_draft(account, make_story(), text="Not yet said")
    return Draft


def a_notification(account: Account) -> type[Any]:
    notify(account, "archive-ready", cause="1", facts={})
    return Notification


def a_failure(_account: Account) -> type[Any]:
    Task.objects.create(id="1", name="x", func="x", started=now(), stopped=now(), success=False)
    return Failure


def a_proof(_account: Account) -> type[Any]:
    term = now() + timedelta(days=1095)
    ConsentProof.objects.create(
        person="a", text="standards", version="1", language="en", method="gate",
        given_at=now(), kept_until=term,
    )  # fmt: skip
    return ConsentProof


def a_block(_account: Account) -> type[Any]:
    PastBlock.objects.create(person="a", begins_at=now(), kept_until=now() + timedelta(days=730))
    return PastBlock


def a_receipt(_account: Account) -> type[Any]:
    Receipt.objects.create(person="a", comments="erased", written_at=now())
    return Receipt


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "days"),
    [
        (a_draft, 90),
        (a_notification, 365),
        (a_failure, 30),
        (a_proof, 1095),
        (a_block, 730),
        (a_receipt, 1095),
    ],
)
def test_it_ends_on_its_day_and_not_before(make: Callable[[Account], type[Any]], days: int) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        model = make(make_account())
        clock.shift(timedelta(days=days) - timedelta(hours=1))
        end_due()
        assert model.objects.count() == 1
        clock.shift(timedelta(hours=2))
        end_due()
        assert model.objects.count() == 0
        end_due()


@pytest.mark.django_db
def test_a_receipt_that_no_ledger_has_is_kept() -> None:
    with time_machine.travel(AT, tick=False) as clock:
        Receipt.objects.create(person="a", comments="erased")
        clock.shift(timedelta(days=2000))
        end_due()
        assert Receipt.objects.count() == 1


def test_table_and_acts_name_the_same() -> None:
    assert {term.end for term in SCHEDULE if term.end} == set(ENDS)
    assert all((term.days is None) != (term.until is None) for term in SCHEDULE)
    assert len({term.key for term in SCHEDULE}) == len(SCHEDULE)
