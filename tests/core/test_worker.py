"""The worker as the process it is: killed, asked to end, left by its parent."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django_q.models import OrmQ, Task

from folkmoot.core.after_commit import start
from tests.core import sample_tasks
from tests.plumbing.waiting import LIMIT, wait_until

RUN = (
    "import django; django.setup()\n"
    "from datetime import timedelta\n"
    "from folkmoot.core import after_commit, worker\n"
    "after_commit.LEASE_MARGIN = timedelta(seconds=0)\n"
    "after_commit._declared.clear()\n"
    "import tests.core.sample_tasks\n"
    "del after_commit._declared['core.tick']\n"
    "worker.run_forever(with_parent={with_parent})\n"
)
PARENT = (
    "import subprocess, sys\n"
    "child = subprocess.Popen([sys.executable, '-c', sys.argv[1]])\n"
    "print(child.pid, flush=True)\n"
    "child.wait()\n"
)

# The worker starts a whole Django, which takes some seconds.
pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def path(tmp_path, settings):
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    return tmp_path / "notes"


@pytest.fixture
def run_worker(database_address):
    running = []

    def run(code: str = RUN.format(with_parent=False), *arguments: str):
        env = os.environ | {"FOLKMOOT_DATABASE_URL": database_address}
        env |= {"DJANGO_SETTINGS_MODULE": "folkmoot.project.settings_test", "PYTHONPATH": "src:."}
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        running.append(process)
        return process

    yield run
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def notes(path: Path) -> list[str]:
    return path.read_text().split() if path.exists() else []


def test_a_task_whose_worker_was_killed_runs_again_and_is_given_up_in_the_end(path, run_worker):
    start("core.kill_its_worker", str(path))
    assert run_worker().wait(LIMIT) == -signal.SIGKILL
    assert OrmQ.objects.count() == 1
    assert run_worker().wait(LIMIT) == -signal.SIGKILL
    run_worker()
    wait_until(lambda: Task.objects.filter(success=False).exists())
    assert notes(path) == ["begun", "begun"]
    assert not OrmQ.objects.exists()


def test_a_task_that_hangs_is_ended_and_the_worker_goes_on(path, run_worker):
    start("core.hang", str(path))
    run_worker()
    wait_until(lambda: Task.objects.filter(success=False).exists())
    start("core.mark", str(path))
    wait_until(lambda: notes(path) == ["begun", "done"])


def test_asked_to_end_it_finishes_the_task_in_hand(path, run_worker):
    start("core.wait_for_a_word", str(path))
    start("core.mark", str(path))
    worker = run_worker()
    wait_until(lambda: notes(path) == ["begun"])
    worker.send_signal(signal.SIGTERM)
    sample_tasks.word_to_go_on(str(path)).touch()
    assert worker.wait(LIMIT) == 0
    assert notes(path) == ["begun", "done"]
    assert OrmQ.objects.count() == 1


def test_it_ends_when_its_parent_was_killed(path, run_worker):
    parent = run_worker(PARENT, RUN.format(with_parent=True))
    child = int(parent.stdout.readline())
    start("core.mark", str(path))
    wait_until(lambda: notes(path) == ["done"])
    parent.kill()
    parent.wait()
    wait_until(lambda: not _is_alive(child))


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def test_several_workers_run_each_task_once(path, run_worker):
    for number in range(60):
        start("core.mark", f"{path}{number}")
    for _ in range(3):
        run_worker()
    wait_until(lambda: not OrmQ.objects.exists())
    assert [notes(Path(f"{path}{number}")) for number in range(60)] == [["done"]] * 60
    assert not Task.objects.filter(success=False).exists()
