"""The gate of a new privacy policy, and what stays open before it."""

from unittest.mock import patch

import pytest
from django.core import mail
from django.test import Client

from folkmoot.accounts.actions.consents import agree_at_gate
from folkmoot.accounts.errors import PolicyOutdated
from folkmoot.accounts.models import Account, Consent
from folkmoot.accounts.queries.consents import needs_consent
from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.models import Publication, Story
from folkmoot.discussion.queries.drafts import drafts_of
from tests.make import PASSWORD, make_account, make_policy

GATE = "/account/privacy-policy/"


@pytest.fixture
def member(newsroom: Publication) -> Account:
    """Somebody who agreed to the version before the one in force."""
    account = make_account("Mara")
    make_policy(version="2026-02")
    return account


@pytest.fixture
def logged_in(client: Client, member: Account) -> Client:
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    return client


def test_log_in_leads_to_the_gate_and_on_from_there(client: Client, member: Account) -> None:
    """A5: one box, unticked, and back to where one was going."""
    answer = client.post(
        "/account/login/?next=/a/story/", {"login": member.email, "password": PASSWORD}
    )
    assert answer["Location"] == f"{GATE}?next=%2Fa%2Fstory%2F"
    html = client.get(answer["Location"]).content.decode()
    assert html.count('type="checkbox"') == 1
    assert "checked" not in html
    assert "We say more clearly what we keep." in html
    assert 'href="/privacy/2026-02/"' in html
    assert "Delete my account" in html
    form = {"version": "2026-02", "agrees": "on", "next": "/a/story/"}
    assert client.post(GATE, form)["Location"] == "/a/story/"
    assert not needs_consent(member)
    consent = Consent.objects.get(account=member, version="2026-02")
    assert (consent.method, consent.language) == ("gate", "en")
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("path", ["/account/", "/account/profile/", "/my/comments/", "/my/inbox/"])
def test_the_account_waits_behind_the_gate(logged_in: Client, path: str) -> None:
    answer = logged_in.get(path)
    assert answer.status_code == 302
    assert answer["Location"].startswith(GATE)


@pytest.mark.parametrize("path", ["/privacy/", "/privacy/2026-01/", "/standards/"])
def test_reading_stays_open(logged_in: Client, path: str) -> None:
    assert logged_in.get(path).status_code == 200


def test_the_discussion_stays_open_to_read(logged_in: Client, story: Story) -> None:
    assert logged_in.get(f"/discussion/{story.public_id}/").status_code == 200


@pytest.mark.parametrize("path", ["/my/statements/", "/account/logout/", "/account/delete/"])
def test_the_ways_out_and_the_right_to_object_stay_open(logged_in: Client, path: str) -> None:
    answer = logged_in.get(path)
    assert not answer.get("Location", "").startswith(GATE)


def test_without_the_box_one_stays(logged_in: Client, member: Account) -> None:
    answer = logged_in.post(GATE, {"version": "2026-02"})
    assert answer.status_code == 200
    assert "agrees" in answer.context["form"].errors
    assert needs_consent(member)


def test_what_is_sent_to_the_account_waits_too(logged_in: Client, member: Account) -> None:
    answer = logged_in.post("/account/profile/", {"form": "name", "display_name": "New Name"})
    assert answer["Location"] == GATE
    member.refresh_from_db()
    assert member.display_name == "Mara"


def test_an_older_box_does_not_agree_to_a_newer_text(logged_in: Client, member: Account) -> None:
    make_policy(version="2026-03")
    answer = logged_in.post(GATE, {"version": "2026-02", "agrees": "on"})
    assert b"changed once more" in answer.content
    assert b'value="2026-03"' in answer.content
    assert needs_consent(member)
    with pytest.raises(PolicyOutdated):
        agree_at_gate(member, "2026-02")


def test_all_that_was_missed_is_told(logged_in: Client) -> None:
    make_policy(version="2026-03")
    html = logged_in.get(GATE).content.decode()
    assert html.index("2026-03") < html.index("Version 2026-02")
    assert "Version 2026-01" not in html


def test_a_draft_survives_the_gate(logged_in: Client, member: Account, story: Story) -> None:
    """UX-067: what is written is kept on the server all the while."""
    keep_draft(member, story, "Half a thought")
    logged_in.post(GATE, {"version": "2026-02", "agrees": "on"})
    assert [draft.text for draft in drafts_of(member, story)] == ["Half a thought"]


def test_deleting_from_the_gate_asks_once_more_and_closes(
    logged_in: Client, member: Account
) -> None:
    """A5, A6: from the same screen; yes or no; closed and logged out."""
    page = logged_in.get("/account/delete/")
    assert b"Do you want to delete your account?" in page.content
    member.refresh_from_db()
    assert not member.is_closing
    answer = logged_in.post("/account/delete/")
    assert answer["Location"] == "/account/closed/"
    assert b"The account is closed and hidden" in logged_in.get("/account/closed/").content
    member.refresh_from_db()
    assert member.is_closing
    assert logged_in.get("/account/").status_code == 302
    assert mail.outbox[-1].subject == "Your account is closed"


def test_a_decision_that_was_being_worded_goes_through(newsroom: Publication) -> None:
    """The desk's pages are gated, what is sent to them is not."""
    moderator = make_account("Mo", role=Role.MODERATOR)
    client = Client()
    client.force_login(moderator)
    make_policy(version="2026-02")
    assert client.get("/desk/")["Location"].startswith(GATE)
    assert not client.post("/desk/").get("Location", "").startswith(GATE)


def test_visitors_meet_no_gate(client: Client, newsroom: Publication) -> None:
    with patch("folkmoot.accounts.gate.needs_consent") as asked:
        client.get("/privacy/")
        client.get("/account/login/")
    assert not asked.called


def test_before_there_is_a_policy_there_is_no_gate(client: Client, db: None) -> None:
    client.force_login(make_account("Early"))
    assert client.get("/account/").status_code == 200
