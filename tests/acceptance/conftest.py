"""One of everything that has an address, and one account of each kind."""

from dataclasses import dataclass
from typing import Any

import pytest

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.actions.sign_on_keys import SiteFacts, add_site
from folkmoot.accounts.models import Account
from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.enquiries import write_enquiry
from folkmoot.discussion.actions.tickets import write_ticket
from folkmoot.discussion.enquiries import Question
from folkmoot.discussion.tickets import Message
from folkmoot.moderation.actions.api_keys import make_api_key
from folkmoot.moderation.actions.elsewhere import name_place
from folkmoot.moderation.actions.reports import file_report
from folkmoot.moderation.models import Decision
from folkmoot.moderation.reporting import Reported
from tests.make import make_account, make_comment, make_policy, make_publication, make_story
from tests.moderation.make import decided, held, measured, review_by_marks, staff

PARTNER = SiteFacts(
    name="Partner",
    issuer="https://partner.example",
    origins=("https://partner.example",),
    publication="main",
)
ROLES = (
    "anonymous", "unconfirmed", "reader", "author", "blocked", "closing",
    "moderator", "editor", "publisher",
)  # fmt: skip

MESSAGE = Message("question", "Who pays for the new bridge?", "a-key-of-its-own")
ENQUIRY = Question("newsroom", "reader@mail.example", "When does it come out?", "k" * 32)


@dataclass(frozen=True)
class World:
    """Who there is, and the ids that stand in addresses: all of them are the author's."""

    people: dict[str, Account | None]
    ids: dict[str, Any]


@pytest.fixture
def world(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> World:
    """A story with an author who has a published, a removed and a waiting comment."""
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    make_policy(version="2026-1")
    story = make_story(make_publication())
    author, blocked, closing = (make_account(name) for name in ("Ada", "Bob", "Cleo"))
    judge = staff("First Judge")
    published = make_comment(story, author=author)
    removal = decided(judge, held(author, story))
    waiting = held(author, story)
    block = measured(judge, blocked, story, "block")
    request_closure(closing)
    report = file_report(make_account("Rita"), published, reported=Reported("C5"))
    people = {
        "anonymous": None,
        "unconfirmed": make_account("Uma", confirmed=False),
        "reader": make_account("Rae"),
        "author": author,
        "blocked": blocked,
        "closing": closing,
        "moderator": staff("Mo Second"),
        "editor": staff("Ed Itor", Role.EDITOR),
        "publisher": staff("Pat Publisher", Role.PUBLISHER),
    }
    ids = {
        "story_id": story.public_id,
        "comment_id": published.public_id,
        "place_id": name_place(
            people["editor"], story, network="link", address="https://net.example/1", name="Net"
        ).public_id,
        "case_id": waiting.public_id,
        "decision_id": removal.public_id,
        "account_id": author.public_id,
        "sanction_id": Decision.objects.get(pk=block.pk).sanction.public_id,
        "statement_id": removal.statement.public_id,
        "key_id": make_api_key(None, story.publication, name="Coral").public_id,
        "site_id": add_site(None, PARTNER).public_id,
        "what": "coral",
        "reference": report.public_id,
        "enquiry_id": write_enquiry(ENQUIRY, network="203.0.113.9").public_id,
        "ticket_id": write_ticket(author, story, MESSAGE).public_id,
        "secret": "a-secret-that-nobody-was-sent",
        "version": "2026-1",
        "archive_id": "nothing",
        "text": "privacy-policy",
        "action": "confirm",
        "publication": "main",
        "name": "nothing.png",
        "path": "nothing",
        "rest": "nothing",
        "slug": "nothing",
        "page_id": 1,
        "pk": 0,
        "page_view_restriction_id": 1,
    }
    return World(people, ids)
