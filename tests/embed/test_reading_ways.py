"""The ways through a discussion without script: orders, pages, permalinks, fragments."""

import pytest
from django.test import Client

from folkmoot.discussion.actions.comments import change_state
from tests.embed.reading import ids, page_of, read
from tests.make import make_comment, make_publication, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    return make_story(make_publication(time_zone="Europe/Berlin"))


def test_the_orders_are_links_and_the_present_one_is_marked(story):
    first, second = make_comment(story), make_comment(story)
    make_comment(parent=first)
    links = page_of(story).one("nav", class_="fm-orders").all("a")
    assert [link.attributes["href"] for link in links] == [
        "?order=newest#comments",
        "?order=oldest#comments",
        "?order=replies#comments",
        "?order=recommended#comments",
    ]
    tops = {
        order: [
            node.attributes["data-id"] for node in page_of(story, f"?order={order}").all("article")
        ]
        for order in ("newest", "oldest", "replies", "nonsense")
    }
    assert tops["newest"][0] == tops["nonsense"][0] == second.public_id
    assert tops["oldest"][0] == tops["replies"][0] == first.public_id
    nav = page_of(story, "?order=oldest").one("nav", class_="fm-orders")
    assert nav.one("a", aria_current="true").text == "Oldest"


def test_load_more_says_what_is_left_and_leads_on_in_the_same_order(story):
    comments = [make_comment(story).public_id for _ in range(23)]
    page = page_of(story, "?order=oldest")
    more = page.one(class_="fm-load").one("a")
    assert more.text == "Load more (3 threads left)"
    following = page_of(story, more.attributes["href"].partition("#")[0])
    assert ids(page) + ids(following) == comments
    assert not following.all(class_="fm-load")
    assert "Show it from the beginning" in following.text
    fragment = read(Client().get(more.attributes["data-more"]).content)
    assert ids(fragment) == comments[20:]


def test_more_replies_come_by_a_link_and_by_a_fragment(story):
    top = make_comment(story)
    replies = [make_comment(parent=top).public_id for _ in range(14)]
    page = page_of(story)
    more = page.one(class_="fm-more-replies").one("a")
    assert more.text == "Show 4 more replies"
    whole = page_of(story, more.attributes["href"].partition("#")[0])
    assert ids(whole) == [top.public_id, *replies[10:]]
    assert "You are reading one thread." in whole.text
    fragment = read(Client().get(more.attributes["data-replies"]).content)
    assert ids(fragment) == replies[10:]
    assert [node.attributes["data-parent"] for node in fragment.all("li")] == [top.public_id] * 4


def test_a_permalink_leads_to_the_storys_page_with_the_comment_in_its_talk(story):
    top = make_comment(story)
    branch = [make_comment(parent=top)]
    for _ in range(12):
        branch.append(make_comment(parent=branch[-1]))
    for _ in range(21):
        make_comment(story)
    target = branch[-1]
    answer = Client().get(f"/discussion/comment/{target.public_id}/")
    assert answer.status_code == 302
    assert answer["Location"] == (
        f"{story.address}?comment={target.public_id}#comment-{target.public_id}"
    )
    page = page_of(story, f"?comment={target.public_id}")
    assert ids(page)[:2] == [top.public_id, branch[0].public_id]
    assert target.public_id in ids(page)
    section = page.one("section", id="comments")
    assert section.attributes["data-marked"] == target.public_id


def test_a_link_to_what_is_gone_shows_the_discussion_and_says_so(story):
    comment = make_comment(story)
    make_comment(story)
    change_state(comment, "removed", rule="C5")
    assert Client().get(f"/discussion/comment/{comment.public_id}/").status_code == 404
    page = page_of(story, f"?comment={comment.public_id}")
    assert "What the link led to is no longer shown." in page.text
    assert len(ids(page)) == 1


@pytest.mark.parametrize(
    "query", ["?after=nonsense", "?thread=nonsense", "?after=1.1.x&order=oldest"]
)
def test_an_address_that_was_never_given_out_shows_the_first_page(story, query):
    comment = make_comment(story)
    assert ids(page_of(story, query)) == [comment.public_id]


def test_a_thread_of_another_story_is_not_shown_here(story):
    other = make_comment(make_story(story.publication))
    assert ids(page_of(story, f"?thread={other.public_id}")) == []


@pytest.mark.parametrize(
    "path",
    [
        "/discussion/nonsense/",
        "/discussion/nonsense/more/",
        "/discussion/comment/nonsense/",
        "/discussion/comment/nonsense/fragment/",
        "/discussion/comment/nonsense/replies/",
    ],
)
def test_addresses_that_lead_nowhere_say_so(path):
    assert Client().get(path).status_code == 404


def test_a_fragment_with_a_false_cursor_is_no_page(story):
    comment = make_comment(story)
    assert Client().get(f"/discussion/{story.public_id}/more/?after=x").status_code == 404
    path = f"/discussion/comment/{comment.public_id}/replies/?after=x"
    assert Client().get(path).status_code == 404


def test_one_comment_as_a_fragment(story):
    top = make_comment(story)
    reply = make_comment(parent=top)
    path = f"/discussion/comment/{reply.public_id}/fragment/"
    assert ids(read(Client().get(path).content)) == [reply.public_id]


def test_writing_is_no_way_to_ask_for_a_page(story):
    assert Client().post(f"/discussion/{story.public_id}/").status_code == 405


PUBLIC = ["", "more/", "?order=oldest", "?thread={top}", "?comment={top}"]


@pytest.mark.parametrize("rest", PUBLIC)
def test_reading_sets_no_cookie_and_holds_nothing_personal(story, author, rest):
    """The discussion is the same for everybody, so that anybody may keep and share it."""
    top = make_comment(story, author=author)
    make_comment(story, author=author, text="Only mine.", state="held")
    path = f"/discussion/{story.public_id}/{rest.format(top=top.public_id)}"
    stranger, member = Client(), Client()
    member.force_login(author)
    answers = [client.get(path) for client in (stranger, member)]
    assert not answers[0].cookies
    sections = [section_of(answer.content.decode()) for answer in answers]
    assert sections[0] == sections[1]
    for secret in (author.email, author.public_id, "Only mine.", 'csrfmiddlewaretoken" value="w'):
        assert secret not in sections[0]


def section_of(html):
    begin = html.find('<section class="fm-discussion"')
    return html[begin : html.find("</section>", begin)] if begin >= 0 else html


def test_the_number_of_queries_does_not_grow(story):
    def fill(number):
        for _ in range(number):
            top = make_comment(story)
            make_comment(parent=make_comment(parent=top))

    fill(2)
    client = Client()
    path = f"/discussion/{story.public_id}/"
    client.get(path)
    few = count_queries(client, path)
    fill(10)
    assert count_queries(client, path) == few


def count_queries(client, path):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(path)
    return len(queries)
