"""Labels of other systems: kept for a time, written out for calibration."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from folkmoot.core.after_commit import find_task
from folkmoot.core.clock import now
from folkmoot.core.conf import conf
from folkmoot.moderation.actions.api_keys import make_api_key
from folkmoot.moderation.actions.suggestions import (
    Suggested,
    end_old_suggestions,
    keep_suggestion,
)
from folkmoot.moderation.models import Suggestion
from folkmoot.moderation.queries.api_keys import client_behind


@pytest.fixture
def client(publication):
    return client_behind(make_api_key(None, publication, name="Coral").secret)


def keep(client, text="A text", **more):
    return keep_suggestion(client, Suggested(text, "en", {"TOXICITY": 1.0}, **more))


def test_they_end_when_their_time_is_over(client):
    with time_machine.travel(now() - timedelta(days=conf.suggestion_days, minutes=1)):
        keep(client, "old")
    keep(client, "new")
    find_task("moderation.end_old_suggestions").work()
    assert [row.text for row in Suggestion.objects.all()] == ["new"]
    assert end_old_suggestions() == 0


def written(capsys, *options):
    call_command("suggestions", *options)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_they_are_written_one_a_line_with_their_origin(client, capsys):
    first = keep(client, "Erster 😀", community="forum", token="comment:7")
    keep(client, "secret", may_be_stored=False)
    one, other = written(capsys)
    assert one == {
        "id": first.public_id,
        "text": "Erster 😀",
        "text_hash": first.text_hash,
        "language": "en",
        "scores": {"TOXICITY": 1.0},
        "origin": "Coral",
        "publication": "main",
        "community": "forum",
        "token": "comment:7",
        "at": first.made_at.isoformat(),
    }
    assert other["text"] is None
    assert str(first)


def test_older_ones_may_be_left_out(client, capsys):
    with time_machine.travel(now() - timedelta(days=9)):
        keep(client, "old")
    keep(client, "new")
    day = (now() - timedelta(days=3)).date().isoformat()
    assert [each["text"] for each in written(capsys, "--since", day)] == ["new"]
    moment = (now() - timedelta(days=10)).isoformat()
    assert len(written(capsys, "--since", moment)) == 2
    with pytest.raises(CommandError, match="no date"):
        call_command("suggestions", "--since", "yesterday")
