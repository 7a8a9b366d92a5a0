"""A desk of four, a member, a story; an engine that does what the text says."""

from collections.abc import Callable

import pytest
from django.test import Client

from folkmoot.accounts.models import Account
from folkmoot.discussion.models import Publication, Story
from folkmoot.moderation.actions.appeals import answer_appeal, file_appeal
from folkmoot.moderation.actions.final_blocks import confirm_final
from folkmoot.moderation.actions.standards import adopt_default
from folkmoot.moderation.models import Case, Sanction
from tests.make import make_publication, make_story
from tests.moderation.make import LETTER, measured, review_by_marks


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text says what is found in it: `hold C5`."""
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)


@pytest.fixture
def publication(db: None) -> Publication:
    """A publication with the default standards in force."""
    publication = make_publication()
    adopt_default(publication)
    return publication


@pytest.fixture
def story(publication: Publication) -> Story:
    return make_story(publication)


@pytest.fixture
def at() -> Callable[[Account], Client]:
    """`at(account)`: a browser in which the account is logged in."""

    def log_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return log_in


@pytest.fixture
def proposal(member: Account, story: Story, moderator: Account, second: Account) -> Case:
    """The case of a second block by `moderator` after a pardoned one: final if confirmed."""
    first = measured(moderator, member, story, "block")
    appeal = file_appeal(member, first.public_id, letter=LETTER)
    case = appeal.cases.get().public_id
    answer_appeal(second, case, outcome="pardoned", words="Once.", change=0)
    measured(moderator, member, story, "block")
    return Case.objects.get(kind="final-block")


@pytest.fixture
def final_block(proposal: Case, second: Account) -> Sanction:
    """That second block, confirmed."""
    confirm_final(second, proposal.public_id, words="Again the same.", change=0)
    return Sanction.objects.latest("pk")
