"""A published article becomes a story (B1, E7)."""

import pytest

from folkmoot.discussion.errors import StoryUnknown
from folkmoot.discussion.queries.stories import story_by_key
from folkmoot.newsroom.cms_rights import follow_role
from folkmoot.newsroom.story_link import link_everything
from tests.make import make_account
from tests.newsroom.paper import make_article, make_draft, make_home, make_section


def make_editor():
    """An editor who has come through the door of the CMS."""
    editor = make_account("Ada Holm", role="editor")
    follow_role(editor)
    return editor


def test_publishing_registers_the_story(world):
    article = make_article(world, slug="pledge", title="A pledge", summary="Two letters.")
    story = story_by_key("gazette", article.story_key)
    assert (story.title, story.summary) == ("A pledge", "Two letters.")
    assert story.address == "http://testserver/world/pledge/"
    assert (story.edition.language, story.edition.time_zone) == ("en", "Europe/Moscow")
    assert story.publication.name == "The Test Gazette"
    assert story.is_open


def test_the_standards_learn_what_the_story_says_and_whom_it_is_about(world):
    article = make_article(
        world,
        people="Eira Voss, Merrow Harbour Board",
        byline="Lena Abara and Tomas Brandt",
        body=[
            ("paragraph", "<p>The span <b>weighs</b> 410&nbsp;tonnes.</p><p>It stays.</p>"),
            ("subheading", "Nights & Sundays"),
        ],
    )
    story = story_by_key("gazette", article.story_key)
    assert " ".join(story.text.split()) == "The span weighs 410 tonnes. It stays. Nights & Sundays"
    assert story.people == ["Eira Voss", "Merrow Harbour Board"]
    assert story.authors == ["Lena Abara", "Tomas Brandt"]


def test_a_draft_registers_nothing(world):
    article = make_draft(world)
    article.save_revision()
    with pytest.raises(StoryUnknown):
        story_by_key("gazette", article.story_key)


def test_a_new_headline_and_address_keep_the_discussion(world):
    article = make_article(world, slug="pledge", title="A pledge")
    before = story_by_key("gazette", article.story_key)
    article.title, article.slug = "Two pledges", "pledges"
    article.save_revision().publish()
    after = story_by_key("gazette", article.story_key)
    assert after.pk == before.pk
    assert (after.title, after.address) == ("Two pledges", "http://testserver/world/pledges/")


def test_a_copy_has_a_discussion_of_its_own(world):
    article = make_article(world, slug="pledge")
    copy = article.copy(update_attrs={"slug": "copy"})
    copy.save_revision().publish()
    assert copy.story_key != article.story_key
    assert (
        story_by_key("gazette", copy.story_key).pk != story_by_key("gazette", article.story_key).pk
    )


def test_the_editors_switch_closes_and_reopens(world):
    article = make_article(world)
    editor = make_editor()
    for takes_comments in (False, True):
        article.takes_comments = takes_comments
        article.save_revision(user=editor).publish(user=editor)
        assert story_by_key("gazette", article.story_key).is_open is takes_comments


def test_publishing_again_leaves_what_the_desk_closed(world):
    from folkmoot.discussion.actions.story_modes import close_story

    editor, article = make_editor(), make_article(world)
    close_story(editor, story_by_key("gazette", article.story_key), "It went in circles.")
    article.title = "A new headline"
    article.save_revision(user=editor).publish(user=editor)
    story = story_by_key("gazette", article.story_key)
    assert not story.is_open
    assert story.closed_reason == "It went in circles."


def test_after_a_change_of_address_everything_is_linked_anew(world, settings):
    article = make_article(world, slug="pledge")
    settings.SITE_ADDRESS = "https://gazette.example"
    assert link_everything() == 1
    story = story_by_key("gazette", article.story_key)
    assert story.address == "https://gazette.example/world/pledge/"


def test_the_pictures_of_a_published_article_are_made_in_the_background(world):
    from tests.newsroom.paper import make_picture

    picture = make_picture()
    make_article(world, lead_image=picture)
    assert picture.renditions.count() == 7


def test_the_editions_facts_follow_the_front_page(db):
    home = make_home(time_zone="Europe/Lisbon")
    article = make_article(make_section(home))
    home.time_zone = "America/St_Johns"
    home.save_revision().publish()
    assert story_by_key("gazette", article.story_key).edition.time_zone == "America/St_Johns"


def test_a_time_zone_that_nobody_knows_is_refused(home):
    from django.core.exceptions import ValidationError

    home.time_zone = "Mars/Olympus"
    with pytest.raises(ValidationError, match="no time zone"):
        home.full_clean()
