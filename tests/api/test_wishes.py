"""Following, muting and naming: for oneself alone, and only what one may see."""

import pytest

from folkmoot.accounts.models import Account
from folkmoot.core.clock import now
from folkmoot.discussion.actions import follows, mutes
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.models import Follow, Mute
from tests.api.browser import code_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


def mine(browser, comment):
    ids = ",".join(comment.story.comments.values_list("public_id", flat=True))
    return browser.get(f"/stories/{comment.story.public_id}/mine", comments=ids).json()


def test_muting_is_for_oneself_alone(sign_in):
    comment, reader = make_comment(), make_account()
    other = make_comment(comment.story, author=comment.author)
    make_comment(comment.story)
    browser, path = sign_in(reader), f"/comments/{comment.public_id}/mute"
    for _ in range(2):
        assert browser.put(path).json() == {"is_muted": True}
    assert mine(browser, comment)["muted"] == [comment.public_id, other.public_id]
    assert mine(sign_in(make_account()), comment)["muted"] == []
    assert mine(sign_in(comment.author), comment)["muted"] == []
    for _ in range(2):
        assert browser.delete(path).json() == {"is_muted": False}
    assert mine(browser, comment)["muted"] == []


@pytest.mark.parametrize("what", follows.KINDS)
def test_following_and_no_longer(sign_in, what):
    top = make_comment()
    comment = make_comment(parent=top)
    browser, path = sign_in(make_account()), f"/comments/{comment.public_id}/follow/{what}"
    for _ in range(2):
        assert browser.put(path).json() == {"is_followed": True}
    followed = mine(browser, comment)["follows"]
    assert followed == {
        "story": what == "story",
        "threads": [top.public_id] if what == "thread" else [],
        "members": [comment.public_id] if what == "member" else [],
    }
    for _ in range(2):
        assert browser.delete(path).json() == {"is_followed": False}
    assert not Follow.objects.exists()


def test_muting_ends_following(sign_in):
    comment = make_comment()
    browser = sign_in(make_account())
    browser.put(f"/comments/{comment.public_id}/follow/member")
    browser.put(f"/comments/{comment.public_id}/mute")
    assert not Follow.objects.exists()
    assert Mute.objects.get().muted == comment.author


def test_what_is_refused(sign_in, visitor, monkeypatch):
    own, hidden = make_comment(), make_comment()
    change_state(hidden, "removed", rule="C5")
    browser = sign_in(own.author)
    paths = ("mute", "follow/thread", "follow/story", "follow/member")
    for path in paths:
        assert code_of(visitor.put(f"/comments/{own.public_id}/{path}")) == "log-in-needed"
        assert code_of(browser.put(f"/comments/{hidden.public_id}/{path}")) == "comment-unknown"
    base = f"/comments/{own.public_id}"
    assert code_of(browser.put(f"{base}/mute")) == "own-mute"
    assert code_of(browser.put(f"{base}/follow/member")) == "own-follow"
    assert code_of(browser.put(f"{base}/follow/everything")) == "follow-unknown"
    monkeypatch.setattr(follows, "MOST_FOLLOWS", 1)
    monkeypatch.setattr(mutes, "MOST_MUTES", 1)
    reader = sign_in(make_account())
    for path in ("mute", "follow/story"):
        others = [make_comment(), make_comment()]
        answers = [reader.put(f"/comments/{each.public_id}/{path}") for each in others]
        assert [answer.status_code for answer in answers] == [200, 409]
        assert code_of(answers[1]) == "list-full"


def test_names_of_participants_and_of_nobody_else(sign_in, visitor):
    story = make_story()
    names = ("Anna One", "Anna Two", "Anna Closing", "Bea Three")
    writers = {name: make_account(name) for name in names}
    top = make_comment(story, author=writers["Anna One"])
    make_comment(parent=top, author=writers["Bea Three"])
    make_comment(story, author=writers["Anna Two"])
    make_comment(story, author=writers["Anna Closing"])
    hidden = make_comment(story, author=make_account("Anna Hidden"), state="held")
    Account.objects.filter(pk=writers["Anna Closing"].pk).update(closing_since=now())
    make_account("Anna Elsewhere")
    browser, path = sign_in(make_account()), f"/stories/{story.public_id}/names"

    def found(**query):
        return browser.get(path, **query).json()["names"]

    assert found(begin="an") == ["Anna One", "Anna Two"]
    assert found(begin="An", parent=top.public_id) == ["Anna One"]
    assert found(begin="Bea", parent=top.public_id) == ["Bea Three"]
    assert found(begin=" ") == found(begin="%") == []
    assert code_of(browser.get(path, begin="A", parent=hidden.public_id)) == "parent-not-open"
    assert code_of(visitor.get(path, begin="An")) == "log-in-needed"
    codes = [browser.get(path, begin="x").status_code for _ in range(60)]
    assert codes[-1] == 429


def test_the_number_of_unread_comes_along(sign_in):
    from folkmoot.discussion.actions.telling import tell_of_comment

    own = make_comment()
    tell_of_comment(make_comment(parent=own).pk)
    assert mine(sign_in(own.author), own)["unread"] == 1
