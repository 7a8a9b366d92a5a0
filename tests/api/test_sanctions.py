"""A sanctioned account meets its sanction on every way to write, and can still read."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.api.schemas.own import MineOut
from folkmoot.discussion.models import Comment, Draft, Reaction
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.decisions import decide
from folkmoot.moderation.answer import Answer
from tests.api.browser import code_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db

CLEAN = "The bridge was promised ten years ago, and the ferry still runs twice a day."


def _sanction(account, measure: str, days: int | None) -> Comment:
    comment = make_comment(author=account)
    moderator = make_account(role=Role.MODERATOR)
    answer = Answer("remove", ("C5",), "You threatened another member.", "", measure, days)
    decide(moderator, open_case_on(moderator, comment.public_id), answer=answer, change=0)
    return comment


@pytest.mark.parametrize(
    ("measure", "days", "code"), [("block", None, "blocked"), ("pause", 3, "paused")]
)
def test_nothing_is_written_from_the_next_request_on(sign_in, measure, days, code) -> None:
    account, other, story = make_account(), make_comment(), make_story()
    own = make_comment(story, author=account)
    browser = sign_in(account)
    assert browser.put(f"/comments/{other.public_id}/reaction").status_code == 200
    _sanction(account, measure, days)
    before = Comment.objects.count(), Reaction.objects.count()
    for response in (
        browser.post(f"/stories/{story.public_id}/comments", {"text": CLEAN, "key": "a-new-key"}),
        browser.put(f"/comments/{own.public_id}", {"text": CLEAN, "revision": 1}),
        browser.put(f"/comments/{other.public_id}/reaction"),
        browser.delete(f"/comments/{other.public_id}/reaction"),
    ):
        assert (response.status_code, code_of(response)) == (403, code)
    assert (Comment.objects.count(), Reaction.objects.count()) == before
    assert own.revisions.count() == 1


def test_the_reasons_are_at_hand_and_reading_goes_on(sign_in) -> None:
    account = make_account()
    removed = _sanction(account, "pause", 3)
    browser = sign_in(account)
    page = browser.get(f"/stories/{removed.story.public_id}/mine")
    mine = MineOut.model_validate_json(page.content)
    assert mine.refusal is not None
    assert mine.refusal.code == "paused"
    assert mine.refusal.facts["until"]
    assert mine.refusal.facts["address"].startswith("/my/statements/")
    (own,) = mine.own
    assert (own.id, own.state, own.rule) == (removed.public_id, "removed", "C5")
    assert own.rule_title
    assert (own.statement or "").startswith("/my/statements/")
    assert browser.get(f"/stories/{removed.story.public_id}/thread").status_code == 200


def test_what_was_begun_is_kept_all_the_same(sign_in) -> None:
    account, story = make_account(), make_story()
    _sanction(account, "block", None)
    response = sign_in(account).put(f"/stories/{story.public_id}/draft", {"text": "Half a thought"})
    assert response.status_code == 204
    assert Draft.objects.get(account=account).text == "Half a thought"
