"""Every page of the desk: who may see it, that nobody keeps it, that looking changes nothing."""

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from folkmoot.accounts.actions.sign_on_keys import SiteFacts, add_site
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Permission, Role
from folkmoot.desk.urls import urlpatterns
from folkmoot.discussion.actions.enquiries import write_enquiry
from folkmoot.discussion.actions.tickets import write_ticket
from folkmoot.discussion.enquiries import Question
from folkmoot.discussion.models import Comment
from folkmoot.discussion.tickets import Message
from folkmoot.moderation.actions.api_keys import make_api_key
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.elsewhere import name_place
from folkmoot.moderation.letters import Letter
from folkmoot.moderation.models import Case, Decision, Sanction, Statement
from tests.desk.pages import read
from tests.moderation.make import LETTER, decided, held, measured, staff, submit

READING = ("queue", "appeals", "case", "state", "decisions", "account", "standards", "search")
WRITING = (
    "next_case",
    "take",
    "hand_back",
    "decide",
    "answer",
    "final",
    "look",
    "undo",
    "lift",
    "close_account",
    "remove_picture",
)
PRESSED = {
    "override",
    "revoke_api_key",
    "sign_on_new_key",
    "sign_on_waiver",
    "sign_on_replace",
    "sign_on_revoke",
}
MESSAGE = Message("question", "Who pays for the new bridge?", "a-key-of-its-own")
EDITORS = (
    "tickets",
    "ticket",
    "enquiries",
    "enquiry",
    "stories",
    "story",
    "badges",
    "elsewhere",
    "place",
)
PUBLISHERS = (
    "override",
    "privacy_policy",
    "api_keys",
    "revoke_api_key",
    "discussion",
    "hours",
    "sign_on",
    "sign_on_site",
    "sign_on_new_key",
    "sign_on_waiver",
    "sign_on_replace",
    "sign_on_revoke",
)
PARTNER = SiteFacts(
    name="Partner",
    issuer="https://partner.example",
    origins=("https://partner.example",),
    publication="main",
)
PLACE = "https://net.example/1"
QUESTION = Question("newsroom", "reader@mail.example", "When does it come out?", "k" * 32)


@pytest.fixture
def addresses(member, story, moderator):
    """An existing address for each name."""
    case = held(member, story)
    decision = measured(moderator, member, story, "block")
    ids = {
        "case_id": case.public_id,
        "comment_id": case.comment.public_id,
        "decision_id": decision.public_id,
        "account_id": member.public_id,
        "sanction_id": decision.sanction.public_id,
        "key_id": make_api_key(None, story.publication, name="Coral").public_id,
        "enquiry_id": write_enquiry(QUESTION, network="203.0.113.9").public_id,
        "ticket_id": write_ticket(member, story, MESSAGE).public_id,
        "place_id": name_place(
            staff("Ed Place", Role.EDITOR), story, network="link", address=PLACE, name="Net"
        ).public_id,
        "site_id": add_site(None, PARTNER).public_id,
        "story_id": story.public_id,
        "what": "coral",
    }
    return {
        one.name: reverse(
            f"desk:{one.name}", kwargs={key: ids[key] for key in one.pattern.converters}
        )
        for one in urlpatterns
    }


def rows():
    """Everything that a look could change."""
    models = (Case, Comment, Decision, Sanction, Statement)
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in models]


def test_each_page_names_a_permission():
    assert {one.name for one in urlpatterns} == {*READING, *WRITING, *EDITORS, *PUBLISHERS}
    for one in urlpatterns:
        assert isinstance(one.callback.permission, Permission), one.name


def test_nobody_gets_in_without_logging_in(addresses, client):
    for address in addresses.values():
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 302
            assert response["Location"].startswith("/account/login/?next=/desk/")


def test_members_are_kept_out(addresses, at, member):
    """The same answer for what exists and what does not."""
    browser = at(member)
    before = rows()
    unknown = reverse("desk:case", args=["01jd0000000000000000000000"])
    for address in (*addresses.values(), unknown):
        assert browser.get(address).status_code == 403
        assert browser.post(address).status_code == 403
    assert rows() == before


@pytest.mark.parametrize("name", READING)
def test_moderators_see_it_and_nobody_keeps_it(addresses, at, moderator, name):
    response = at(moderator).get(addresses[name])
    assert response.status_code == 200
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))


@pytest.mark.parametrize("name", PUBLISHERS)
def test_some_pages_are_the_publishers(addresses, at, moderator, editor, publisher, name):
    assert at(moderator).get(addresses[name]).status_code == 403
    assert at(editor).post(addresses[name]).status_code == 403
    assert at(publisher).get(addresses[name]).status_code in {200, 405}


@pytest.mark.parametrize("name", EDITORS)
def test_some_pages_are_the_editors(addresses, at, moderator, editor, name):
    assert at(moderator).get(addresses[name]).status_code == 403
    assert at(editor).get(addresses[name]).status_code == 200


def test_looking_changes_nothing(addresses, at, publisher):
    browser = at(publisher)
    before = rows()
    for name, address in addresses.items():
        status = browser.get(address).status_code
        assert status == (405 if name in {*WRITING, *PRESSED} else 200), name
    assert rows() == before


def test_unknown_things_are_not_found(at, publisher, publication):
    browser = at(publisher)
    for unknown in ("nothing", "01jd0000000000000000000000", "%00"):
        assert browser.get(f"/desk/cases/{unknown}/").status_code == 404
        assert browser.get(f"/desk/cases/{unknown}/state/").status_code == 404
        assert browser.get(f"/desk/accounts/{unknown}/").status_code == 404
        for act in ("decide", "answer", "final"):
            assert browser.post(f"/desk/cases/{unknown}/{act}/").status_code == 404
        assert browser.post(f"/desk/sanctions/{unknown}/lift/").status_code == 404


def test_an_answer_goes_to_the_address_of_its_kind(addresses, at, moderator):
    browser = at(moderator)
    for name in ("answer", "final"):
        assert browser.post(addresses[name], {"words": "x"}).status_code == 404


def test_forged_requests_are_refused(addresses, moderator):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(moderator)
    before = rows()
    for name in WRITING:
        assert browser.post(addresses[name]).status_code == 403, name
    assert rows() == before


def test_no_address_of_anybody_is_on_the_desk(addresses, at, member, story, moderator, second):
    """AC-179: what the decision does not need is not there."""
    file_appeal(member, Decision.objects.get(ruling="block").public_id, letter=LETTER)
    emails = list(Account.objects.exclude(pk=second.pk).values_list("email", flat=True))
    appeal = reverse("desk:case", args=[Case.objects.get(kind="appeal").public_id])
    for name, address in {**{name: addresses[name] for name in READING}, "letter": appeal}.items():
        html = at(second).get(address, REMOTE_ADDR="203.0.113.77").content.decode()
        assert not [email for email in emails if email in html], name
        assert "203.0.113.77" not in html


HOSTILE = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>'{{ 'quux'|upper }}"


def test_hostile_strings_stay_text(at, member, story, moderator, second):
    """AC-002: names, texts, titles, words, notes and letters bring no element onto a page."""
    member.display_name = HOSTILE[:60]
    member.save()
    story.title = story.summary = HOSTILE
    story.save()
    comment = submit(member, story, f"`{HOSTILE}` hold C5").comment
    waiting = Case.objects.get(comment=comment)
    decision = decided(moderator, held(member, story), words=HOSTILE, note=HOSTILE)
    letter = Letter(HOSTILE, f"{HOSTILE} was meant as irony, and nothing else.")
    appeal = file_appeal(member, decision.public_id, letter=letter)
    cases = [waiting.public_id, appeal.cases.get().public_id]
    pages = ["", "decisions/", f"accounts/{member.public_id}/"]
    for path in [*pages, *(f"cases/{case}/" for case in cases)]:
        page = read(at(second).get(f"/desk/{path}"))
        assert "alert(1)" in page.words, path
        assert not [text for text in page.texts("script") if text], path
        assert not page.find("img"), path
        attributes = {name for _, found, _ in page.elements for name in found}
        assert not {name for name in attributes if name.startswith("on")}, path
        assert "QUUX" not in page.words, path
