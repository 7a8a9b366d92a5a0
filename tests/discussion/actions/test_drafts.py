import pytest

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.errors import AccountClosing
from folkmoot.discussion.actions import drafts
from folkmoot.discussion.actions.drafts import drop_draft, keep_draft
from folkmoot.discussion.errors import (
    DraftsFull,
    DraftTooLong,
    ParentNotOpen,
    TextNotReadable,
)
from folkmoot.discussion.models import Draft
from folkmoot.discussion.queries.drafts import drafts_of
from tests.make import make_account, make_comment, make_story
from tests.race import errors, race

pytestmark = pytest.mark.django_db


def test_one_draft_for_a_story_and_one_for_each_parent() -> None:
    account, parent = make_account(confirmed=False), make_comment()
    story = parent.story
    keep_draft(account, story, "On the story")
    keep_draft(account, story, "To the parent", parent=parent)
    keep_draft(account, story, "On the story, again")
    assert [(draft.parent_id, draft.text) for draft in drafts_of(account, story)] == [
        ("", "On the story, again"),
        (parent.public_id, "To the parent"),
    ]
    assert drafts_of(make_account(), story) == ()
    assert drafts_of(account, make_story()) == ()


@pytest.mark.parametrize("text", ["", "  \n", "\u200b"])
def test_an_empty_draft_is_thrown_away(text: str) -> None:
    account, story = make_account(), make_story()
    keep_draft(account, story, "Text")
    assert keep_draft(account, story, text) is None
    assert not Draft.objects.exists()


def test_throwing_away_leaves_the_others() -> None:
    account, parent = make_account(), make_comment()
    keep_draft(account, parent.story, "On the story")
    keep_draft(account, parent.story, "To the parent", parent=parent)
    drop_draft(account, parent.story)
    drop_draft(account, parent.story)
    assert [draft.text for draft in drafts_of(account, parent.story)] == ["To the parent"]


def test_a_text_too_long_to_be_posted_is_kept_all_the_same() -> None:
    account, story = make_account(), make_story()
    assert keep_draft(account, story, "ab\r\n" * 15_000) is not None
    with pytest.raises(DraftTooLong):
        keep_draft(account, story, "a" * 65_537)
    assert drafts_of(account, story)[0].text == "ab\r\n" * 15_000


@pytest.mark.parametrize("text", ["a\0", "\ud800"])
def test_what_cannot_be_stored_is_refused(text: str) -> None:
    with pytest.raises(TextNotReadable):
        keep_draft(make_account(), make_story(), text)


def test_a_parent_on_another_story_is_refused() -> None:
    with pytest.raises(ParentNotOpen):
        keep_draft(make_account(), make_story(), "Text", parent=make_comment())


def test_the_number_of_drafts_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MAX_DRAFTS", 3)
    account, stories = make_account(), [make_story() for _ in range(4)]
    for story in stories[:3]:
        keep_draft(account, story, "Text")
    with pytest.raises(DraftsFull):
        keep_draft(account, stories[3], "Text")
    keep_draft(account, stories[0], "Changed")
    drop_draft(account, stories[1])
    keep_draft(account, stories[3], "Text")
    assert Draft.objects.filter(account=account).count() == 3


def test_an_account_about_to_end_keeps_nothing_new() -> None:
    account = make_account()
    request_closure(account)
    account.refresh_from_db()
    with pytest.raises(AccountClosing):
        keep_draft(account, make_story(), "Text")


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_reply", [False, True])
def test_many_tabs_at_once_keep_one_draft(is_reply: bool) -> None:
    account, comment = make_account(), make_comment()
    parent = comment if is_reply else None
    runners = race(12, lambda n: keep_draft(account, comment.story, f"Tab {n}", parent=parent))
    assert errors(runners) == []
    assert Draft.objects.count() == 1
