"""Replies from the fediverse: fetched within bounds, judged, shown, gone with their originals."""

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from folkmoot.accounts.roles import Role
from folkmoot.core.errors import NotAllowed
from folkmoot.discussion import fediverse_client
from folkmoot.discussion.elsewhere_errors import ElsewhereNotValid, ElsewhereUnknown
from folkmoot.discussion.fediverse import reply_in, text_of
from folkmoot.discussion.models import Echo, Elsewhere
from folkmoot.discussion.queries.elsewhere import echoes_on
from folkmoot.moderation.actions import elsewhere as places
from folkmoot.moderation.actions.echoes import look
from tests.make import make_account, make_story
from tests.moderation.fediverse import PUBLIC, running
from tests.moderation.make import review_by_marks

NOW = "2026-11-23T12:00Z"


@pytest.fixture
def server(monkeypatch):
    with running() as told:
        host = told.base.removeprefix("http://")
        known = {**settings.FOLKMOOT, "outbound_own_hosts": (host,)}
        monkeypatch.setattr(settings, "FOLKMOOT", known)
        told.person("ann", "Ann <b>B</b>")
        yield told


@pytest.fixture
def editor(db):
    return make_account(role=Role.EDITOR)


def publish(server, *replies, pages=1):
    """Our own note with these replies, over several pages."""
    own = f"{server.base}/notes/1"
    size = max(1, -(-len(replies) // pages))
    parts = [list(replies[n * size : (n + 1) * size]) for n in range(pages)]
    for number, items in enumerate(parts):
        page = {"id": f"{own}/replies/{number}", "type": "CollectionPage", "items": items}
        if number + 1 < pages:
            page["next"] = f"{own}/replies/{number + 1}"
        server.documents[f"/notes/1/replies/{number}"] = page
    collection = {"id": f"{own}/replies", "type": "Collection", "first": f"{own}/replies/0"}
    server.note("/notes/1", "Our story", replies=collection)
    return own


def named(editor, server, story=None):
    story = story or make_story()
    with time_machine.travel(NOW, tick=True):
        return places.name_place(
            editor, story, network="fediverse", address=f"{server.base}/notes/1", name="Fedi"
        )


def shown(place):
    return [echo.text for echo in echoes_on(place.story).echoes]


def test_replies_are_fetched_cleaned_and_shown_without_anything_of_theirs_loaded(editor, server):
    own = f"{server.base}/notes/1"
    first = server.note("/r/1", "<p>Good <script>x</script><img src=x>bridge</p>", inReplyTo=own)
    second = server.note("/r/2", "<p>I<br>agree</p>", inReplyTo=own)
    publish(server, first, second, pages=2)
    place = named(editor, server)
    assert sorted(shown(place)) == ["Good bridge", "I\nagree"]
    echo = Echo.objects.get(object_id=first)
    assert (echo.author_name, echo.author_handle) == (
        "Ann B",
        f"@ann@{server.base.removeprefix('http://')}",
    )
    server.asked.clear()
    answer = Client().get(f"/discussion/{place.story.public_id}/elsewhere/")
    assert b"Good bridge" in answer.content
    assert b"from Fedi" in answer.content
    assert b"<img" not in answer.content.split(b'id="main"')[1].split(b"</main>")[0]
    assert server.asked == []
    page = Client().get(f"/discussion/{place.story.public_id}/").content.decode()
    assert f"/discussion/{place.story.public_id}/elsewhere/" in page


@pytest.mark.parametrize(
    "changes",
    [
        {"to": ["https://a.example/followers"], "cc": []},
        {"inReplyTo": "https://elsewhere.example/1"},
        {"attributedTo": "https://evil.example/users/ann"},
        {"id": "https://evil.example/r/1"},
        {"type": "Create"},
        {"content": ""},
        {"content": None},
        {"published": "soon"},
        {"attributedTo": 7, "to": PUBLIC},
    ],
)
def test_what_is_no_public_reply_of_its_own_server_is_none(changes):
    document = {
        "id": "https://a.example/r/1",
        "type": "Note",
        "attributedTo": "https://a.example/users/ann",
        "content": "<p>Yes</p>",
        "to": PUBLIC,
        "published": "2026-11-20T10:00:00Z",
        "inReplyTo": "https://a.example/notes/1",
    }
    assert reply_in(document, to="https://a.example/notes/1").text == "Yes"
    assert reply_in(document | changes, to="https://a.example/notes/1") is None


def test_html_becomes_words():
    assert text_of('<p>One</p><p>Two &amp; <a href="javascript:x">three</a></p>') == (
        "One\n\nTwo & three"
    )
    assert text_of("&lt;script&gt;") == "<script>"
    assert len(text_of("<p>" * 50_000 + "x" * 50_000)) <= 5_000


def test_what_another_server_says_for_it_is_asked_of_its_own(editor, server):
    forged = {
        "id": f"{server.base}/r/9",
        "type": "Note",
        "content": "<p>Forged</p>",
        "inReplyTo": f"{server.base}/notes/1",
    }
    publish(server, {**forged, "id": "https://other.example/r/9"}, "https://10.0.0.1/r", 7, None)
    assert shown(named(editor, server)) == []


@pytest.mark.parametrize("said", ["hold C5", "nudge C12", "breaks"])
def test_what_would_be_held_is_not_shown_but_the_desk_sees_it(editor, server, said, monkeypatch):
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    own = f"{server.base}/notes/1"
    bad = server.note("/r/1", f"<p>filthy {said}</p>", inReplyTo=own)
    publish(server, bad)
    place = named(editor, server)
    echo = Echo.objects.get()
    assert (shown(place), echo.state) == ([], "held")
    assert echo.rules == ("" if said == "breaks" else said.split()[1])
    client = Client()
    client.force_login(editor)
    address = f"/desk/elsewhere/{place.public_id}/"
    assert "filthy" in client.get(address).content.decode()
    client.post(address, {"echo": echo.public_id, "act": "show"})
    assert len(shown(place)) == 1
    client.post(address, {"echo": echo.public_id, "act": "hide"})
    assert shown(place) == []
    look(place.public_id)
    assert shown(place) == []


def test_what_is_taken_out_for_good_leaves_nothing_and_does_not_come_back(editor, server):
    own = f"{server.base}/notes/1"
    publish(server, server.note("/r/1", "<p>zqxmarker</p>", inReplyTo=own))
    place = named(editor, server)
    echo = Echo.objects.get()
    places.decide_echo(editor, place.public_id, echo.public_id, act="refuse")
    look(place.public_id)
    echo.refresh_from_db()
    assert (echo.text, echo.author_name, echo.author_handle, echo.state) == ("", "", "", "refused")
    with pytest.raises(ElsewhereUnknown):
        places.decide_echo(editor, place.public_id, echo.public_id, act="show")


def test_it_goes_with_its_original_and_changes_with_it(editor, server):
    own = f"{server.base}/notes/1"
    one = server.note("/r/1", "<p>One</p>", inReplyTo=own)
    two = server.note("/r/2", "<p>Two</p>", inReplyTo=own)
    publish(server, one, two)
    place = named(editor, server)
    assert len(shown(place)) == 2
    publish(server, two)
    server.status["/r/1"] = 410
    server.note("/r/2", "<p>Two, edited</p>", inReplyTo=own)
    with time_machine.travel("2026-11-25T12:00Z", tick=True):
        look(place.public_id)
    assert shown(place) == ["Two, edited"]
    server.status["/notes/1"] = 410
    look(place.public_id)
    place.refresh_from_db()
    assert (shown(place), place.trouble, place.next_look_at) == ([], "gone", None)


def test_a_server_that_fails_is_asked_later_and_later(editor, server):
    server.status["/notes/1"] = 500
    publish(server)
    place = named(editor, server)
    waits = []
    for _ in range(3):
        look(place.public_id)
        place.refresh_from_db()
        waits.append(place.next_look_at - place.looked_at)
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]
    assert place.trouble == "unreachable"
    server.status["/notes/1"] = 401
    look(place.public_id)
    place.refresh_from_db()
    assert place.trouble == "signed"


def test_a_look_ends_whatever_a_server_answers(editor, server, monkeypatch):
    monkeypatch.setattr(fediverse_client, "MOST_ASKED", 8)
    own = f"{server.base}/notes/1"
    replies = [server.note(f"/r/{n}", f"<p>{n}</p>", inReplyTo=own) for n in range(20)]
    publish(server, *replies)
    server.documents["/notes/1/replies/0"]["next"] = f"{own}/replies/0"
    place = named(editor, server)
    assert len(server.asked) <= 8
    place.refresh_from_db()
    assert place.next_look_at


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "http://public.example/1",
        "https://user@public.example/1",
        "ftp://public.example/1",
        "https://public.example:8443/1",
        "javascript:alert(1)",
        "",
    ],
)
def test_addresses_that_may_not_be_asked_are_refused(address):
    editor = make_account(role=Role.EDITOR)
    with pytest.raises(ElsewhereNotValid):
        places.name_place(editor, make_story(), network="fediverse", address=address, name="")
    assert not Elsewhere.objects.exists()


@pytest.mark.slow  # renders three pages and the desk
@pytest.mark.django_db
def test_only_editors_name_places_and_links_are_never_asked():
    story = make_story()
    editor, member = make_account(role=Role.EDITOR), make_account()
    link = {"network": "link", "address": "https://net.example/story", "name": "Net"}
    with pytest.raises(NotAllowed):
        places.name_place(member, story, **link)
    client = Client()
    client.force_login(editor)
    before = story.version
    answer = client.post("/desk/elsewhere/", {"story": story.address, **link})
    place = Elsewhere.objects.get()
    assert answer.url == f"/desk/elsewhere/{place.public_id}/"
    assert place.next_look_at is None
    story.refresh_from_db()
    assert story.version > before
    page = Client().get(f"/discussion/{story.public_id}/elsewhere/").content.decode()
    assert "Read and answer on Net" in page
    client.post(answer.url, {"act": "drop"})
    assert not Elsewhere.objects.exists()


@pytest.mark.django_db
def test_old_ones_end():
    editor, story = make_account(role=Role.EDITOR), make_story()
    place = places.name_place(
        editor, story, network="link", address="https://net.example/1", name=""
    )
    with time_machine.travel(NOW, tick=False) as clock:
        facts = {"elsewhere": place, "state": "shown", "text": "x"}
        Echo.objects.create(object_id="https://a.example/1", written_at=place.added_at, **facts)
        assert places.end_old_echoes() == 0
        clock.shift(181 * 86_400)
        assert places.end_old_echoes() == 1
