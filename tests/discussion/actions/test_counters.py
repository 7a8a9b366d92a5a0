"""Counters equal a recount: after any sequence of acts, and after acts at the same moment."""

import random

import pytest

from folkmoot.discussion.actions.comments import NewComment, change_state, write_comment
from folkmoot.discussion.actions.reactions import react, take_back_reaction
from folkmoot.discussion.errors import (
    ChangeNotAllowed,
    CommentExists,
    CommentNotOpen,
    ParentNotOpen,
)
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from tests.discussion.recount import counters_of, recounted
from tests.make import make_account, make_comment, make_story
from tests.race import errors, race, results

STATES = CommentState.values


def _act(chance: random.Random, story: Story, authors: list, key: str) -> None:
    comments = list(Comment.objects.filter(story=story))
    kind = chance.choice(["write", "write", "reply", "reply", "state", "state", "react", "unreact"])
    comment = chance.choice(comments) if comments else None
    author = chance.choice(authors)
    if kind in {"write", "reply"} or comment is None:
        parent = comment if kind == "reply" else None
        new = NewComment(story, author, render("Text."), key, parent)
        write_comment(new, state=chance.choice(STATES))
    elif kind == "state":
        change_state(comment, chance.choice(STATES))
    elif kind == "react":
        react(author, comment)
    else:
        take_back_reaction(author, comment)


@pytest.mark.slow  # sixty acts with a recount after each
@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(6))
def test_counters_equal_a_recount_after_every_act(seed: int) -> None:
    chance = random.Random(seed)
    story = make_story()
    writers, readers = [make_account() for _ in range(2)], [make_account() for _ in range(2)]
    for number in range(60):
        try:
            _act(chance, story, writers if number % 3 else readers, f"key-number-{number}")
        except (ParentNotOpen, ChangeNotAllowed, CommentNotOpen):
            pass
        except Exception as error:
            if getattr(error, "code", "") != "own-reaction":
                raise
        assert counters_of(story) == recounted(story), f"act {number} of seed {seed}"


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
def test_writes_and_removals_at_the_same_moment() -> None:
    top = make_comment()
    author, key = make_account(), "at-the-same-moment-{}"

    def act(number: int) -> None:
        comment = Comment.objects.get(pk=top.pk)
        if number % 4 == 3:
            change_state(comment, CommentState.REMOVED)
            change_state(comment, CommentState.PUBLISHED)
        else:
            parent = comment if number % 4 else None
            new = NewComment(comment.story, author, render("Text."), key.format(number), parent)
            write_comment(new, state=CommentState.PUBLISHED)

    runners = race(8, act)
    assert all(isinstance(error, ParentNotOpen | ChangeNotAllowed) for error in errors(runners))
    assert len(results(runners)) >= 3
    assert counters_of(top.story) == recounted(top.story)
    paths = [c.path for c in Comment.objects.filter(top=top)]
    assert len(set(paths)) == len(paths)


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
def test_a_reply_races_the_removal_of_its_parent() -> None:
    """Whichever comes first, no reply is published below nothing and the counters are right."""
    top = make_comment()
    middle = make_comment(parent=top)
    author = make_account()

    def act(number: int) -> None:
        if number:
            change_state(Comment.objects.get(pk=middle.pk), CommentState.REMOVED)
        else:
            new = NewComment(top.story, author, render("Text."), "the-late-reply", middle)
            write_comment(new, state=CommentState.PUBLISHED)

    for error in errors(race(2, act)):
        assert isinstance(error, ParentNotOpen)
    assert counters_of(top.story) == recounted(top.story)


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
def test_ac_129_twenty_submissions_with_one_key_at_once() -> None:
    story, author = make_story(), make_account()
    new = NewComment(story, author, render("Once."), "one-key-for-all")

    def act(_: int) -> str:
        try:
            return write_comment(new, state=CommentState.PUBLISHED).public_id
        except CommentExists as again:
            return str(again.facts["comment"])

    runners = race(20, act)
    assert errors(runners) == []
    assert len(set(results(runners))) == 1
    assert Comment.objects.count() == 1
    assert counters_of(story) == recounted(story)


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
def test_ac_127_fifty_reactions_of_one_reader_are_one() -> None:
    comment, reader = make_comment(), make_account()
    runners = race(50, lambda _: react(reader, comment))
    assert errors(runners) == []
    assert Comment.objects.get(pk=comment.pk).reaction_count == 1
    assert counters_of(comment.story) == recounted(comment.story)


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
def test_ac_127_a_storm_of_giving_and_taking_back_leaves_the_true_number() -> None:
    comment = make_comment()
    readers = [make_account() for _ in range(4)]

    def act(number: int) -> None:
        reader = readers[number % 4]
        for _ in range(3):
            react(reader, comment)
            take_back_reaction(reader, comment)
        if number % 2:
            react(reader, comment)

    assert errors(race(16, act)) == []
    assert counters_of(comment.story) == recounted(comment.story)
