"""AC-044: when the disk is full, writers come back later, reading goes on, nothing is lost."""

import resource
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client

from folkmoot.core.errors import NotNow
from folkmoot.discussion.models import Comment
from folkmoot.moderation.actions.standards import adopt_default
from tests.durability.audit import audit
from tests.make import make_account, make_comment, make_story
from tests.plumbing.waiting import wait_until

ROOM = 150_000


@pytest.fixture
def full_database(transactional_db):
    """SQLite that may not grow by one page; PostgreSQL has no such switch."""
    if connection.vendor != "sqlite":
        pytest.skip("the sizes of files are limited on SQLite")

    def fill():
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA page_count")
            (pages,) = cursor.fetchone()
            cursor.execute("PRAGMA freelist_count")
            assert cursor.fetchone() == (0,)
            cursor.execute(f"PRAGMA max_page_count = {pages}")

    yield fill
    connection.close()


def client_of(account):
    client = Client(raise_request_exception=False)
    client.force_login(account)
    return client


def make_judged_story():
    """A story whose standards are in force, so that a comment is the first thing to be written."""
    story = make_story()
    adopt_default(story.publication)
    return story


def long_text():
    return "\n\n".join(f"Paragraph {number} of a long letter." for number in range(120))


@pytest.mark.slow  # long texts are judged until the file is full
def test_ac_044_the_api_says_when_to_come_back(full_database):
    story, reader = make_judged_story(), make_account()
    first = make_comment(story)
    client = client_of(reader)
    full_database()
    answers = [
        client.post(
            f"/api/v1/stories/{story.public_id}/comments",
            {"text": long_text(), "key": f"key-number-{number}", "insists": True},
            content_type="application/json",
        )
        for number in range(8)
    ]
    refused = [answer for answer in answers if answer.status_code not in {201, 202}]
    assert refused
    assert {answer.status_code for answer in refused} == {503}
    assert refused[0].json()["error"]["code"] == "not-now"
    assert refused[0].headers["Retry-After"] == "30"
    assert Comment.objects.filter(author=reader).count() == len(answers) - len(refused)
    page = client.get(f"/discussion/{story.public_id}/")
    assert page.status_code == 200
    assert first.public_id in page.text


@pytest.mark.slow  # long texts are judged until the file is full
def test_ac_044_a_form_says_when_to_come_back(full_database):
    story, reader = make_judged_story(), make_account()
    client = client_of(reader)
    full_database()
    path = f"/discussion/{story.public_id}/write/"
    answers = [client.post(path, {"text": long_text(), "insists": "1"}) for _ in range(8)]
    refused = [answer for answer in answers if answer.status_code not in {200, 302, 303}]
    assert {answer.status_code for answer in refused} == {503}
    assert refused[0].headers["Retry-After"] == "30"
    assert "your text is still in its box" in refused[0].text
    assert Comment.objects.filter(author=reader).count() == len(answers) - len(refused)


class Cause(Exception):
    def __init__(self, **facts):
        self.__dict__ |= facts


@pytest.mark.parametrize(
    ("facts", "passes"),
    [
        ({"sqlite_errorcode": 13}, True),
        ({"sqlite_errorcode": 10 | 3 << 8}, True),
        ({"sqlite_errorcode": 1}, False),
        ({"sqlstate": "53100"}, True),
        ({"sqlstate": None}, True),
        ({"sqlstate": "42P01"}, False),
    ],
)
def test_only_what_passes_is_called_passing(facts, passes):
    from django.db import OperationalError

    error = OperationalError("no")
    error.__cause__ = Cause(**facts)
    assert (NotNow.because_of(error) is not None) == passes
    assert NotNow.because_of(ValueError("no")) is None


@pytest.mark.slow  # starts the whole site as processes
def test_ac_044_service_returns_with_the_space(site, ledger, transactional_db):
    if connection.vendor != "sqlite":
        pytest.skip("the sizes of files are limited on SQLite")
    page = f"/discussion/{ledger.story.public_id}/"
    ledger.begin()
    wait_until(lambda: len(ledger.entries) >= 10)
    log = Path(f"{connection.settings_dict['NAME']}-wal")
    limit = min(log.stat().st_size, ROOM)
    set_limit(site, limit)
    before = ledger.statuses.get(503, 0)
    wait_until(lambda: ledger.statuses.get(503, 0) > before + 5)
    assert site.answers(page)
    set_limit(site, resource.RLIM_INFINITY)
    wanted = len(ledger.entries) + 10
    wait_until(lambda: len(ledger.entries) >= wanted)
    ledger.end()
    site.stop()
    audit(ledger)


def set_limit(site, size):
    """How large a file the web processes may write: the kernel refuses what is beyond."""
    for process in site.tree()["web"]:
        _, most = resource.prlimit(process, resource.RLIMIT_FSIZE)
        resource.prlimit(process, resource.RLIMIT_FSIZE, (size, most))
