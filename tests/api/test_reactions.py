import pytest

from folkmoot.discussion.models import Reaction
from folkmoot.discussion.states import CommentState
from tests.api.browser import Browser, code_of
from tests.make import make_account, make_comment

pytestmark = pytest.mark.django_db


def test_a_recommendation_is_given_once_and_taken_back(sign_in) -> None:
    comment, browser = make_comment(), sign_in(make_account())
    path = f"/comments/{comment.public_id}/reaction"
    for _ in range(2):
        assert browser.put(path).json() == {"count": 1, "is_mine": True}
    for _ in range(2):
        assert browser.delete(path).json() == {"count": 0, "is_mine": False}
    assert not Reaction.objects.exists()


def test_ones_own_comment_is_not_recommended(sign_in) -> None:
    comment = make_comment()
    response = sign_in(comment.author).put(f"/comments/{comment.public_id}/reaction")
    assert (response.status_code, code_of(response)) == (403, "own-reaction")


@pytest.mark.parametrize("state", [CommentState.HELD, CommentState.REMOVED])
def test_a_hidden_comment_answers_as_a_missing_one(sign_in, state: str) -> None:
    comment, browser = make_comment(state=state), sign_in(make_account())
    hidden = browser.put(f"/comments/{comment.public_id}/reaction")
    missing = browser.put("/comments/01m83a48h053jvfa91tdys9w22/reaction")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.content == missing.content


def test_a_visitor_is_asked_to_log_in(visitor: Browser) -> None:
    response = visitor.put(f"/comments/{make_comment().public_id}/reaction")
    assert (response.status_code, code_of(response)) == (401, "log-in-needed")
