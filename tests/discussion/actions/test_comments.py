from itertools import product

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import (
    NewComment,
    add_revision,
    change_state,
    set_waiting_revision,
    show_revision,
    write_comment,
)
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.errors import (
    ChangeNotAllowed,
    CommentExists,
    EditedMeanwhile,
    NothingChanged,
    ParentNotOpen,
    StoryClosed,
)
from folkmoot.discussion.models import Comment, Revision
from folkmoot.discussion.rendering import render
from folkmoot.discussion.states import ALLOWED, CommentState
from tests.discussion.recount import counters_of, recounted
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db

PUBLISHED, HELD, REMOVED = CommentState.PUBLISHED, CommentState.HELD, CommentState.REMOVED


def _new(**changes: object) -> NewComment:
    facts = {"submission_key": "one-key-a-text", "rendered": render("A *text*.")} | changes
    facts.setdefault("story", make_story())
    facts.setdefault("author", make_account())
    return NewComment(**facts)  # type: ignore[arg-type]


def test_a_published_comment_has_its_revision_and_is_counted() -> None:
    new = _new()
    comment = Comment.objects.get(pk=write_comment(new, state=PUBLISHED).pk)
    shown = comment.shown_revision
    assert shown is not None
    assert (shown.number, shown.source, shown.html) == (1, "A *text*.", "<p>A <em>text</em>.</p>")
    assert comment.is_listed
    assert (comment.depth, comment.path, comment.top_id) == (0, "", None)
    new.story.refresh_from_db()
    assert (new.story.comment_count, new.story.thread_count) == (1, 1)


@pytest.mark.parametrize("state", [HELD, REMOVED])
def test_a_hidden_comment_is_kept_and_not_counted(state: str) -> None:
    comment = make_comment(state=state, rule="C12")
    assert not comment.is_listed
    assert comment.shown_revision is not None
    assert comment.removed_rule == ("C12" if state == REMOVED else "")
    assert counters_of(comment.story) == recounted(comment.story)
    assert counters_of(comment.story)["comments"] == 0


def test_replies_know_their_place() -> None:
    top = make_comment()
    first = make_comment(parent=top)
    second = make_comment(parent=top)
    inner = make_comment(parent=first)
    assert [c.depth for c in (first, second, inner)] == [1, 1, 2]
    assert [c.position for c in (first, second, inner)] == [1, 2, 3]
    assert {c.top_id for c in (first, second, inner)} == {top.pk}
    assert first.path < inner.path < second.path
    assert counters_of(top.story) == recounted(top.story)


def test_ac_129_one_key_makes_one_comment_and_the_error_carries_it() -> None:
    new = _new()
    first = write_comment(new, state=PUBLISHED)
    with pytest.raises(CommentExists) as refused:
        write_comment(new, state=PUBLISHED)
    assert refused.value.facts == {"comment": first.public_id}
    assert Comment.objects.count() == 1
    assert counters_of(new.story) == recounted(new.story)


def test_another_author_may_use_the_same_key() -> None:
    story = make_story()
    write_comment(_new(story=story), state=PUBLISHED)
    write_comment(_new(story=story), state=PUBLISHED)
    assert counters_of(story)["comments"] == 2


@pytest.mark.parametrize("state", [HELD, REMOVED])
def test_nothing_is_answered_that_is_not_in_view(state: str) -> None:
    parent = make_comment()
    change_state(Comment.objects.get(pk=parent.pk), state)
    with pytest.raises(ParentNotOpen):
        write_comment(_new(story=parent.story, parent=parent), state=PUBLISHED)
    assert Comment.objects.count() == 1


def test_a_reply_stays_on_the_story_of_its_parent() -> None:
    with pytest.raises(ParentNotOpen):
        write_comment(_new(parent=make_comment()), state=PUBLISHED)


@pytest.mark.parametrize("state", [PUBLISHED, HELD])
def test_a_story_that_closed_meanwhile_takes_nothing(state: str) -> None:
    story = make_story()
    new = _new(story=story)
    close_story(make_account(role=Role.EDITOR), make_story(key=story.key), "Enough was said.")
    with pytest.raises(StoryClosed):
        write_comment(new, state=state)
    assert not Comment.objects.exists()


def test_an_edit_is_shown_and_says_when() -> None:
    comment = make_comment()
    revision = add_revision(
        comment, by=comment.author, rendered=render("Better."), base=1, is_shown=True
    )
    comment.refresh_from_db()
    assert comment.shown_revision == revision
    assert (comment.edited_at, comment.is_edited_by_staff) == (revision.written_at, False)
    assert comment.revisions.count() == 2


def test_an_edit_by_another_is_marked() -> None:
    comment = make_comment()
    moderator = make_account(role=Role.MODERATOR)
    add_revision(comment, by=moderator, rendered=render("Cut."), base=1, is_shown=True)
    comment.refresh_from_db()
    assert comment.is_edited_by_staff


def test_while_an_edit_waits_the_former_text_stands() -> None:
    comment = make_comment()
    revision = add_revision(
        comment, by=comment.author, rendered=render("Better."), base=1, is_shown=False
    )
    comment.refresh_from_db()
    assert (comment.waiting_revision, comment.edited_at) == (revision, None)
    assert comment.shown_revision is not None
    assert comment.shown_revision.number == 1


def test_a_second_waiting_text_takes_the_place_of_the_first() -> None:
    comment = make_comment()
    for base, text in ((1, "Second."), (2, "Third.")):
        add_revision(comment, by=comment.author, rendered=render(text), base=base, is_shown=False)
    assert comment.waiting_revision is not None
    assert comment.waiting_revision.number == 3


def test_a_shown_text_ends_the_waiting_of_older_ones() -> None:
    comment = make_comment()
    add_revision(comment, by=comment.author, rendered=render("2."), base=1, is_shown=False)
    add_revision(comment, by=comment.author, rendered=render("3."), base=2, is_shown=True)
    comment.refresh_from_db()
    assert comment.waiting_revision is None


def test_an_edit_from_an_older_text_is_refused_with_the_newer_one() -> None:
    comment = make_comment()
    add_revision(comment, by=comment.author, rendered=render("Second."), base=1, is_shown=True)
    with pytest.raises(EditedMeanwhile) as refused:
        add_revision(comment, by=comment.author, rendered=render("Other."), base=1, is_shown=True)
    assert refused.value.facts == {"revision": 2, "text": "Second."}
    assert comment.revisions.count() == 2


def test_the_same_text_is_no_edit() -> None:
    comment = make_comment(text="As it was.")
    with pytest.raises(NothingChanged):
        add_revision(
            comment, by=comment.author, rendered=render("As it was."), base=1, is_shown=True
        )
    assert comment.revisions.count() == 1


def test_an_edit_never_brings_a_hidden_comment_into_view() -> None:
    comment = make_comment(state=HELD)
    add_revision(comment, by=comment.author, rendered=render("Milder."), base=1, is_shown=True)
    comment.refresh_from_db()
    assert (comment.state, comment.is_listed) == (HELD, False)


def test_showing_the_first_text_again_takes_the_mark_away() -> None:
    comment = make_comment()
    first = comment.shown_revision
    second = add_revision(
        comment, by=comment.author, rendered=render("Second."), base=1, is_shown=True
    )
    assert first is not None
    show_revision(comment, first)
    comment.refresh_from_db()
    assert (comment.shown_revision, comment.edited_at) == (first, None)
    show_revision(comment, second)
    assert (comment.shown_revision, comment.edited_at) == (second, second.written_at)


def test_a_waiting_text_is_dropped_and_put_back() -> None:
    comment = make_comment()
    revision = add_revision(
        comment, by=comment.author, rendered=render("Second."), base=1, is_shown=False
    )
    assert set_waiting_revision(comment, None).waiting_revision is None
    assert set_waiting_revision(comment, revision).waiting_revision == revision


def test_a_revision_of_another_comment_is_never_shown() -> None:
    comment, other = make_comment(), make_comment()
    assert other.shown_revision is not None
    with pytest.raises(Revision.DoesNotExist):
        show_revision(comment, other.shown_revision)


@pytest.mark.parametrize(("before", "after"), [*product(CommentState.values, repeat=2)])
def test_every_pair_of_states(before: str, after: str) -> None:
    comment = make_comment(state=before)
    if (before, after) not in ALLOWED:
        with pytest.raises(ChangeNotAllowed):
            change_state(comment, after)
        comment.refresh_from_db()
        assert comment.state == before
    else:
        change_state(comment, after, rule="C5")
        fresh = Comment.objects.get(pk=comment.pk)
        assert fresh.state == comment.state == after
        assert fresh.removed_rule == ("C5" if after == REMOVED else "")
        assert fresh.is_listed == comment.is_listed == (after == PUBLISHED)
    assert counters_of(comment.story) == recounted(comment.story)


def test_a_removed_comment_keeps_its_place_while_something_stands_below() -> None:
    top = make_comment()
    middle = make_comment(parent=top)
    leaf = make_comment(parent=middle)
    for comment in (top, middle):
        change_state(comment, REMOVED)
    assert counters_of(top.story) == recounted(top.story)
    assert Comment.objects.get(pk=middle.pk).is_listed
    change_state(leaf, REMOVED)
    assert not Comment.objects.filter(is_listed=True).exists()
    assert counters_of(top.story) == recounted(top.story)
    change_state(leaf, PUBLISHED)
    assert Comment.objects.filter(is_listed=True).count() == 3
    assert counters_of(top.story) == recounted(top.story)


def test_removal_and_return_give_back_what_was_there() -> None:
    top = make_comment()
    make_comment(parent=top)
    before = counters_of(top.story)
    change_state(top, REMOVED, rule="C2")
    change_state(top, PUBLISHED)
    assert counters_of(top.story) == before
