"""The page 'My data' and the archive (A7, UX-096, AC-192)."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account, Consent
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.actions.reactions import react
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.privacy.actions.export import ask_archive, make_archive
from folkmoot.privacy.actions.retention import end_due
from folkmoot.privacy.errors import ArchiveRunning
from folkmoot.privacy.models import Archive
from folkmoot.privacy.queries import holdings
from tests.make import PASSWORD, make_account, make_comment, make_policy, make_story
from tests.moderation.make import LETTER, decided, held, review_by_marks
from tests.privacy.conftest import AT


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(AT, tick=False) as clock:
        yield clock


@pytest.fixture
def author(clock: Any, moderator: Account, monkeypatch: pytest.MonkeyPatch) -> Account:
    """Somebody with one of everything, among others whose names must not be given out."""
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    make_policy(version="2026-1")
    story, other = make_story(), make_account("Bob Writer")
    account = make_account("Ada Reader")
    comment = make_comment(story, author=account, text="=The bridge <b>was</b> promised.")
    make_comment(author=other, parent=comment, text="Not so, says Bob Writer.")
    react(account, make_comment(story, author=other))
    file_appeal(account, decided(moderator, held(account, story)).public_id, letter=LETTER)
    keep_draft(account, story, text="Not yet said")
    return account


def log_in(client: Client, account: Account) -> None:
    client.post("/account/login/", {"login": account.email, "password": PASSWORD})


def close(answer: Any) -> None:
    """Close the file behind an answer as a server does, and leave the database's connection."""
    for each in answer._resource_closers:
        each()


def unpacked(answer: Any) -> tuple[dict[str, Any], str, list[dict[str, str]]]:
    content = b"".join(answer.streaming_content)
    close(answer)
    with ZipFile(io.BytesIO(content)) as file:
        table = csv.DictReader(io.StringIO(file.read("comments.csv").decode()))
        return json.loads(file.read("data.json")), file.read("index.html").decode(), list(table)


def test_a_small_archive_comes_at_once(client: Client, author: Account) -> None:
    """A7: everything about the member, nobody else in it, never stored on the way."""
    log_in(client, author)
    answer = client.post("/account/data/archive/")
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Disposition"] == 'attachment; filename="my-data.zip"'
    data, page, table = unpacked(answer)
    assert data["account"][0]["email"] == author.email
    states = {(row["state"], row["rule"]) for row in data["comments"]}
    assert states == {("published", ""), ("removed", "C5")}
    for section in ("comment_versions", "drafts", "reactions", "consents", "sessions", "appeals"):
        assert data[section], section
    assert data["statements"][0]["reasons"]["ground"]
    assert {row["kind"] for row in data["notifications"]} >= {"comment-removed", "appeal-received"}
    assert "&lt;b&gt;was&lt;/b&gt;" in page
    assert table[0]["text"].startswith("'=The bridge")
    for text in (json.dumps(data), page, str(table)):
        assert "Bob Writer" not in text
        assert "Mo First" not in text
        assert "secret_hash" not in text
        assert author.password not in text


def test_ac_060_the_archive_wants_a_fresh_log_in(client: Client, author: Account) -> None:
    with time_machine.travel(AT, tick=False) as clock:
        log_in(client, author)
        clock.shift(timedelta(minutes=6))
        for answer in (client.post("/account/data/archive/"), client.get("/account/data/archive/")):
            assert answer["Location"].startswith("/account/password/confirm/")
        assert client.get("/account/data/").status_code == 200


def test_ac_192_requests_are_limited_and_one_runs(author: Account, settings: Any) -> None:
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    ask_archive(author)
    with pytest.raises(ArchiveRunning):
        ask_archive(author)


def test_ac_192_the_sixth_of_a_day_is_refused(client: Client, author: Account) -> None:
    log_in(client, author)
    answers = [client.post("/account/data/archive/") for _ in range(6)]
    for answer in answers:
        close(answer)
    assert [answer.status_code for answer in answers] == [200] * 5 + [302]
    assert b"several times today" in client.get("/account/data/").content


def test_a_large_archive_is_made_in_the_background(
    client: Client, author: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(holdings, "SMALL", 0)
    log_in(client, author)
    assert client.post("/account/data/archive/")["Location"] == "/account/data/"
    archive = Archive.objects.get()
    assert mail.outbox[-1].subject == "The archive of your data is ready"
    assert archive.size > 500
    make_archive(archive.public_id)
    address = f"/account/data/archive/{archive.public_id}/"
    assert address in client.get("/account/data/").content.decode()
    data, *_ = unpacked(client.get(address))
    assert data["comments"]
    stranger = Client()
    log_in(stranger, make_account())
    assert stranger.get(address).status_code == 404


def test_an_old_archive_is_gone(client: Client, author: Account, clock: Any) -> None:
    archive = ask_archive(author)
    clock.shift(timedelta(days=8))
    log_in(client, author)
    assert client.get(f"/account/data/archive/{archive.public_id}/").status_code == 404
    assert end_due()["end_old_archives"] == 1
    assert not Archive.objects.exists()


def test_a_closing_account_can_still_fetch_its_data(client: Client, author: Account) -> None:
    request_closure(author)
    log_in(client, author)
    assert client.get("/account/data/").status_code == 200
    data, *_ = unpacked(client.post("/account/data/archive/"))
    assert data["closures"]


def test_the_page_shows_terms_and_consents(client: Client, author: Account) -> None:
    log_in(client, author)
    page = client.get("/account/data/")
    html = page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert "90 days" in html
    assert "/account/delete/" in html
    client.post("/account/data/withdraw/privacy-policy/")
    assert Consent.objects.get(account=author).withdrawn_at is not None
    assert "withdrawn 4 March 2031" in client.get("/account/data/").content.decode()
    assert client.get("/account/")["Location"].startswith("/account/privacy-policy/")
    client.post("/account/data/withdraw/standards/")
    assert b"no such consent" in client.get("/account/data/").content


def test_the_cost_of_an_archive_does_not_grow_with_each_comment(
    author: Account, django_assert_max_num_queries: Any
) -> None:
    story = make_story()
    for _ in range(20):
        make_comment(story, author=author)
    with django_assert_max_num_queries(110):
        ask_archive(author)
