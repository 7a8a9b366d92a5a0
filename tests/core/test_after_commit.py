from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django_q.models import OrmQ, Schedule, Task

from folkmoot.core import after_commit, worker
from folkmoot.core.after_commit import declared_tasks, start
from folkmoot.core.clock import now
from folkmoot.core.errors import TaskUnknown
from tests.core import sample_tasks

SAMPLES = sample_tasks.__name__


@pytest.fixture
def path(tmp_path):
    return tmp_path / "notes"


@pytest.fixture(autouse=True)
def only_the_samples(monkeypatch):
    """What the apps declare is none of these tests' business."""
    samples = {task.name: task for task in declared_tasks() if task.work.__module__ == SAMPLES}
    monkeypatch.setattr(after_commit, "_declared", samples)


@pytest.fixture
def queued(settings):
    """Tasks wait in the table, as they do in life."""
    settings.FOLKMOOT_TASKS_AT_ONCE = False


def notes(path):
    return path.read_text().split() if path.exists() else []


def run_at(moment):
    with time_machine.travel(moment, tick=False):
        return worker.run_all_waiting()


@pytest.mark.django_db(transaction=True)
def test_a_task_is_queued_with_its_change_and_run_after_it(queued, path):
    with transaction.atomic():
        start("core.mark", str(path))
        assert OrmQ.objects.count() == 1
    assert notes(path) == []
    run_at(now() + timedelta(seconds=1))
    assert notes(path) == ["done"]
    assert not OrmQ.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_task_is_taken_back_with_its_change(queued, path):
    @transaction.atomic
    def change_and_fail():
        start("core.mark", str(path))
        raise RuntimeError("after the start")

    with pytest.raises(RuntimeError, match="after the start"):
        change_and_fail()
    assert not OrmQ.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_in_tests_a_task_runs_when_the_action_ends(path):
    with transaction.atomic():
        start("core.mark", str(path))
        assert notes(path) == []
    assert notes(path) == ["done"]


@pytest.mark.django_db(transaction=True)
def test_a_task_that_no_app_declares_is_refused_at_once():
    with pytest.raises(TaskUnknown):
        start("core.unheard_of", 1)


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_tried_again_later_and_later_and_kept_at_the_end(queued, path):
    start("core.fail", str(path))
    begin = now() + timedelta(seconds=1)
    attempts = []
    for seconds in (0, 9, 11, 30, 32, 300):
        run_at(begin + timedelta(seconds=seconds))
        attempts.append(len(notes(path)))
    assert attempts == [1, 1, 2, 2, 3, 3]
    assert not OrmQ.objects.exists()
    kept = Task.objects.get(success=False)
    assert kept.name == "core.fail"
    assert "as it was told" in kept.result


@pytest.mark.django_db(transaction=True)
def test_a_failure_is_kept_exactly_when_its_row_is_gone(queued, path, monkeypatch):
    """As if the worker were killed between the two."""
    monkeypatch.delitem(after_commit._declared, "core.tick")
    start("core.fail_for_good", str(path))

    def die(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("django_q.brokers.orm.ORM.acknowledge", die)
        with pytest.raises(KeyboardInterrupt):
            run_at(now() + timedelta(seconds=1))
    assert notes(path) == ["begun"]
    assert not Task.objects.exists()
    assert OrmQ.objects.count() == 1
    run_at(now() + timedelta(minutes=5))
    assert notes(path) == ["begun"]
    assert "TaskGivenUp" in Task.objects.get(success=False).result
    assert not OrmQ.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_row_that_no_app_declares_any_more_becomes_a_failure(queued, path, monkeypatch):
    start("core.mark", str(path))
    monkeypatch.delitem(after_commit._declared, "core.mark")
    run_at(now() + timedelta(seconds=1))
    assert "TaskUnknown" in Task.objects.get(success=False).result
    assert notes(path) == []


@pytest.mark.django_db(transaction=True)
def test_a_row_signed_with_another_key_is_left_alone(queued, path, caplog):
    start("core.mark", str(path))
    OrmQ.objects.update(payload="not:a:package")
    worker.run_waiting()
    assert OrmQ.objects.count() == 1
    assert notes(path) == []


@pytest.mark.django_db(transaction=True)
def test_what_the_clock_starts_runs_once_in_its_time(queued, tmp_path, monkeypatch):
    ticks = tmp_path / "ticks"
    monkeypatch.setenv("FOLKMOOT_TEST_TICKS", str(ticks))
    begin = now() + timedelta(seconds=5)
    for seconds in (0, 1, 30, 599, 601, 602):
        run_at(begin + timedelta(seconds=seconds))
    assert notes(ticks) == ["tick", "tick"]


@pytest.mark.django_db(transaction=True)
def test_the_timetable_follows_what_the_apps_declare():
    with time_machine.travel(now(), tick=False):
        worker.start_due()
        Schedule.objects.create(name="gone", func="folkmoot.core.after_commit.perform")
        other = Schedule.objects.create(name="theirs", func="somebody.else")
        Schedule.objects.filter(name="core.tick").update(minutes=3)
        worker.start_due()
    known = dict(Schedule.objects.values_list("name", "minutes"))
    assert known.pop(other.name) is None
    periodic = {task.name for task in declared_tasks() if task.every}
    assert known.keys() == periodic
    assert known["core.tick"] == 10
