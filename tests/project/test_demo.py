"""The demo's data: a paper, its people, and a talk that shows every part of the product."""

import json
from typing import Any

import pytest


@pytest.fixture
def demo(settings: Any, tmp_path: Any) -> Any:
    from folkmoot.discussion.models import Publication
    from folkmoot.newsroom.demo.loading import load_paper
    from folkmoot.project.demo.people import open_accounts
    from folkmoot.project.demo.talk import tell

    settings.MEDIA_ROOT = tmp_path
    home = load_paper()
    publication = Publication.objects.get(key=home.publication_key)
    return tell(home, open_accounts(publication, time_zone=home.time_zone))


@pytest.mark.slow  # the whole demo is loaded, through the product's own actions
@pytest.mark.django_db
def test_it_shows_what_there_is_to_show(demo, client, mailoutbox):
    from folkmoot.accounts.queries.profiles import email_is_confirmed
    from folkmoot.discussion.models import Comment
    from folkmoot.moderation.access import check_may_write
    from folkmoot.moderation.errors import BlockedFromWriting
    from folkmoot.moderation.models import Case
    from folkmoot.newsroom.demo.loading import load_paper
    from folkmoot.newsroom.models import ArticlePage, SectionPage

    assert ArticlePage.objects.live().count() >= 14
    assert SectionPage.objects.live().count() >= 4
    assert all(email_is_confirmed(account) for account in demo.accounts.values())

    states = [comment.state for comment in Comment.objects.all()]
    assert states.count("published") >= 40
    assert max(Comment.objects.values_list("depth", flat=True)) >= 5
    removed = Comment.objects.filter(state="removed")
    assert removed.filter(replies__state="published").exists()

    held = Case.objects.filter(closed_at=None, kind="comment")
    found = {rule for case in held for rule in case.rules.split()}
    assert {"C7", "C12", "C15", "C19", "C20"} <= found
    assert Case.objects.filter(closed_at=None, kind="appeal").count() == 1
    assert mailoutbox

    story = ArticlePage.objects.get(slug="moscow-offers-written-pledges")
    page = client.get(f"/world/{story.slug}/").content.decode()
    assert "Henrike Dahl" in page
    assert "paid to be here" not in page

    known = ArticlePage.objects.count(), Comment.objects.count()
    load_paper()
    assert (ArticlePage.objects.count(), Comment.objects.count()) == known

    blocked = demo.accounts["dorian"]
    with pytest.raises(BlockedFromWriting):
        check_may_write(blocked)
    client.force_login(blocked)
    assert client.get("/").status_code == 200


def test_the_accounts_are_told_in_a_file_and_on_the_terminal(tmp_path):
    from folkmoot.project.demo.accounts_file import accounts_table, write_accounts

    path = tmp_path / "demo" / "accounts.json"
    write_accounts(path, "http://localhost:8000")
    rows = json.loads(path.read_text())
    assert [row["role"] for row in rows] == [
        "reader",
        "author",
        "moderator",
        "second moderator",
        "editor",
        "publisher",
    ]
    assert all({"address", "email", "password", "role"} <= set(row) for row in rows)
    table = accounts_table("http://localhost:8000")
    assert all(row["email"] in table and row["password"] in table for row in rows)
