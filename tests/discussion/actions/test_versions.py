"""What readers see of a story has a version; what hides something forbids older pages first."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions import authors, comments, erasing, reactions, story_modes
from folkmoot.discussion.actions.versions import touch, touch_all, touch_author
from folkmoot.discussion.errors import PagesNotHeld
from folkmoot.discussion.models import Comment, Story
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import CommentState
from folkmoot.edge.snapshot import Snapshot
from folkmoot.edge.store import Reader, Writer
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db

HELD, PUBLISHED, REMOVED = CommentState.HELD, CommentState.PUBLISHED, CommentState.REMOVED


@dataclass
class Scene:
    """A story with a shown comment, its waiting edit, a held one and an answer that quotes it."""

    story: Story
    author: Account
    shown: Comment
    held: Comment
    answer: Comment
    other: Account
    staff: Account

    def edited(self, *, is_shown: bool, of: Comment | None = None) -> Any:
        comment = of or self.shown
        text = render("Another text altogether.")
        return comments.add_revision(
            comment, by=self.author, rendered=text, base=1, is_shown=is_shown
        )


@pytest.fixture
def scene(snapshots: Path) -> Scene:
    story, author, other = make_story(), make_account("Ada Writer"), make_account()
    shown = make_comment(story, author=author, text="A sentence that others may quote whole.")
    answer = make_comment(
        parent=shown, author=other, text="> A sentence that others may quote whole.\n\nIs that so?"
    )
    held = make_comment(story, author=author, state=HELD)
    return Scene(story, author, shown, held, answer, other, staff=make_account(role=Role.PUBLISHER))


def _reopened(scene: Scene) -> None:
    request_closure(scene.author)
    authors.reopen_author(scene.author)


def _shown_again(scene: Scene) -> None:
    with transaction.atomic():
        revision = scene.edited(is_shown=False)
    comments.show_revision(scene.shown, revision)


Act = Callable[[Scene], Any]
SHOWS: dict[str, Act] = {
    "a comment": lambda s: make_comment(s.story),
    "a reply": lambda s: make_comment(parent=s.shown),
    "a held one": lambda s: comments.change_state(s.held, PUBLISHED),
    "a reaction": lambda s: reactions.react(s.other, s.shown),
    "a closed discussion": lambda s: story_modes.close_story(s.staff, s.story, "Enough."),
    "an author's return": _reopened,
}
HIDES: dict[str, Act] = {
    "removing": lambda s: comments.change_state(s.shown, REMOVED, rule="C12"),
    "holding again": lambda s: comments.change_state(s.answer, HELD),
    "an edit": lambda s: s.edited(is_shown=True),
    "an edit let through": _shown_again,
    "another name": lambda s: authors.rename_author(s.author, "Quite Another"),
    "closing": lambda s: authors.close_author(s.author),
    "a role": lambda s: authors.give_author_role(s.author.email, Role.MEMBER),
    "erasing texts": lambda s: erasing.erase_texts(s.author, keep_published=False),
}
CHANGES_NOTHING: dict[str, Act] = {
    "a comment that waits": lambda s: make_comment(s.story, state=HELD),
    "an edit that waits": lambda s: s.edited(is_shown=False),
    "an edit of what waits": lambda s: s.edited(is_shown=True, of=s.held),
    "a refusal of what waited": lambda s: comments.change_state(s.held, REMOVED, rule="C1"),
    "a reaction taken back that was not there": lambda s: reactions.take_back_reaction(
        s.other, s.shown
    ),
}


@pytest.mark.parametrize(
    ("act", "counts_up", "hides"),
    [
        *(pytest.param(act, True, False, id=name) for name, act in SHOWS.items()),
        *(pytest.param(act, True, True, id=name) for name, act in HIDES.items()),
        *(pytest.param(act, False, False, id=name) for name, act in CHANGES_NOTHING.items()),
    ],
)
def test_what_readers_see_has_a_version(
    scene: Scene, snapshots: Path, act: Act, *, counts_up: bool, hides: bool
) -> None:
    before = Story.objects.get(pk=scene.story.pk)
    _keep(snapshots, before)
    act(scene)
    after = Story.objects.get(pk=scene.story.pk)
    assert (after.version > before.version) is counts_up
    assert (after.hides_below > before.version) is hides
    assert (Reader(snapshots).find("/page?") is None) is hides


def test_pages_are_forbidden_before_the_commit_and_stay_so_when_it_fails(
    scene: Scene, snapshots: Path
) -> None:
    before = Story.objects.get(pk=scene.story.pk)
    _keep(snapshots, before)
    with transaction.atomic():
        comments.change_state(scene.shown, REMOVED, rule="C12")
        assert Reader(snapshots).find("/page?") is None
        transaction.set_rollback(True)
    _keep(snapshots, before)
    assert Reader(snapshots).find("/page?") is None
    touch(scene.story.pk, hides=False)
    _keep(snapshots, Story.objects.get(pk=scene.story.pk))
    assert Reader(snapshots).find("/page?") is not None


def test_a_file_that_takes_nothing_goes_and_one_that_stays_stops_the_change(
    scene: Scene, snapshots: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(snapshots, scene.story)

    def full(*_: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr(Writer, "demand_all", full)
    comments.change_state(scene.answer, HELD)
    assert not snapshots.exists()
    monkeypatch.setattr(Writer, "forget_all", full)
    with pytest.raises(PagesNotHeld):
        comments.change_state(scene.shown, REMOVED)
    assert Comment.objects.get(pk=scene.shown.pk).is_published


def test_an_authors_stories_are_touched_at_a_cost_that_does_not_grow(
    scene: Scene, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        make_comment(make_story(), author=scene.author)
    with django_assert_max_num_queries(6):
        assert touch_author(scene.author.pk, hides=True) == 4
    assert touch_all([], hides=True) == 0


def _keep(snapshots: Path, story: Story) -> None:
    page = Snapshot("/page?", story.public_id, story.version, "text/html", b"<p>Kept.</p>", "en")
    Writer(snapshots).put([page])
