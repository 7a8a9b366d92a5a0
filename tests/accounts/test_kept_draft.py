"""A text written before there is an account: through sign-up, confirmation and log-in."""

import pytest
from django.core import mail
from django.test import Client

from folkmoot.accounts.queries.profiles import account_by_email, email_is_confirmed
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.models import Story
from folkmoot.discussion.queries.drafts import drafts_of
from tests.accounts.letters import path_in
from tests.make import PASSWORD, make_account, make_comment


def keep(client: Client, story: Story, text: str, parent: str = "") -> str:
    """What the composer does before it leads to sign-up; where it leads."""
    answer = client.post(
        f"/discussion/{story.public_id}/keep/", {"text": text, "parent": parent, "to": "signup"}
    )
    return str(answer["Location"])


def test_a_draft_goes_through_registration_and_waits_on_another_device(
    client: Client, story: Story, filled: dict[str, str]
) -> None:
    """A1, UX-067: written before registering, confirmed elsewhere, in the composer there."""
    sign_up = keep(client, story, "What I wanted to say.")
    assert b"Your comment is kept" in client.get(sign_up).content
    client.post(sign_up, filled)
    account = account_by_email("ann@mail.example")
    assert account is not None
    assert [draft.text for draft in drafts_of(account, story)] == ["What I wanted to say."]

    phone = Client()
    link = path_in(mail.outbox[0], "confirm-email")
    assert not email_is_confirmed(account)
    assert phone.get(link).status_code == 200
    assert not email_is_confirmed(account)
    confirmed = phone.post(link)
    assert confirmed["Location"].startswith("/account/login/?next=")
    arrived = phone.post(confirmed["Location"], {"login": account.email, "password": PASSWORD})
    assert story.public_id in arrived["Location"] or story.address.endswith(
        arrived["Location"].partition("#")[0].partition("?")[0]
    )
    assert [draft.text for draft in drafts_of(account, story)] == ["What I wanted to say."]


def test_confirmed_in_the_same_browser_the_reader_is_logged_in_and_back(
    client: Client, story: Story, filled: dict[str, str]
) -> None:
    """UX-103: back where they came from, logged in, and the session's copy is gone."""
    parent = make_comment(story)
    sign_up = keep(client, story, "My answer.", parent.public_id)
    client.post(sign_up, filled)
    answer = client.post(path_in(mail.outbox[0], "confirm-email"))
    assert parent.public_id in answer["Location"]
    account = account_by_email("ann@mail.example")
    assert account is not None
    assert client.session["_auth_user_id"] == str(account.pk)
    (draft,) = drafts_of(account, story)
    assert (draft.text, draft.parent_id) == ("My answer.", parent.public_id)
    assert "kept_draft" not in client.session


def test_for_a_known_address_the_draft_is_stored_with_nobody(
    client: Client, story: Story, filled: dict[str, str]
) -> None:
    known = make_account("Known")
    sign_up = keep(client, story, "Not yours.")
    client.post(sign_up, filled | {"email": known.email})
    assert not drafts_of(known, story)
    assert client.session["kept_draft"]["text"] == "Not yours."


def test_a_draft_goes_through_log_in_and_an_older_one_is_not_lost(
    client: Client, story: Story
) -> None:
    """B8: text of both, since neither may be lost."""
    member = make_account("Known")
    keep_draft(member, story, "Begun at home.")
    keep(client, story, "Written here.")
    client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    (draft,) = drafts_of(member, story)
    assert draft.text == "Begun at home.\n\nWritten here."
    assert "kept_draft" not in client.session


@pytest.mark.parametrize(
    "junk", ["text", {"story": 5}, {"text": "x", "story": "nowhere"}, [], None]
)
def test_junk_in_the_session_stops_nobody(client: Client, story: Story, junk: object) -> None:
    member = make_account("Known")
    client.get("/account/login/")
    session = client.session
    session["kept_draft"] = junk
    session.save()
    answer = client.post("/account/login/", {"login": member.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert not drafts_of(member, story)
