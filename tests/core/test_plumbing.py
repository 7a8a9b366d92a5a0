import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError

from tests.race import errors, race, results


@pytest.mark.django_db
def test_what_waits_for_a_commit_runs_at_the_end_of_the_action():
    done: list[str] = []
    with transaction.atomic():
        with transaction.atomic():
            transaction.on_commit(lambda: done.append("inner"))
        done.append("still inside")
    assert done == ["still inside", "inner"]


@pytest.mark.django_db
def test_what_waits_for_a_commit_is_forgotten_with_a_rollback():
    done: list[str] = []

    @transaction.atomic
    def fail():
        transaction.on_commit(lambda: done.append("never"))
        raise IntegrityError

    with pytest.raises(IntegrityError):
        fail()
    with transaction.atomic():
        transaction.on_commit(lambda: done.append("later"))
    assert done == ["later"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_with_real_transactions_leaves_nothing(time):
    from django.core.cache import cache
    from django_q.models import OrmQ

    assert not OrmQ.objects.exists()
    OrmQ.objects.create(key="folkmoot", payload=time)
    assert cache.get("seen") is None
    cache.set("seen", time)


@pytest.mark.django_db(transaction=True)
def test_racing_threads_have_connections_of_their_own():
    from django_q.models import OrmQ

    mine = id(connection.connection)

    def act(number: int) -> int:
        if number == 3:
            raise ValueError
        OrmQ.objects.create(key="race", payload=str(number))
        return id(connection.connection)

    runners = race(4, act)
    assert OrmQ.objects.filter(key="race").count() == 3
    assert mine not in results(runners)
    assert [type(error) for error in errors(runners)] == [ValueError]
