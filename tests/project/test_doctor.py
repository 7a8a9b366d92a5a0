"""`folkmoot doctor`: each trouble has its sentence, and only what must be mended fails."""

import sqlite3
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import OperationalError, connection
from django_q.models import OrmQ, Schedule, Task

from folkmoot.accounts.roles import Role
from folkmoot.core.clock import now
from folkmoot.edge.store import Writer
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.models import StandardsVersion
from folkmoot.project import health
from tests.make import make_account, make_policy, make_publication
from tests.project.test_faulty_start import SOUND

LOCAL = "django.core.cache.backends.locmem.LocMemCache"

pytestmark = pytest.mark.django_db


@pytest.fixture
def sound(settings, monkeypatch, tmp_path):
    """A configuration without a fault, on a SQLite without one; mails go nowhere."""
    for name, value in (SOUND | {"TRUSTED_PROXIES": 1}).items():
        setattr(settings, name, value)
    settings.SNAPSHOTS = str(tmp_path / "snapshots.sqlite3")
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 51, 3))


@pytest.fixture
def founded(sound):
    """A site that is whole: a paper with standards and a policy, a publisher, a worker."""
    adopt_default(make_publication())
    make_policy(version="1", by=make_account(role=Role.PUBLISHER))
    make_plan(now() + timedelta(minutes=5))


def make_plan(moment):
    Schedule.objects.all().delete()
    Schedule.objects.create(name="a task", func="perform", next_run=moment)


def told(*, grave=True):
    return [trouble.words for trouble in health.troubles() if trouble.must_be_mended == grave]


def test_a_whole_site_has_nothing_to_mend(founded, capsys):
    call_command("doctor")
    assert capsys.readouterr().out == "Nothing must be mended.\n"


def test_kept_pages_are_looked_after(founded, settings, tmp_path):
    Writer(settings.SNAPSHOTS).drop("story")
    assert any("not kept up to date" in words for words in told(grave=False))
    Writer(settings.SNAPSHOTS).beat()
    settings.STREAMS = 1
    assert told(grave=False) == []
    settings.STREAMS = 10**9
    assert "FOLKMOOT_STREAMS" in told(grave=False)[0]
    settings.SNAPSHOTS = str(tmp_path / "gone" / "snapshots.sqlite3")
    assert "nothing can be hidden" in told()[0]


def test_what_must_be_mended_comes_first_and_fails(founded, settings, monkeypatch, capsys):
    settings.DEBUG = True
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 40, 1))
    monkeypatch.setattr(connection, "vendor", "sqlite")
    with pytest.raises(SystemExit) as end:
        call_command("doctor")
    assert end.value.code == 1
    grave, advice = capsys.readouterr().out.split("To be considered:")
    assert grave.startswith("To be mended:\n- FOLKMOOT_DEBUG is on")
    assert "3.51.3" in advice


def test_an_empty_site_hears_what_it_needs_to_begin(sound):
    words = " ".join(told())
    for need in ("createsuperuser", "No privacy policy", "start_paper", "No worker has run"):
        assert need in words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"SECRET_KEY": "short"}, "can be guessed"),
        ({"SECRET_KEY_IS_SET": False}, "is not set"),
        ({"TRUSTED_PROXIES": 0}, "FOLKMOOT_TRUSTED_PROXIES is 0"),
        ({"CACHES": {"default": {"BACKEND": LOCAL}}}, "is not shared"),
        ({"SOCIAL_VARIABLES": {"FOLKMOOT_SOCIAL_VK_ID": "x"}}, "lists no network of this name"),
    ],
)
def test_a_faulty_setting_is_named(founded, settings, changes, words):
    for name, value in changes.items():
        setattr(settings, name, value)
    (sentence,) = told()
    assert words in sentence


def test_a_mail_server_that_does_not_answer_is_named(founded, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    settings.DEFAULT_FROM_EMAIL = "newsroom@localhost"
    sender, server = told()
    assert "FOLKMOOT_MAIL_FROM" in sender
    assert "127.0.0.1:1 does not take our mail" in server


def test_a_cache_that_keeps_nothing_is_named(founded, monkeypatch):
    def refuse(*_args, **_named):
        raise OperationalError("database disk image is malformed")

    monkeypatch.setattr(cache, "set", refuse)
    (sentence,) = told()
    assert "does not keep" in sentence
    assert "malformed" in sentence


def test_a_database_that_does_not_answer_ends_the_look(founded, monkeypatch):
    def fail(*_):
        raise OperationalError("connection refused")

    monkeypatch.setattr(health, "MigrationExecutor", fail)
    (sentence,) = told()
    assert "connection refused" in sentence


def test_a_database_that_is_behind_ends_the_look(founded, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda *_: ["one"])
    assert told() == ["The database is not up to date. Run `folkmoot prepare`."]


def test_a_worker_that_was_not_seen_for_long_is_missed(founded):
    make_plan(now() - timedelta(minutes=25))
    (sentence,) = told()
    assert "No worker was seen since" in sentence


def test_tasks_that_wait_or_were_given_up_are_told(founded):
    OrmQ.objects.create(key="folkmoot", payload="x", lock=now() - timedelta(minutes=11))
    lately = {"started": now(), "stopped": now(), "success": False}
    Task.objects.create(id="1", name="lost", func="perform", **lately)
    waiting, lost = told(grave=False)
    assert waiting.startswith("1 tasks have waited")
    assert lost.startswith("1 tasks were given up")
    assert told() == []


def test_standards_that_cannot_be_read_or_do_not_work_here_are_named(founded, monkeypatch):
    monkeypatch.setenv("FOLKMOOT_BLOCKLISTS", "/nowhere/list.txt")
    sentence = next(words for words in told() if "/nowhere/list.txt" in words)
    assert "rule C15" in sentence
    monkeypatch.delenv("FOLKMOOT_BLOCKLISTS")
    StandardsVersion.objects.all().delete()
    assert told() == []
    (sentence,) = told(grave=False)
    assert "has adopted no standards" in sentence
