"""Comments are found by their words: the same by both databases, and only what one may see."""

import pytest
import time_machine
from django.core.management import call_command

from folkmoot.discussion.actions.comments import add_revision, change_state
from folkmoot.discussion.actions.erasing import erase_texts, erase_withdrawn
from folkmoot.discussion.actions.indexing import index_comment
from folkmoot.discussion.actions.stories import (
    EditionFacts,
    StoryPage,
    register_publication,
    register_story,
)
from folkmoot.discussion.errors import CursorNotValid, OrderUnknown, PeriodUnknown
from folkmoot.discussion.models import SearchWord
from folkmoot.discussion.queries import search as searching
from folkmoot.discussion.queries.search import Search, search_comments
from folkmoot.discussion.rendering import render
from folkmoot.discussion.searching import stems
from tests.make import make_account, make_comment, make_publication, make_story


def find(asked, words, **where):
    return search_comments(Search(words=words, edition=asked.edition, **where))


def ids(page):
    return [comment.public_id for comment in page.comments]


@pytest.mark.parametrize(
    ("language", "written", "typed"),
    [
        ("en", "Two bridges are building up.", "bridge build"),
        ("de", "Die Brücken der Stadt", "brucke städte"),
        ("ru", "Мосты и ёлки", "мостами елка"),
        ("fr", "Les élections d’été", "ELECTION été"),
        ("es", "Las canciones nuevas", "cancion nueva"),
        ("ar", "الكِتَاب", "كتاب"),
        ("ja", "東京タワー", "東京"),
        ("xx", "Words as they are", "WORDS are"),
        ("en", "snake_case and C++ 2026", "snake case 2026"),
    ],
)
def test_words_are_found_in_whatever_form(language, written, typed):
    assert set(stems(typed, language)) <= set(stems(written, language))


@pytest.mark.parametrize("text", ["", " ", "***", '"" ( ) - * ^ : NEAR/', "\u0301", "a i"])
def test_signs_are_no_words(text):
    assert not set(stems(text, "en")) - {"near"}


@pytest.mark.django_db
def test_all_words_must_be_there_and_only_what_is_in_view_is_found():
    story = make_story()
    both = make_comment(story, text="The **bridges** of the old town")
    make_comment(story, text="The bridge alone")
    held = make_comment(story, text="Old bridges wait", state="held")
    page = find(story, "bridge OLD")
    assert ids(page) == [both.public_id]
    assert (page.total, page.is_more, page.next_cursor) == (1, False, None)
    assert [p.text for p in page.comments[0].pieces if p.is_mark] == ["bridges", "old"]
    assert set(ids(find(story, "old bridge", everything=True))) == {
        both.public_id,
        held.public_id,
    }
    assert not ids(find(story, "old ferry"))
    change_state(both, "removed", rule="C1")
    assert not ids(find(story, "bridge old"))
    change_state(both, "published")
    assert ids(find(story, "bridge old")) == [both.public_id]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "words",
    ['bridge" OR "1', "bridge*", "bridge NEAR old", "^bridge -old", "bridge:old", "bridge')--"],
)
def test_a_query_is_words_and_never_orders(words):
    story = make_story()
    make_comment(story, text="The bridge")
    found = find(story, words)
    assert found.words[0] == stems("bridges", "en")[0]
    assert len(found.comments) == (len(found.words) == 1)


@pytest.mark.django_db
def test_the_text_that_is_shown_is_found_and_none_before():
    comment = make_comment(text="The ferry is missing")
    story = comment.story
    add_revision(comment, by=comment.author, rendered=render("The tram"), base=1, is_shown=False)
    assert ids(find(story, "ferry"))
    assert not ids(find(story, "tram"))
    add_revision(comment, by=comment.author, rendered=render("The train"), base=2, is_shown=True)
    assert not ids(find(story, "ferry"))
    assert ids(find(story, "trains"))
    rows = SearchWord.objects.filter(comment=comment).count()
    index_comment(comment.pk)
    assert SearchWord.objects.filter(comment=comment).count() == rows


@pytest.mark.django_db
def test_nothing_stays_of_a_text_that_was_erased():
    story, author = make_story(), make_account()
    first = make_comment(story, author=author, text="zqxmarker one")
    second = make_comment(story, text="zqxmarker two")
    quoting = make_comment(story, text="> zqxmarker one\n\nno", parent=first)
    erase_texts(author, keep_published=False)
    erase_withdrawn(second)
    assert not SearchWord.objects.filter(comment__in=[first, second]).exists()
    assert not ids(find(story, "zqxmarker", everything=True))
    assert ids(find(story, "quote deleted")) == [quoting.public_id]


@pytest.mark.django_db
def test_story_member_period_and_edition_narrow_it_down():
    with time_machine.travel("2026-01-01T12:00Z", tick=False):
        story, other = make_story(), make_story()
        old = make_comment(story, text="the bridge")
    with time_machine.travel("2026-03-01T12:00Z", tick=False):
        new = make_comment(story, text="the bridge", author=old.author)
        there = make_comment(other, text="the bridge")
        assert ids(find(story, "bridge")) == [there.public_id, new.public_id, old.public_id]
        assert ids(find(story, "bridge", story=story.public_id)) == [new.public_id, old.public_id]
        by = {"author": old.author.public_id}
        assert ids(find(story, "bridge", **by, period="week")) == [new.public_id]
        assert not ids(find(story, "bridge", story="nothing"))
        with pytest.raises(PeriodUnknown):
            find(story, "bridge", period="century")
        with pytest.raises(OrderUnknown):
            find(story, "bridge", order="loudest")
        author = old.author
        author.closing_since = new.written_at
        author.save()
        assert not ids(find(story, "bridge", **by))
        assert len(ids(find(story, "bridge"))) == 3
        assert {c.author_name for c in find(story, "bridge").comments} == {
            "",
            there.author.display_name,
        }


@pytest.mark.django_db
def test_a_story_that_moves_to_another_edition_is_found_there():
    comment = make_comment(text="The bridges")
    story = comment.story
    register_publication(
        "main",
        name="The Herald",
        contact_email="n@main.example",
        editions=(EditionFacts("de", "Deutsch", "de"),),
    )
    page = StoryPage(key=story.key, address=story.address, title=story.title)
    moved = register_story("main", edition_key="de", page=page)
    assert not ids(find(story, "bridge"))
    assert ids(find(moved, "bridges")) == [comment.public_id]


@pytest.mark.django_db
def test_pages_hold_everything_once_and_a_look_has_an_end(
    monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(searching, "PAGE", 2)
    monkeypatch.setattr(searching, "WINDOW", 4)
    story = make_story()
    made = [
        make_comment(story, text=f"bridge {'ferry' if n < 2 or n == 8 else 'tram'}").public_id
        for n in range(9)
    ]
    for words, wanted in (("bridge", made), ("bridge ferry", [made[0], made[1], made[8]])):
        seen, after, pages = [], "", 0
        while pages < 9:
            with django_assert_max_num_queries(12):
                page = find(story, words, after=after)
            seen += ids(page)
            pages += 1
            if not page.next_cursor:
                break
            after = page.next_cursor
        assert seen == wanted[::-1]
    assert find(story, "bridge").is_more
    with pytest.raises(CursorNotValid):
        find(story, "bridge", after="1.0.00000000000000000000000000")


@pytest.mark.django_db
def test_the_best_match_comes_first(monkeypatch):
    monkeypatch.setattr(searching, "PAGE", 1)
    story = make_story()
    long = "and so on and on about many other things that have nothing to do with it at all"
    best = make_comment(story, text="bridge, bridges, bridge")
    worse = make_comment(story, text=f"The bridge {long}")
    first = find(story, "bridge", order="best")
    assert (ids(first), first.total) == ([best.public_id], 2)
    assert ids(find(story, "bridge", order="best", after=first.next_cursor)) == [worse.public_id]


@pytest.mark.django_db
def test_everything_is_indexed_anew(capsys):
    comment = make_comment(make_story(make_publication()), text="the bridge")
    SearchWord.objects.all().delete()
    assert not ids(find(comment.story, "bridge"))
    call_command("index_comments")
    assert "1 of 1" in capsys.readouterr().out
    assert ids(find(comment.story, "bridge")) == [comment.public_id]
