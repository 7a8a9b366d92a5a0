"""The desk's pages for stories, badges and hours, and what readers get of them (B12, D9, D12)."""

from datetime import timedelta

import pytest
import time_machine

from folkmoot.core.clock import now
from folkmoot.discussion.models import Byline, Edition, Expertise, Story
from tests.desk.pages import read
from tests.make import make_account, make_comment, make_publication, make_story


@pytest.fixture
def story(db):
    return make_story(make_publication(time_zone="Europe/Berlin"), title="A bridge is opened")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def seen(client, story):
    return read(client.get(f"/discussion/{story.public_id}/")).words


def post(desk, story, act, **fields):
    return desk.post(f"/desk/stories/{story.public_id}/", {"act": act, **fields}, follow=True)


def test_stories_are_found_and_one_is_closed_with_its_reason(desk, story):
    other = make_story(story.publication, title="Rain tomorrow")
    assert "Rain tomorrow" in read(desk.get("/desk/stories/")).words
    found = read(desk.get("/desk/stories/?q=BRIDGE")).words
    assert "A bridge is opened" in found
    assert other.title not in found
    refused = post(desk, story, "mode", mode="closed", reason=" ", at="")
    assert refused.status_code == 400
    assert "tell readers" in read(refused).words
    kept = read(post(desk, story, "mode", mode="closed", reason="The trial <b>begins.", at=""))
    assert "Kept." in kept.words
    assert "This discussion is closed. The trial <b>begins. You can still" in seen(desk, story)
    assert 'name="text"' not in desk.get(f"/discussion/{story.public_id}/write/").text
    assert desk.get("/desk/stories/nowhere/").status_code == 404


def test_a_plan_is_made_by_the_editions_clocks_and_dropped(desk, story):
    with time_machine.travel("2026-07-01T06:00:00Z", tick=False):
        post(desk, story, "mode", mode="closed", reason="Not yet.", at="")
        page = read(post(desk, story, "mode", mode="open", reason="", at="2026-07-01T20:00"))
        assert "Planned from" in page.words
        assert "2026-07-01 18:00 UTC open" in page.words
        assert Story.objects.get().next_mode_at.isoformat() == "2026-07-01T18:00:00+00:00"
        words = seen(desk, story)
        assert "This discussion is not open yet. It opens on" in words
        assert "20:00 CEST" in words
        assert read(post(desk, story, "mode", mode="open", reason="", at="2026-07-01T07:00"))
        late = post(desk, story, "mode", mode="open", reason="", at="2026-07-01T07:00")
        assert late.status_code == 400
        post(desk, story, "drop-plan")
    assert Story.objects.get().next_mode_at is None
    assert "This discussion is closed. Not yet." in seen(desk, story)


def test_question_slow_mode_and_guests_stand_above_the_composer(desk, story):
    make_account("Vera Cohn")
    ways = {"question": "Where should it <lead>?", "slow_seconds": "120", "close_after_days": ""}
    post(desk, story, "ways", is_for_questions="on", **ways)
    words = seen(desk, story)
    assert "The newsroom asks Where should it <lead>? Readers ask here; experts answer." in words
    assert "Slow mode: each member may post one comment in 2 minutes." in words
    assert "Your question" in words
    missing = post(desk, story, "guest", name="Nobody Atall", field="maps")
    assert missing.status_code == 400
    assert "No member has this name" in read(missing).words
    page = post(desk, story, "guest", name="Vera Cohn", field="hydrology")
    assert "Readers ask here, and Vera Cohn will answer." in seen(desk, story)
    make_comment(story)
    orders = read(desk.get(f"/discussion/{story.public_id}/")).words
    assert "Not answered yet" in orders
    guest = read(page).value("account")
    post(desk, story, "remove-guest", account=guest)
    assert "Vera Cohn" not in seen(desk, story)
    assert post(desk, story, "ways", **{**ways, "slow_seconds": "-1"}).status_code == 400
    assert post(desk, story, "anything").status_code == 400


def test_badges_are_given_and_taken_back(desk, story):
    vera = make_account("Vera Cohn")
    comment = make_comment(story, author=vera)
    Story.objects.update(authors=["V. Cohn"])
    given = {"expert-name": "Vera Cohn", "expert-field": "hydrology <b>", "expert-at": ""}
    assert (
        "hydrology <b>"
        in read(desk.post("/desk/badges/", {"act": "expert", **given}, follow=True)).words
    )
    assert "Verified expert: hydrology <b>" in seen(desk, story)
    link = {"act": "author", "author-name": "Vera Cohn", "author-byline": "V. Cohn"}
    desk.post("/desk/badges/", link)
    assert "Author of the story" in seen(desk, story)
    thread = desk.get(f"/api/v1/stories/{story.public_id}/thread").json()
    assert thread["threads"][0]["top"]["author_badge"] == "author"
    past = {**given, "act": "expert", "expert-at": str((now() - timedelta(days=2)).date())}
    assert desk.post("/desk/badges/", past).status_code == 400
    for act in ("unlink", "end"):
        desk.post("/desk/badges/", {"act": act, "account": vera.public_id})
    assert not Byline.objects.exists()
    assert not Expertise.objects.exists()
    assert comment.author.display_name in seen(desk, story)


def test_outside_the_hours_the_composer_goes_and_the_time_stands_there(client, publisher, story):
    client.force_login(publisher)
    days = {f"home-day{day}": "08:00-22:00" for day in range(7)}
    wrong = client.post("/desk/hours/", {"edition": "home", **days, "home-day0": "8 to 10"})
    assert wrong.status_code == 400
    assert "08:00-22:00" in read(wrong).words
    assert (
        "Kept." in read(client.post("/desk/hours/", {"edition": "home", **days}, follow=True)).words
    )
    with time_machine.travel("2027-03-28T05:30:00Z", tick=False):
        words = seen(client, story)
        assert "Comments are taken at certain hours here" in words
        assert "It opens again on" in words
        assert "08:00 CEST" in words
    client.force_login(publisher)  # the log-in ended while time passed
    client.post("/desk/hours/", {"edition": "home"})
    assert Edition.objects.get().hours == []
