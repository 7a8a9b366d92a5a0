"""A remote judge at the gate: asked outside any transaction, never for a preview, never needed."""

from contextlib import contextmanager

import pytest
from django.db import connections

from folkmoot.accounts.roles import Role
from folkmoot.discussion.models import Publication
from folkmoot.moderation.actions.intake import preview_comment
from folkmoot.moderation.actions.standards import adopt_standards
from folkmoot.moderation.evidence import evidence_of
from folkmoot.moderation.models import Case, Decision
from folkmoot.moderation.queries.cases import case_file
from folkmoot.standards.document import Standards
from tests.make import make_account, make_publication, make_story
from tests.moderation.make import edit, submit
from tests.standards.judges.make import judge
from tests.standards.judges.stub import Heard, honest, listening


@pytest.fixture
def publication(transactional_db: None) -> Publication:
    """Rows that are really committed: in a test's own transaction nothing would be outside one."""
    return make_publication()


@pytest.fixture
def story(publication):
    return make_story(publication)


@contextmanager
def asked_by(publication: Publication, answer=honest):
    """C5 asks a judge that sees the word stone."""
    with listening(answer) as stub:
        structure, texts = Standards.default().to_source()
        version = Standards.default().version
        structure = structure.replace(f'version = "{version}"', f'version = "judged {stub.port}"')
        structure += "\n" + judge(stub.url, rule_id="C5", timeout="2")
        publisher = make_account(role=Role.PUBLISHER)
        adopt_standards(publisher, publication, structure=structure, texts=texts)
        yield stub


def test_what_a_judge_sees_opens_a_case_with_its_words(publication, story, member):
    with asked_by(publication) as stub:
        intake = submit(member, story, "You have a heart of stone.")
    assert intake.outcome == "hold"
    assert len(stub.heard) == 1
    case = Case.objects.get()
    assert case.verdict["judges"][0]["status"] == "found"
    moderator = make_account(role=Role.MODERATOR)
    (finding,) = case_file(moderator, case.public_id).findings
    assert (finding.rule, finding.detector_title, finding.version) == ("C5", "Judge far", "little")
    assert dict(finding.facts) == {"quote": "stone", "reason": "It says so."}
    assert [each.rule for each in intake.advice] == ["C5"]


def test_the_database_is_not_held_while_a_judge_thinks(publication, story, member):
    gates_connection = connections["default"]
    inside: list[bool] = []

    def answer(heard: Heard) -> str:
        inside.append(gates_connection.in_atomic_block)
        return honest(heard)

    with asked_by(publication, answer):
        comment = submit(member, story, "All is well here.").comment
        edit(member, comment, "All is very well here.")
    assert inside == [False, False]


def test_a_judge_that_breaks_leaves_the_local_outcome_and_is_told(publication, story, member):
    with asked_by(publication, lambda _: (500, {}, b"")):
        published = submit(member, story, "You have a heart of stone.")
        held = submit(member, story, "hold C12: you have a heart of stone.")
    assert (published.outcome, held.outcome) == ("publish", "hold")
    verdict = Decision.objects.get(comment=published.comment).verdict
    assert verdict["degraded"]
    moderator = make_account(role=Role.MODERATOR)
    page = case_file(moderator, Case.objects.get().public_id)
    assert page.unheard == ("far (C5): it answered with HTTP 500",)
    assert page.failed == ()


def test_a_preview_is_shown_to_no_judge(publication, story, member):
    with asked_by(publication) as stub:
        preview = preview_comment(member, story, "You have a heart of stone.")
    assert stub.heard == []
    assert preview.advice == ()


def test_a_verdict_from_before_there_were_judges_is_read():
    old = {"findings": [], "failed": []}
    assert evidence_of(old, Standards.default(), "en").unheard == ()
