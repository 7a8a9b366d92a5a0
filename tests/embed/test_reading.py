"""The public discussion: what anybody gets, without script, by plain links."""

from datetime import UTC, datetime

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.actions.story_modes import close_story
from folkmoot.discussion.rendering import render
from folkmoot.moderation.actions.standards import adopt_default
from tests.embed.reading import ids, page_of
from tests.make import make_account, make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_story(make_publication(time_zone="Europe/Berlin"))


def test_a_comment_is_an_article_named_by_its_author_and_time(story, author):
    comment = make_comment(story, author=author, text="Is the **ferry** in these figures?")
    page = page_of(story)
    article = page.one("article", id=f"comment-{comment.public_id}")
    named_by = article.attributes["aria-labelledby"].split()
    assert page.one(id=named_by[0]).text == "Miriam Okafor"
    time = page.one(id=named_by[1]).one("time")
    assert datetime.fromisoformat(time.attributes["datetime"]) == comment.written_at.replace(
        microsecond=0
    )
    assert article.one("div", class_="fm-comment__text").one("strong").text == "ferry"
    assert article.one("div", class_="fm-comment__text").attributes["dir"] == "auto"


def test_times_are_printed_in_the_zone_of_the_edition(story, author, monkeypatch):
    moment = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)
    make_comment(story, author=author)
    assert page_of(story).one("article").one("time").text == "23 Nov 2026, 00:30"


def test_staff_carry_a_badge_in_words(story):
    staff = make_account("Clara Voss", role=Role.MODERATOR)
    comment = make_comment(story, author=staff)
    assert page_of(story).one(id=f"by-{comment.public_id}").text == "Clara Voss Newsroom"


def test_what_people_type_is_text_wherever_it_stands(story):
    make_comment(story, text='<img src=x onerror="alert(1)"> [x](javascript:alert(1))')
    page = page_of(story)
    assert not page.one("article").all("img")
    assert all("javascript" not in a.attributes.get("href", "") for a in page.all("a"))


def test_an_edited_comment_says_when_and_by_whom(story, author):
    comment = make_comment(story, author=author)
    other = make_comment(story)
    add_revision(comment, by=author, rendered=render("Edited."), base=1, is_shown=True)
    staff = make_account(role=Role.MODERATOR)
    add_revision(other, by=staff, rendered=render("Without the number."), base=1, is_shown=True)
    page = page_of(story)
    by_author = page.one(id=f"comment-{comment.public_id}").one(class_="fm-comment__edited")
    by_staff = page.one(id=f"comment-{other.public_id}").one(class_="fm-comment__edited")
    assert by_author.text.startswith("edited by the author")
    assert by_staff.text.startswith("edited by the newsroom")
    assert by_author.all("time")


def test_reactions_stand_as_a_number_on_a_button(story):
    comment = make_comment(story)
    react(make_account(), comment)
    button = page_of(story).one("button", data_act="recommend")
    assert button.text == "Recommend 1"
    assert button.attributes["aria-pressed"] == "false"


def test_replies_hang_below_what_they_answer(story):
    top = make_comment(story)
    first = make_comment(parent=top)
    second = make_comment(parent=top)
    nested = make_comment(parent=first)
    page = page_of(story)
    assert ids(page) == [each.public_id for each in (top, first, nested, second)]
    branch = page.one("article", id=f"comment-{first.public_id}").parent
    assert branch is not None
    assert branch.attributes["data-level"] == "1"
    assert branch.attributes["data-parent"] == top.public_id
    assert ids(branch) == [first.public_id, nested.public_id]


def test_nesting_ends_at_seven_and_what_lies_deeper_names_whom_it_answers(story):
    chain = [make_comment(story)]
    for _ in range(10):
        chain.append(make_comment(parent=chain[-1]))
    page = page_of(story)
    levels = [branch.attributes["data-level"] for branch in page.all("li", class_="fm-branch")]
    assert levels == ["0", "1", "2", "3", "4", "5", "6", "7", "7", "7", "7"]
    shown = page.one("article", id=f"comment-{chain[8].public_id}").one(
        class_="fm-comment__answers"
    )
    assert shown.attributes["data-from"] == "wide"
    assert shown.one("a").attributes["href"] == f"#comment-{chain[7].public_id}"
    assert shown.text == f"in reply to {chain[7].author.display_name}"
    on_phones = page.one("article", id=f"comment-{chain[5].public_id}")
    assert on_phones.one(class_="fm-comment__answers").attributes["data-from"] == "phone"
    assert not page.one("article", id=f"comment-{chain[4].public_id}").all(
        class_="fm-comment__answers"
    )


def test_a_removed_comment_with_replies_is_one_line_with_the_rule(story, author):
    adopt_default(story.publication)
    top = make_comment(story, author=author, text="You are fools.")
    reply = make_comment(parent=top)
    change_state(top, "removed", rule="C5")
    page = page_of(story)
    gone = page.one("article", id=f"comment-{top.public_id}")
    link = gone.one("a")
    assert link.attributes["href"] == "/standards/#C5"
    assert gone.text.startswith("Removed by the newsroom:")
    assert "(C5)" in link.text
    assert "fools" not in page.text
    assert "Okafor" not in page.text
    assert not gone.all("button")
    assert page.one("article", id=f"comment-{reply.public_id}").all(data_act="reply")


def test_a_removed_comment_without_replies_leaves_nothing(story):
    comment = make_comment(story)
    change_state(comment, "removed", rule="C5")
    assert ids(page_of(story)) == []


def test_a_waiting_comment_is_nobodys_business(story):
    make_comment(story, text="Not yet for you.", state="held")
    page = page_of(story)
    assert ids(page) == []
    assert "Not yet for you." not in page.text


def test_a_story_without_comments_invites(story):
    assert "No comments yet. What would you ask the author?" in page_of(story).text


def test_a_closed_story_says_why_and_has_no_composer(story):
    make_comment(story)
    close_story(make_account(role=Role.EDITOR), story, reason="The trial begins on Monday.")
    page = page_of(story)
    assert "This discussion is closed. The trial begins on Monday." in page.text
    assert not page.all("form", class_="fm-composer")
    assert not page.all(data_act="reply")
    assert len(page.all("article")) == 1
