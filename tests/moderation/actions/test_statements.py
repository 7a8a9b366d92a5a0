"""AC-178: every restriction has its statement, whole, in the member's language, made from rows."""

import pytest

from folkmoot.accounts.models import Account
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.actions.cases import open_case_on
from folkmoot.moderation.actions.edits import submit_edit
from folkmoot.moderation.errors import StatementUnknown
from folkmoot.moderation.grounds import RESTRICTIONS
from folkmoot.moderation.models import Case, Decision, Statement
from folkmoot.moderation.queries.statements import (
    statement_for,
    statement_ids_by_comment,
    statements_about,
    statements_of,
)
from folkmoot.moderation.registry import RULINGS
from folkmoot.notifications.models import Notification
from folkmoot.standards.document import Standards
from tests.make import make_account, make_comment
from tests.moderation.make import (
    LETTER,
    decided,
    edit,
    held,
    measured,
    open_case_of,
    submit,
)

FIELDS = {
    "restriction",
    "territorial_scope",
    "begins_at",
    "ends_at",
    "facts",
    "source",
    "automated_detection",
    "automated_decision",
    "ground",
    "legal_ground",
    "standards",
    "words",
    "record",
    "redress",
    "help",
}


def published_case(member, story, moderator):
    comment = make_comment(story, author=member)
    return Case.objects.get(public_id=open_case_on(moderator, comment.public_id))


@pytest.mark.parametrize("measure", [m.name for m in RULINGS.values() if m.is_measure])
def test_every_restriction_has_its_statement_and_nothing_else(member, story, moderator, measure):
    days = 2 if measure == "pause" else None
    decision = measured(moderator, member, story, measure, days=days)
    has_one = Statement.objects.filter(decision=decision).exists()
    assert has_one == RULINGS[measure].is_restriction
    if not has_one:
        return
    reasons = decision.statement.reasons
    assert set(reasons) == FIELDS
    assert reasons["restriction"] in RESTRICTIONS
    assert reasons["ground"][0]["text"]
    assert reasons["words"] == "Please stay with the matter."
    assert bool(reasons["ends_at"]) == (measure not in {"block", "close-account"})
    assert decision.statement.appeal_until is not None


def test_facts_are_those_of_the_case(member, story, moderator):
    case = held(member, story)
    reasons = decided(moderator, case).statement.reasons
    facts = reasons["facts"]
    assert facts["comment"] == case.comment.public_id
    assert facts["text"] == case.revision.plain
    assert facts["story"] == story.title
    assert [quote["text"] for quote in facts["quotes"]] == ["hold C5"]
    assert reasons["standards"] == Standards.default().version
    assert reasons["ground"][0]["category"] == "ILLEGAL_OR_HARMFUL_SPEECH" or reasons["ground"]


def test_only_passages_under_the_cited_rules_are_quoted(member, story, moderator):
    comment = submit(member, story, "hold C5 and hold C12").comment
    reasons = decided(moderator, open_case_of(comment), rules=("C12",)).statement.reasons
    assert [quote["text"] for quote in reasons["facts"]["quotes"]] == ["hold C12"]


@pytest.mark.parametrize(
    ("how", "restriction", "detection", "decision", "source"),
    [
        ("held", "comment-refused", True, "PARTIALLY", "automated-detection"),
        ("insisted", "comment-refused", True, "PARTIALLY", "automated-detection"),
        ("edit", "edit-refused", True, "PARTIALLY", "automated-detection"),
        ("published", "comment-removed", False, "NOT_AUTOMATED", "own-initiative"),
        ("failed", "comment-refused", False, "NOT_AUTOMATED", "own-initiative"),
    ],
)
def test_automation_is_read_from_what_happened(
    member, story, moderator, how, restriction, detection, decision, source
):
    if how == "held":
        case = held(member, story)
    elif how == "insisted":
        case = open_case_of(submit(member, story, "nudge C12", insists=True).comment)
    elif how == "edit":
        comment = submit(member, story, "The text that stands.").comment
        edit(member, comment, "now hold C5")
        case = open_case_of(comment)
    elif how == "failed":
        case = open_case_of(submit(member, story, "this fails").comment)
    else:
        case = published_case(member, story, moderator)
    reasons = decided(moderator, case).statement.reasons
    assert reasons["restriction"] == restriction
    assert reasons["automated_detection"] is detection
    assert reasons["automated_decision"] == f"AUTOMATED_DECISION_{decision}"
    assert reasons["source"] == source


def test_language_of_the_member_as_far_as_the_standards_speak_it(story, moderator):
    german = Standards.default().rules["C5"].words["de"]
    arabic = Standards.default().rules["C5"].words["ar"]
    english = Standards.default().rules["C5"].words["en"]
    for language, words in (("de", german), ("de-at", german), ("ar", arabic), ("pt", english)):
        account = make_account()
        Account.objects.filter(pk=account.pk).update(language=language)
        account.refresh_from_db()
        statement = decided(moderator, held(account, story)).statement
        assert statement.reasons["ground"][0]["text"] == words.text


def test_statement_keeps_the_words_that_were_in_force(member, story, moderator, publisher):
    from folkmoot.moderation.actions.standards import adopt_standards

    statement = decided(moderator, held(member, story)).statement
    before = statement_for(member, statement.public_id)
    structure, texts = Standards.default().to_source()
    texts["en"] = texts["en"].replace("No insults, no threats, no false charges", "Be kind")
    adopt_standards(
        publisher,
        story.publication,
        structure=structure.replace('version = "2026.1"', 'version = "2027.1"'),
        texts=texts,
    )
    assert statement_for(member, statement.public_id) == before
    assert "Be kind" in str(decided(moderator, held(member, story)).statement.reasons)


def test_times_are_in_the_members_zone(story, moderator):
    account = make_account()
    Account.objects.filter(pk=account.pk).update(time_zone="Asia/Tokyo")
    account.refresh_from_db()
    statement = decided(moderator, held(account, story)).statement
    view = statement_for(account, statement.public_id)
    assert any("(JST)" in text for section in view.sections for text in section.paragraphs)


def test_of_another_and_unknown_are_one_answer(member, story, moderator):
    statement = decided(moderator, held(member, story)).statement
    stranger = make_account()
    for public_id in (statement.public_id, "nothing", "\x00"):
        with pytest.raises(StatementUnknown):
            statement_for(stranger, public_id)
    assert statements_of(stranger) == ()


def test_lists_of_statements(member, story, moderator, django_assert_max_num_queries):
    removed = decided(moderator, held(member, story), measure="warn")
    shown = decided(moderator, held(member, story), "publish")
    with django_assert_max_num_queries(1):
        [line] = statements_of(member)
    assert (line.public_id, line.is_withdrawn) == (removed.statement.public_id, False)
    ids = [removed.comment.public_id, shown.comment.public_id]
    [(comment_id, head)] = statements_about(member, ids).items()
    assert (comment_id, head.rule) == (ids[0], "C5")
    assert head.title
    assert statement_ids_by_comment(member) == {ids[0]: removed.statement.public_id}
    assert statements_about(make_account(), ids) == {}


def test_view_shows_the_appeal_and_whether_one_is_possible(member, story, moderator):
    decision = decided(moderator, held(member, story))
    assert statement_for(member, decision.statement.public_id).may_appeal
    file_appeal(member, decision.public_id, letter=LETTER)
    view = statement_for(member, decision.statement.public_id)
    assert not view.may_appeal
    assert (view.appeal.subject, view.appeal.state) == (LETTER.subject, "waiting")


def test_notification_and_mail_carry_the_whole_statement(member, story, moderator, mailoutbox):
    statement = decided(moderator, held(member, story)).statement
    note = Notification.objects.get(account=member)
    assert note.facts["statement"] == statement.public_id
    [mail] = mailoutbox
    for section in statement_for(member, statement.public_id).sections:
        for paragraph in section.paragraphs:
            assert paragraph in mail.body
    secret = mail.body.split("/appeal/")[1].split("/")[0]
    assert secret not in str(note.facts)


def test_no_statement_names_a_moderator(member, story, moderator):
    decision = decided(moderator, held(member, story), measure="block")
    for statement in Statement.objects.filter(decision__act=decision.act):
        assert moderator.display_name not in str(statement.reasons)
        assert moderator.public_id not in str(statement.reasons)


def test_moderators_own_edit_needs_no_statement_but_is_told(member, story, moderator):
    comment = submit(member, story, "My own words.").comment
    submit_edit(moderator, comment, text="Other words.", base_revision=1)
    assert not Statement.objects.exists()
    assert Decision.objects.filter(decided_by=moderator).count() == 1
    assert Notification.objects.get(account=member).kind == "comment-edited"
