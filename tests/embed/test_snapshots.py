"""Pages that are kept as bytes: the same as Django's, never older than what was hidden."""

import gzip
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import brotli
import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.template import Context, Template
from django.test import Client

from folkmoot.core.clock import now
from folkmoot.discussion.actions import authors
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.kept_pages import reader, writer
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.queries.stories import story_by_id
from folkmoot.discussion.states import CommentState
from folkmoot.edge.snapshot import key_of
from folkmoot.embed.feed import APART, Feed
from folkmoot.embed.public_pages import first_pages
from folkmoot.embed.snapshots import build, compare
from tests.make import make_account, make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}
SECRET = "a sentence that nobody may read again"


@pytest.fixture
def story(snapshots: Path) -> Story:
    return make_story()


@pytest.fixture
def comment(story: Story) -> Comment:
    make_comment(story)
    return make_comment(story, text=SECRET, author=make_account("Hildegard Nameless"))


def channels(story: Story) -> dict[str, str]:
    """Every public address of a story's discussion that has a page of its own."""
    own, api = f"/discussion/{story.public_id}", f"/api/v1/stories/{story.public_id}"
    ways = ["", "?order=newest", "?order=oldest", "?order=recommended", "?view=flat"]
    found = {f"{own}/part/{way}": "" for way in [*ways, "?view=folded"]}
    found |= {f"{own}/more/{way}": "" for way in ways}
    found |= {f"{api}/thread{way}": "" for way in [*ways, "?order=replies"]}
    found |= {f"{own}/": "", f"{own}/pulse/": "", f"/discussion/counts/?keys={story.key}": ""}
    for address in found:
        response = Client().get(address)
        assert response.status_code == 200, address
        found[address] = response.content.decode()
    return found


def kept_at(address: str) -> bytes | None:
    path, _, query = address.partition("?")
    found = reader().find(key_of(path, query))
    return found.body if found else None


def kept_pages(path: Path) -> Iterator[tuple[str, bytes]]:
    with sqlite3.connect(path) as file:
        rows = file.execute("SELECT key, encoding, body FROM page ORDER BY key, asked").fetchall()
        told = file.execute("SELECT facts FROM event").fetchall()
    for key, encoding, body in rows:
        yield key, UNPACK[encoding](body)
    for (facts,) in told:
        yield "event", facts.encode()


def test_what_is_kept_is_what_django_answers(story: Story, comment: Comment) -> None:
    make_comment(parent=comment)
    build(story.public_id)
    kept = {address: kept_at(address) for address in channels(story) if kept_at(address)}
    for address, body in channels(story).items():
        if address in kept:
            assert body.encode() == kept[address], address
    assert len(kept) >= 15


def test_a_page_that_was_asked_for_is_kept_until_the_next_change(
    story: Story, comment: Comment
) -> None:
    for _ in range(20):
        make_comment(story, author=comment.author)
    link = Client().get(f"/discussion/{story.public_id}/part/?order=oldest").content.decode()
    address = link.partition('data-more="')[2].partition('"')[0].replace("&amp;", "&")
    first = Client().get(address).content
    assert kept_at(address) == first
    make_comment(story)
    Client().get(f"/discussion/{story.public_id}/part/")
    assert kept_at(address) is None


def test_pages_around_one_comment_are_not_kept(story: Story, comment: Comment) -> None:
    for query in (f"comment={comment.public_id}", f"thread={comment.public_id}"):
        address = f"/discussion/{story.public_id}/part/?{query}"
        assert SECRET in Client().get(address).content.decode()
        assert kept_at(address) is None


def hide(comment: Comment) -> None:
    change_state(comment, CommentState.REMOVED, rule="C12")


def close(comment: Comment) -> None:
    authors.close_author(comment.author)


@pytest.mark.parametrize(("act", "hidden"), [(hide, SECRET), (close, "Hildegard Nameless")])
def test_with_no_builder_what_is_hidden_is_gone_from_every_channel(
    story: Story, comment: Comment, act: object, hidden: str
) -> None:
    build(story.public_id)
    before = channels(story)
    assert hidden in before[f"/discussion/{story.public_id}/part/"]
    late = first_pages(story_by_id(story.public_id))
    act(comment)  # type: ignore[operator]
    assert not [address for address in before if kept_at(address)]
    writer().put(late)
    assert not [address for address in before if kept_at(address)]
    found = channels(story)
    assert not [address for address, body in found.items() if hidden in body]
    tag = Template("{% load folkmoot %}{% discussion key %}")
    assert hidden not in tag.render(Context({"key": story.key}))


def test_nothing_personal_and_nothing_hidden_is_in_the_file(
    story: Story, comment: Comment, snapshots: Path
) -> None:
    writer_ = make_account("Marker Person")
    removed = make_comment(story, author=writer_, text="removed-marker text")
    make_comment(story, author=writer_, text="held-marker text", state=CommentState.HELD)
    make_comment(parent=removed)
    hide(removed)
    channels(story)
    build(story.public_id)
    pages = dict(kept_pages(snapshots))
    assert SECRET.encode() in pages[f"/discussion/{story.public_id}/part/?"]
    accounts = [
        value
        for account in (writer_, comment.author)
        for value in (account.public_id, account.email)
    ]
    for word in ("removed-marker", "held-marker", "Marker Person", 'csrftoken"', *accounts):
        assert not [key for key, body in pages.items() if word.encode() in body], word


def test_building_again_gives_the_same_bytes_also_from_nothing(
    story: Story, comment: Comment, snapshots: Path
) -> None:
    make_comment(parent=comment)
    build(story.public_id)
    before = list(kept_pages(snapshots))
    build(story.public_id)
    assert list(kept_pages(snapshots)) == before
    assert compare(story.public_id).different == compare(story.public_id).missing == 0
    writer().forget_all()
    call_command("snapshots")
    assert sorted(kept_pages(snapshots)) == sorted(before)


def test_the_command_compares(story: Story, comment: Comment, capsys) -> None:
    call_command("snapshots", "--check")
    assert "0 pages are as they should be" in capsys.readouterr().out
    call_command("snapshots")
    call_command("snapshots", "--check")
    assert "0 are not kept, none differs" in capsys.readouterr().out
    Story.objects.filter(pk=story.pk).update(title="Changed past every rule")
    with pytest.raises(CommandError, match="differ from the database"):
        call_command("snapshots", "--check")


def test_a_change_that_failed_after_it_forbade_pages_is_healed(
    story: Story, comment: Comment
) -> None:
    build(story.public_id)
    with transaction.atomic():
        hide(comment)
        transaction.set_rollback(True)
    address = f"/discussion/{story.public_id}/part/"
    assert kept_at(address) is None
    build(story.public_id)
    build(story.public_id)
    assert SECRET.encode() in (kept_at(address) or b"")


def test_a_file_that_is_lost_during_a_build_shows_nothing_hidden(
    story: Story, comment: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def first_and_then_hidden(row: Story) -> object:
        pages = first_pages(row)
        hide(comment)
        writer().forget_all()
        return pages

    monkeypatch.setattr("folkmoot.embed.snapshots.first_pages", first_and_then_hidden)
    build(story.public_id)
    assert kept_at(f"/discussion/{story.public_id}/part/") is None


class Ticks:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def test_the_feed_builds_what_changed_and_a_busy_story_a_few_times_a_second(
    story: Story, comment: Comment
) -> None:
    ticks = Ticks()
    feed = Feed(now() - timedelta(minutes=1), clock=ticks)
    assert (feed.step(), feed.step()) == (1, 0)
    told = reader().told(story.public_id)
    assert told is not None
    assert told.version == Story.objects.get(pk=story.pk).version
    make_comment(story)
    make_comment(story)
    assert feed.step() == 0
    ticks.at += APART + 0.01
    assert (feed.step(), feed.step()) == (1, 0)
    assert compare(story.public_id).different == 0
    assert reader().seconds_since_beat() < 60


def test_a_machine_that_only_follows_forbids_what_another_hid(
    story: Story, comment: Comment, settings, tmp_path: Path
) -> None:
    ours = settings.SNAPSHOTS
    feed = Feed(now() - timedelta(minutes=1), clock=Ticks())
    feed.step()
    settings.SNAPSHOTS = str(tmp_path / "of-another-machine.sqlite3")
    hide(comment)
    settings.SNAPSHOTS = ours
    address = f"/discussion/{story.public_id}/part/"
    assert SECRET.encode() in (kept_at(address) or b"")
    feed.step()
    assert SECRET.encode() not in (kept_at(address) or b"")


def test_a_discussion_that_is_no_longer_fresh_begins_with_what_was_recommended(
    story: Story, comment: Comment
) -> None:
    publication = make_publication()
    publication.fresh_hours = 5
    publication.save()
    address = f"/discussion/{story.public_id}/part/"
    feed = Feed(now() - timedelta(minutes=1), clock=Ticks())
    feed.step()
    assert b'data-order="newest"' in (kept_at(address) or b"")
    Story.objects.filter(pk=story.pk).update(registered_at=now() - timedelta(hours=5, seconds=10))
    later = Feed(now() - timedelta(minutes=1), clock=Ticks())
    later.step()
    assert b'data-order="recommended"' in (kept_at(address) or b"")
