"""Who is told of a comment, asked when the work is done: once, and only of what may be seen."""

import pytest

from folkmoot.core.after_commit import find_task
from folkmoot.discussion.actions import telling
from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.follows import (
    Followed,
    follow,
    set_follows_own_threads,
    unfollow,
)
from folkmoot.discussion.actions.mutes import mute
from folkmoot.discussion.actions.telling import tell_of_comment
from folkmoot.discussion.models import Follow, Mention
from folkmoot.discussion.rendering import render
from folkmoot.notifications.models import Notification
from folkmoot.notifications.queries.inbox import inbox
from tests.make import make_account, make_comment, make_story


@pytest.fixture
def story(db):
    return make_story()


def told():
    """Who was told of what kind."""
    return {(row.account, row.kind) for row in Notification.objects.select_related("account")}


def test_told_once_however_often_the_task_runs(story):
    parent = make_comment(story)
    reply = make_comment(story, parent=parent)
    tell_of_comment(reply.pk)
    tell_of_comment(reply.pk)
    assert Notification.objects.get().account == parent.author


def test_removed_meanwhile_is_not_announced(story):
    parent = make_comment(story)
    reply = make_comment(story, parent=parent)
    change_state(reply, "removed", rule="C5")
    tell_of_comment(reply.pk)
    gone = make_comment(story, parent=parent)
    change_state(parent, "removed", rule="C5")
    tell_of_comment(gone.pk)
    assert not Notification.objects.exists()


def test_own_answers_tops_and_unknown_rows_tell_nobody(story):
    author = make_account()
    own = make_comment(story, author=author)
    tell_of_comment(make_comment(story, author=author, parent=own).pk)
    tell_of_comment(own.pk)
    tell_of_comment(999_999)
    for name in ("tell_of_comment", "tell_mentioned"):
        find_task(f"discussion.{name}").work(999_999)
    find_task("discussion.tell_followers").work(999_999, 0)
    assert not Notification.objects.exists()


def test_those_who_follow_are_told_by_the_nearest_way(story):
    top, writer = make_comment(story), make_account("Ann Writer")
    by_thread, by_story, by_member, ended = (make_account() for _ in range(4))
    follow(by_thread, Followed(thread=top))
    follow(by_thread, Followed(story=story))
    follow(by_story, Followed(story=story))
    follow(by_member, Followed(member=writer))
    follow(by_member, Followed(story=story))
    follow(ended, Followed(story=story))
    unfollow(ended, Followed(story=story))
    follow(top.author, Followed(thread=top))
    follow(writer, Followed(thread=top))
    tell_of_comment(make_comment(story, author=writer, parent=top).pk)
    assert told() == {
        (top.author, "reply"),
        (by_thread, "followed-thread"),
        (by_story, "followed-story"),
        (by_member, "followed-member"),
    }


def test_followers_of_a_story_hear_of_it_once_an_hour(story):
    reader = make_account()
    follow(reader, Followed(story=story))
    for _ in range(3):
        tell_of_comment(make_comment(story).pk)
    assert Notification.objects.filter(account=reader).count() == 1


def test_many_followers_are_told_in_steps(story, monkeypatch):
    monkeypatch.setattr(telling, "BATCH", 2)
    readers = [make_account() for _ in range(5)]
    for reader in readers:
        follow(reader, Followed(story=story))
    tell_of_comment(make_comment(story).pk)
    assert {account for account, _ in told()} == set(readers)


def test_nothing_is_told_of_who_is_muted_and_decisions_are(story):
    reader, bore = make_account(), make_account()
    own = make_comment(story, author=reader)
    for what in (Followed(story=story), Followed(thread=own)):
        follow(reader, what)
    mute(reader, bore)
    name = reader.display_name
    tell_of_comment(make_comment(author=bore, parent=own, text=f"@{name}, no.").pk)
    assert not Notification.objects.exists()


def test_what_was_told_says_no_more_when_it_is_hidden(story):
    reader = make_account()
    own = make_comment(story, author=reader)
    reply = make_comment(parent=own)
    tell_of_comment(reply.pk)
    assert reply.author.display_name in inbox(reader).items[0].title
    change_state(reply, "removed", rule="C5")
    [item] = inbox(reader).items
    assert (item.title, item.text, item.address) == ("A comment that is no longer shown", "", "")


def test_mentioned_once_however_often_it_is_edited(story):
    top = make_comment(story, author=make_account("Bea Okafor"))
    make_comment(parent=top, author=make_account("Bea"))
    make_account("Dan Elsewhere")
    writer = make_account()
    text = "@Bea Okafor is right, @Dan Elsewhere is not here. @bea OKAFOR again"
    comment = make_comment(parent=make_comment(parent=top), author=writer, text=text)
    tell_of_comment(comment.pk)
    edited = render(text + ", as I said.")
    add_revision(comment, by=writer, rendered=edited, base=1, is_shown=True)
    telling.tell_mentioned(comment.pk)
    mentions = Notification.objects.filter(kind="mention")
    assert [row.account.display_name for row in mentions] == ["Bea Okafor"]
    assert set(Mention.objects.values_list("written", flat=True)) == {"Bea Okafor"}


@pytest.mark.parametrize("is_wanted", [True, False])
def test_own_threads_are_followed_by_choice(story, is_wanted):
    writer = make_account()
    set_follows_own_threads(writer, is_wanted=is_wanted)
    top = make_comment(story)
    tell_of_comment(make_comment(parent=top, author=writer).pk)
    assert Follow.objects.filter(account=writer, thread=top).exists() == is_wanted
