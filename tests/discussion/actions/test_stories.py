import pytest

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion.actions.stories import (
    StoryPage,
    register_story,
)
from folkmoot.discussion.actions.story_modes import close_story, reopen_story
from folkmoot.discussion.errors import AddressNotValid, AddressTaken, PublicationUnknown
from folkmoot.discussion.models import Edition, Publication, Story
from folkmoot.discussion.models.story import StoryMode
from tests.make import make_account, make_comment, make_publication, make_story
from tests.race import errors, race, results

pytestmark = pytest.mark.django_db


def _register(key: str = "k", address: str = "https://main.example/a", title: str = "T") -> Story:
    make_publication()
    return register_story("main", edition_key="home", page=StoryPage(key, address, title))


def test_a_publication_is_registered_once_and_brought_up_to_date() -> None:
    first = make_publication(time_zone="Europe/Berlin")
    again = make_publication(language="de", edit_minutes=7)
    assert first == again
    assert (Publication.objects.count(), Edition.objects.count()) == (1, 1)
    assert Edition.objects.get().language == "de"
    assert again.edit_minutes == 7


def test_a_story_is_registered_once_and_brought_up_to_date() -> None:
    first = _register()
    make_comment(first)
    again = _register(title="A better title", address="https://main.example/b?utm_source=x#top")
    assert again == first
    assert (again.title, again.address) == ("A better title", "https://main.example/b")
    assert again.public_id == first.public_id
    assert again.comment_count == 1


def test_one_address_is_one_story_whatever_the_sites_key() -> None:
    first = _register()
    assert _register(key="other", address="HTTPS://MAIN.example:443/a?fbclid=1") == first
    assert Story.objects.count() == 1


def test_the_same_key_in_another_publication_is_another_story() -> None:
    first = _register()
    other = make_story(make_publication("other"), key="k", address="https://main.example/a")
    assert first != other


@pytest.mark.parametrize(
    "address",
    [
        *("", "main.example/a", "javascript:alert(1)", "ftp://a.example/", "https://", "http://[1"),
        *("https://a.example:99999/", "https://a.example/" + "a" * 500),
    ],
)
def test_an_address_that_no_reader_can_open_is_refused(address: str) -> None:
    with pytest.raises(AddressNotValid):
        _register(address=address)
    assert not Story.objects.exists()


def test_the_address_of_another_story_is_refused() -> None:
    _register()
    _register(key="second", address="https://main.example/second")
    with pytest.raises(AddressTaken):
        _register(key="second", address="https://main.example/a")


def test_an_unknown_edition_is_refused() -> None:
    make_publication()
    with pytest.raises(PublicationUnknown):
        register_story("main", edition_key="no", page=StoryPage("k", "https://a.example/", "T"))


def test_long_titles_are_cut_to_their_column() -> None:
    story = make_story(title="T" * 400, summary="S" * 3_000)
    assert (len(story.title), len(story.summary)) == (300, 2_000)


def test_editors_close_and_reopen() -> None:
    story, editor = make_story(), make_account(role=Role.EDITOR)
    assert not close_story(editor, story, "Enough.").is_open
    assert Story.objects.get(pk=story.pk).closed_reason == "Enough."
    assert reopen_story(editor, story).is_open
    assert Story.objects.get(pk=story.pk).closed_reason == ""
    with pytest.raises(NotAllowed):
        close_story(make_account(), story, "No.")
    with pytest.raises(NotAllowed):
        reopen_story(make_account(role=Role.MODERATOR), story)


@pytest.mark.slow  # threads with connections of their own
@pytest.mark.django_db(transaction=True)
def test_a_page_registered_by_many_at_once_is_one_story() -> None:
    make_publication()
    page = StoryPage("k", "https://main.example/a", "T")
    runners = race(8, lambda _: register_story("main", edition_key="home", page=page).public_id)
    assert errors(runners) == []
    assert len(set(results(runners))) == 1


def test_a_discussion_that_was_checked_first_is_checked_first_again() -> None:
    story, editor = make_story(), make_account(role=Role.EDITOR)
    story.mode = StoryMode.CHECK_FIRST
    story.save()
    close_story(editor, story, "Night.")
    close_story(editor, story, "Still night.")
    assert reopen_story(editor, story).mode == StoryMode.CHECK_FIRST
    assert reopen_story(editor, story).mode == StoryMode.CHECK_FIRST
