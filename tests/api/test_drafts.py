import pytest

from folkmoot.discussion.models import Draft
from tests.api.browser import Browser, code_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


def _path(story) -> str:
    return f"/stories/{story.public_id}/draft"


def test_a_draft_is_kept_replaced_and_thrown_away(sign_in) -> None:
    account, parent = make_account(confirmed=False), make_comment()
    browser, story = sign_in(account), parent.story
    for text in ("First", "Second"):
        response = browser.put(_path(story), {"text": text})
        assert (response.status_code, response.content) == (204, b"")
    browser.put(_path(story), {"text": "A reply", "parent": parent.public_id})
    assert sorted(Draft.objects.values_list("text", flat=True)) == ["A reply", "Second"]
    assert browser.delete(f"{_path(story)}?parent={parent.public_id}").status_code == 204
    assert browser.delete(_path(story)).status_code == 204
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status", "code"),
    [
        ({"text": "a\0"}, 400, "text-not-readable"),
        ({"text": "a" * 65_537}, 413, "draft-too-long"),
        ({"text": "a", "parent": "\0"}, 409, "parent-not-open"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(sign_in, fields, status, code) -> None:
    response = sign_in(make_account()).put(_path(make_story()), fields)
    assert (response.status_code, code_of(response)) == (status, code)
    assert not Draft.objects.exists()


def test_a_visitor_keeps_nothing_here(visitor: Browser) -> None:
    response = visitor.put(_path(make_story()), {"text": "a"})
    assert (response.status_code, code_of(response)) == (401, "log-in-needed")
