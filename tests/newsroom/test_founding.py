"""A new paper: one command, and before it a page that names the command."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command

from folkmoot.newsroom.models import HomePage


def front(client):
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def found(*sections, **options):
    facts = {"contact": "moderators@gazette.example", "sections": list(sections or ("World",))}
    call_command("start_paper", "The Test Gazette", **(facts | options))


def test_before_it_the_page_names_the_command(db, client):
    assert "folkmoot start_paper" in front(client).get_text()


def test_it_makes_front_and_sections(db, client, capsys):
    found("World", "City life", zone="Europe/Lisbon", motto="All that was tested")
    page = front(client)
    assert page.select_one(".fm-masthead__name").get_text() == "The Test Gazette"
    menu = {link.get_text(): link["href"] for link in page.select(".fm-sections__list a")}
    assert menu["City life"] == "/city-life/"
    assert client.get("/city-life/").status_code == 200
    assert "begins" in capsys.readouterr().out


def test_it_is_done_once(db):
    found()
    with pytest.raises(CommandError, match="a paper already"):
        found()
    assert HomePage.objects.count() == 1


def test_what_cannot_be_leaves_nothing_behind(db):
    with pytest.raises(CommandError, match="no time zone"):
        found(zone="Mars/Olympus")
    assert not HomePage.objects.exists()
    found()
