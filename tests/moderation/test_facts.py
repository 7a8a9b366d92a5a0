"""What the engine may know about a comment's place and author (C22)."""

import pytest

from folkmoot.accounts.countries import country_of
from folkmoot.discussion.actions.stories import StoryPage, register_story
from folkmoot.moderation.facts import Author, build_submission, record_of
from tests.make import make_account, make_comment, make_story

pytestmark = pytest.mark.django_db


def submission_of(account, story):
    return build_submission(Author(account, record_of(account)), story, text="Well.")


def test_the_story_is_told_with_its_people_and_its_authors():
    story = make_story()
    page = StoryPage(
        story.key, story.address, "A bridge", "It closes.", "Four nights.", ("Ann",), ("Cy",)
    )
    story = register_story(story.publication.key, edition_key="home", page=page)
    told = submission_of(make_account(), story)
    assert (told.story.title, told.story.summary) == ("A bridge", "It closes.")
    assert (told.story.text, told.story.people) == ("Four nights.", ("Ann",))
    assert told.publication.staff == ("Cy",)
    assert told.publication.name == story.publication.name


def test_of_the_author_it_knows_a_record_and_the_name_shown_but_no_address():
    account, story = make_account("Bo Lind"), make_story()
    make_comment(story, author=account, text="See https://www.example.org for the plan.")
    make_comment(story, author=account, text="No link here, only a thought.")
    told = submission_of(account, story)
    assert (told.author.published, told.author.with_links) == (2, 1)
    assert told.author.name == "Bo Lind"
    assert account.email not in repr(told)
    assert account.public_id not in repr(told)


@pytest.mark.parametrize(
    ("zone", "of_edition", "country"),
    [
        ("Europe/Vienna", "UTC", "AT"),
        ("UTC", "Europe/Warsaw", "PL"),
        ("UTC", "UTC", ""),
        ("Mars/Olympus", "Asia/Tokyo", "JP"),
    ],
)
def test_the_country_is_that_of_the_readers_clock_or_else_of_the_editions(
    zone, of_edition, country
):
    account, story = make_account(), make_story()
    account.time_zone, story.edition.time_zone = zone, of_edition
    assert submission_of(account, story).publication.country == country


def test_a_country_is_known_by_its_zones():
    assert [country_of(zone) for zone in ("America/Denver", "Europe/Kyiv", "Etc/GMT")] == [
        "US",
        "UA",
        "",
    ]
