"""Writing by plain forms: without script, without an account yet, without losing a text."""

import pytest
from django.test import Client
from django.urls import reverse

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.models import Comment
from folkmoot.discussion.queries.drafts import drafts_of
from tests.embed.reading import read
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db
TEXT = "I cross this bridge each day, and the ferry is missing in the figures."
SHOUTED = "THE COUNCIL HAS LIED TO US ABOUT THIS BRIDGE FOR TEN YEARS AND WILL GO ON LYING"


@pytest.fixture
def story():
    return make_story(address="http://localhost:8000/news/bridge/")


@pytest.fixture
def author():
    return make_account("Miriam Okafor")


def client_of(account=None):
    client = Client(enforce_csrf_checks=True)
    if account:
        client.force_login(account)
    return client


def send(client, story, text, path="write", **fields):
    """What a person does: open the form, fill it in, press a button."""
    form = read(client.get(f"/discussion/{story.public_id}/write/").content).one(
        "form", class_="fm-form"
    )
    hidden = {
        field.attributes["name"]: field.attributes.get("value", "")
        for field in form.all("input", type="hidden")
    }
    return client.post(f"/discussion/{story.public_id}/{path}/", {**hidden, "text": text, **fields})


def field_of(answer):
    return read(answer.content).one("textarea").text


def test_a_member_publishes_without_script(story, author):
    answer = send(client_of(author), story, TEXT)
    comment = Comment.objects.get()
    assert answer["Location"] == f"/discussion/comment/{comment.public_id}/"
    assert (comment.author, comment.state, comment.shown_revision.source) == (
        author,
        "published",
        TEXT,
    )


def test_a_reply_names_whom_it_answers(story, author):
    parent = make_comment(story, author=make_account("Jonas Weidner"))
    client = client_of(author)
    form = client.get(f"/discussion/{story.public_id}/write/?parent={parent.public_id}")
    assert "Reply to Jonas Weidner" in read(form.content).text
    send(client, story, TEXT, parent=parent.public_id)
    assert Comment.objects.get(author=author).parent == parent


def test_the_same_form_sent_twice_is_one_comment(story, author):
    client = client_of(author)
    first = send(client, story, TEXT, key="the-same-key")
    second = send(client, story, TEXT, key="the-same-key")
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_a_text_without_a_token_is_put_on_the_form_and_nothing_is_published(story, author):
    path = f"/discussion/{story.public_id}/write/"
    answer = client_of(author).post(path, {"text": TEXT, "parent": "", "csrfmiddlewaretoken": ""})
    assert answer.status_code == 403
    assert field_of(answer) == TEXT
    assert "Nothing is sent yet." in read(answer.content).text
    assert not Comment.objects.exists()


def test_keeping_needs_a_token_too(story):
    answer = client_of().post(f"/discussion/{story.public_id}/keep/", {"text": TEXT})
    assert answer.status_code == 403


def test_a_nudge_marks_the_words_names_the_rule_and_gives_two_choices(story, author):
    client = client_of(author)
    answer = send(client, story, SHOUTED)
    page = read(answer.content)
    assert answer.status_code == 422
    assert page.all("mark")
    assert page.one(class_="fm-nudge__advice").one("a").attributes["href"] == "/standards/#C19"
    assert field_of(answer) == SHOUTED
    assert [button.text for button in page.one("form", class_="fm-form").all("button")] == [
        "Publish",
        "Send it to a moderator as it is",
    ]
    assert not Comment.objects.exists()


def test_who_insists_is_told_that_it_waits(story, author):
    answer = send(client_of(author), story, SHOUTED, insists="yes")
    assert "waits for a moderator" in read(answer.content).text
    assert Comment.objects.get().state == "held"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  \u200b ", "Please write something first."),
        ("a" * 5001, "Your text is too long"),
        ("a\x00b", "characters that cannot be stored"),
    ],
)
def test_what_cannot_be_taken_is_said_and_stays(story, author, text, words):
    answer = send(client_of(author), story, text)
    assert answer.status_code == 422
    assert words in read(answer.content).text
    assert not Comment.objects.exists()


def test_a_reply_to_a_removed_or_unknown_comment_keeps_the_text(story, author):
    parent = make_comment(story)
    change_state(parent, "removed", rule="C5")
    for public_id in (parent.public_id, "nonsense"):
        answer = send(client_of(author), story, TEXT, parent=public_id)
        assert answer.status_code == 422
        assert "The comment you answer is no longer there." in read(answer.content).text
        assert field_of(answer) == TEXT


def test_a_story_that_closed_meanwhile_keeps_the_text_in_sight(story, author):
    client = client_of(author)
    form = read(client.get(f"/discussion/{story.public_id}/write/").content)
    token = form.one("form", class_="fm-form").one("input", name="csrfmiddlewaretoken")
    close_story(make_account(role=Role.EDITOR), story, reason="The trial begins.")
    answer = client.post(
        f"/discussion/{story.public_id}/write/",
        {"text": TEXT, "csrfmiddlewaretoken": token.attributes["value"]},
    )
    page = read(answer.content)
    assert "The trial begins." in page.text
    assert TEXT in page.text


@pytest.mark.parametrize(
    ("to", "entrance"),
    [("signup", "account_signup"), ("login", "account_login"), ("", "account_signup")],
)
def test_a_readers_text_waits_while_they_register_or_log_in(story, to, entrance):
    client = client_of()
    answer = send(client, story, TEXT, path="keep", to=to)
    back = "%2Fnews%2Fbridge%2F%23comments"
    assert answer["Location"] == f"{reverse(entrance)}?next={back}"
    assert client.session["kept_draft"] == {
        "story": story.public_id,
        "parent": "",
        "text": TEXT,
    }


def test_a_kept_reply_leads_back_to_what_it_answers(story):
    parent = make_comment(story)
    answer = send(client_of(), story, TEXT, path="keep", parent=parent.public_id)
    assert f"%3Fcomment%3D{parent.public_id}%23comments" in answer["Location"]


def test_the_way_back_never_leads_to_another_site():
    story = make_story(address="https://elsewhere.example/story")
    answer = send(client_of(), story, TEXT, path="keep")
    assert f"next=%2Fdiscussion%2F{story.public_id}%2F%23comments" in answer["Location"]


def test_a_text_too_long_to_keep_stays_on_the_form(story):
    client = client_of()
    answer = send(client, story, "ü" * 16_385, path="keep")
    assert answer.status_code == 422
    assert "kept_draft" not in client.session
    assert len(field_of(answer)) == 16_385


def test_a_stranger_who_presses_publish_is_asked_who_they_are(story):
    answer = send(client_of(), story, TEXT)
    buttons = [
        button.text for button in read(answer.content).one("form", class_="fm-form").all("button")
    ]
    assert buttons == ["Register to publish", "I have an account"]
    assert field_of(answer) == TEXT


def test_the_token_comes_only_when_it_is_asked_for():
    client = client_of()
    answer = client.get("/discussion/token/")
    assert answer.json()["token"]
    assert "no-store" in answer["Cache-Control"]
    assert client.cookies


def test_who_logged_in_meanwhile_has_the_text_as_a_draft(story, author):
    client = client_of(author)
    answer = send(client, story, TEXT, path="keep")
    assert answer["Location"] == "/news/bridge/#comments"
    assert [draft.text for draft in drafts_of(author, story)] == [TEXT]
    assert "kept_draft" not in client.session


def test_a_kept_draft_waits_on_the_form(story, author):
    keep_draft(author, story, TEXT)
    answer = client_of(author).get(f"/discussion/{story.public_id}/write/")
    assert field_of(answer) == TEXT
    assert field_of(client_of().get(f"/discussion/{story.public_id}/write/")) == ""


def test_an_unknown_story_is_no_place_to_write():
    assert client_of().get("/discussion/nonsense/write/").status_code == 404
