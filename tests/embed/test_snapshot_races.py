"""Builders, writers and a moderator at the same moment: the file never falls behind a hiding."""

from pathlib import Path
from threading import Event

import pytest

from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.kept_pages import reader
from folkmoot.discussion.models import Story
from folkmoot.discussion.states import CommentState
from folkmoot.edge.snapshot import key_of
from folkmoot.embed.snapshots import build, compare
from tests.discussion.recount import counters_of, recounted
from tests.make import make_account, make_comment, make_story
from tests.race import errors, race

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # slow: real threads

HIDDEN = 6


def test_no_builder_brings_back_what_was_hidden_meanwhile(snapshots: Path) -> None:
    story = make_story()
    comments = [make_comment(story, text=f"marker-{number}-here") for number in range(HIDDEN)]
    readers = [make_account() for _ in range(HIDDEN)]
    key, over, seen = key_of(f"/discussion/{story.public_id}/part/"), Event(), []

    def hide_all() -> None:
        for comment in comments[:-1]:
            change_state(comment, CommentState.REMOVED, rule="C12")
            page = reader().find(key)
            seen.append(page is not None and comment.shown_revision.html in page.body.decode())
        over.set()

    def build_on() -> None:
        while not over.is_set():
            build(story.public_id)

    def react_all() -> None:
        for account in readers:
            react(account, comments[-1])

    acts = [hide_all, react_all, build_on, build_on]
    runners = race(4, lambda number: acts[number]())
    assert not errors(runners), errors(runners)
    assert seen == [False] * (HIDDEN - 1)
    build(story.public_id)
    build(story.public_id)
    assert compare(story.public_id).different == compare(story.public_id).missing == 0
    assert counters_of(story) == recounted(story)
    assert Story.objects.get(pk=story.pk).version >= 2 * HIDDEN
