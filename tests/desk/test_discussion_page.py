"""How discussions behave: the word for a recommendation, or none, and the time to edit (B4, B5)."""

import pytest

from folkmoot.discussion.actions.publications import Ways, set_ways
from folkmoot.discussion.actions.reactions import react, take_back_reaction
from folkmoot.discussion.actions.stories import register_publication
from folkmoot.discussion.errors import ReactionsOff
from folkmoot.discussion.models import Comment, Publication
from tests.desk.pages import read
from tests.make import make_account, make_comment, make_story
from tests.race import errors, race, results


@pytest.fixture
def commented(db):
    return make_comment(make_story())


def buttons(client, comment):
    page = read(client.get(f"/discussion/{comment.story.public_id}/"))
    return [words for _, words in page.find("button", **{"data-act": "recommend"})]


def test_the_word_is_the_publishers_and_the_button_goes_with_it(client, publisher, commented):
    client.force_login(publisher)
    assert buttons(client, commented) == ["Recommend"]
    form = {"has_reactions": "on", "reaction_word": "  Well <said> ", "edit_minutes": "15"}
    page = read(client.post("/desk/discussion/", form, follow=True))
    assert "Kept." in page.words
    assert page.value("reaction_word") == "Well <said>"
    assert buttons(client, commented) == ["Well <said>"]
    assert Publication.objects.get().edit_minutes == 15
    client.post("/desk/discussion/", {"reaction_word": "", "edit_minutes": ""})
    assert buttons(client, commented) == []
    assert client.post("/desk/discussion/", {"edit_minutes": "0"}).status_code == 400


def test_what_was_given_returns_with_the_button(publisher, commented):
    reader, publication = make_account(), commented.story.publication
    react(reader, commented)
    set_ways(publisher, publication, Ways(False, "", None))
    fresh = Comment.objects.get()
    with pytest.raises(ReactionsOff):
        react(make_account(), fresh)
    set_ways(publisher, publication, Ways(True, "", None))
    assert Comment.objects.get().reaction_count == 1
    assert react(make_account(), Comment.objects.get()) == 2


def test_an_edition_brought_up_to_date_leaves_the_time_to_edit(publisher, commented):
    publication = commented.story.publication
    set_ways(publisher, publication, Ways(True, "", 15))
    register_publication(
        publication.key, name=publication.name, contact_email="x@mail.example", editions=()
    )
    assert Publication.objects.get().edit_minutes == 15


@pytest.mark.slow  # several connections
@pytest.mark.django_db(transaction=True)
def test_recommending_at_once_counts_each_person_once():
    comment, readers = make_comment(), [make_account() for _ in range(3)]
    given = race(6, lambda number: react(readers[number % 3], comment))
    assert not errors(given)
    assert max(results(given)) == 3
    assert Comment.objects.get().reaction_count == comment.reactions.count() == 3
    taken = race(6, lambda number: take_back_reaction(readers[number % 3], comment))
    assert not errors(taken)
    assert Comment.objects.get().reaction_count == comment.reactions.count() == 0
