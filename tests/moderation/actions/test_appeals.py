"""Appeals: one a decision, by its addressee, answered by another person (D4, A9)."""

from datetime import timedelta

import pytest

from folkmoot.accounts.actions.mailed_links import issue_link
from folkmoot.accounts.errors import LinkNotValid
from folkmoot.discussion.actions.reactions import react
from folkmoot.discussion.models import Publication
from folkmoot.moderation.actions.appeals import (
    answer_appeal,
    file_appeal,
    file_appeal_by_link,
)
from folkmoot.moderation.actions.cases import open_case_on, take_case, take_next
from folkmoot.moderation.errors import (
    AlreadyAppealed,
    AppealTooLate,
    DecisionUnknown,
    LetterIncomplete,
    LetterNotAccepted,
    NothingToAppeal,
    SamePerson,
)
from folkmoot.moderation.letters import Letter
from folkmoot.moderation.models import Appeal, Case
from folkmoot.moderation.queries.appeals import appeal_of, place_of_letter
from folkmoot.notifications.models import Notification
from tests.make import make_account, make_comment
from tests.moderation.make import (
    LETTER,
    decided,
    held,
    measured,
)
from tests.race import errors, race, results


def appealed(member, decision):
    """The open case of an appeal just filed."""
    appeal = file_appeal(member, decision.public_id, letter=LETTER)
    return Case.objects.get(appeal=appeal)


def answered(moderator, case, outcome, words="I have read it all again."):
    return answer_appeal(moderator, case.public_id, outcome=outcome, words=words, change=0)


@pytest.fixture
def removed(member, story, moderator):
    """A published comment with answers and reactions, removed with a strike."""
    comment = make_comment(story, author=member)
    make_comment(story, parent=comment)
    react(make_account(), comment)
    case = Case.objects.get(public_id=open_case_on(moderator, comment.public_id))
    return decided(moderator, case)


def test_appeal_opens_a_case_for_another_person(member, moderator, second, removed):
    case = appealed(member, removed)
    assert (case.kind, case.barred, case.account) == ("appeal", moderator, member)
    appeal = case.appeal
    hours = removed.comment.story.publication.appeal_hours
    assert appeal.due_at - appeal.filed_at <= timedelta(hours=hours)
    assert Notification.objects.filter(account=member).latest("pk").kind == "appeal-received"
    assert take_next(moderator) is None
    with pytest.raises(SamePerson):
        take_case(moderator, case.public_id)
    with pytest.raises(SamePerson):
        answered(moderator, case, "lost")
    assert take_next(second) == case.public_id


def test_of_another_and_unknown_are_one_answer(removed):
    stranger = make_account()
    refusals = []
    for decision_id in (removed.public_id, "nothing", "x\x00"):
        with pytest.raises(DecisionUnknown) as refusal:
            file_appeal(stranger, decision_id, letter=LETTER)
        refusals.append((refusal.value.code, refusal.value.message, refusal.value.facts))
        with pytest.raises(DecisionUnknown):
            appeal_of(stranger, decision_id)
    assert refusals[0] == refusals[1] == refusals[2]
    assert not Appeal.objects.exists()


def test_nothing_to_appeal(member, story, moderator):
    published = decided(moderator, held(member, story), "publish")
    with pytest.raises(NothingToAppeal):
        file_appeal(member, published.public_id, letter=LETTER)


def test_until_the_last_moment(member, removed, monkeypatch):
    until = removed.statement.appeal_until
    assert until - removed.decided_at >= timedelta(days=182)
    monkeypatch.setattr(
        "folkmoot.moderation.queries.appeals.now", lambda: until + timedelta(seconds=1)
    )
    with pytest.raises(AppealTooLate):
        file_appeal(member, removed.public_id, letter=LETTER)
    monkeypatch.setattr("folkmoot.moderation.queries.appeals.now", lambda: until)
    assert file_appeal(member, removed.public_id, letter=LETTER).state == "waiting"


@pytest.mark.django_db(transaction=True)
def test_many_letters_at_once_are_one_appeal(member, removed):
    runners = race(4, lambda _: file_appeal(member, removed.public_id, letter=LETTER))
    assert {type(error) for error in errors(runners)} == {AlreadyAppealed}
    assert len(results(runners)) == 1
    assert Appeal.objects.count() == Case.objects.filter(kind="appeal").count() == 1


@pytest.mark.parametrize(
    ("subject", "explanation", "missing", "too_long"),
    [
        ("", "It was meant as irony, all of it.", ["subject"], []),
        ("\u200b", "short", ["subject", "explanation"], []),
        ("About it", " " * 50, ["explanation"], []),
        ("s" * 151, "It was meant as irony, all of it.", [], ["subject"]),
        ("About it", "x" * 4_001, [], ["explanation"]),
        ("About it", "x" * 5_000_000, [], ["explanation"]),
        ("About\x00 it", "It was meant as \x00 irony, all.", ["explanation"], []),
    ],
)
def test_letter_says_what_it_lacks(member, removed, subject, explanation, missing, too_long):
    with pytest.raises(LetterIncomplete) as refusal:
        file_appeal(member, removed.public_id, letter=Letter(subject, explanation))
    assert refusal.value.facts["missing"] == missing
    assert refusal.value.facts["too_long"] == too_long
    assert not Appeal.objects.exists()


def test_letter_can_hold_anything_and_adds_no_header(member, removed, mailoutbox):
    letter = Letter(
        "Re: <b>me</b>\r\nBcc: everybody@mail.example", "<script>alert(1)</script> " + "x" * 50
    )
    appeal = file_appeal(member, removed.public_id, letter=letter)
    assert appeal.subject == "Re: <b>me</b> Bcc: everybody@mail.example"
    assert appeal.explanation.startswith("<script>")
    mail = mailoutbox[-1]
    assert mail.recipients() == [member.email]
    assert mail.message()["Bcc"] is None


def test_blocked_member_appeals_by_the_mailed_link(member, story, moderator, mailoutbox):
    block = measured(moderator, member, story, "block")
    [body] = [mail.body for mail in mailoutbox if "blocked from writing" in mail.subject]
    assert member.public_id in body
    secret = body.split("/appeal/")[1].split("/")[0]
    assert place_of_letter(secret).decision == block.public_id
    with pytest.raises(LetterIncomplete):
        file_appeal_by_link(secret, letter=Letter("", ""), user_id=member.public_id)
    appeal = file_appeal_by_link(secret, letter=LETTER, user_id=f" {member.public_id.upper()} ")
    assert (appeal.account, appeal.decision) == (member, block)
    with pytest.raises(LinkNotValid):
        file_appeal_by_link(secret, letter=LETTER, user_id=member.public_id)


def test_wrong_user_id_reveals_nothing_and_uses_up_nothing(member, removed):
    secret = issue_link(
        member, purpose="appeal", subject=removed.public_id, lifetime=timedelta(days=1)
    )
    refusals = set()
    for user_id in (make_account().public_id, "", "nobody", "ünknown\x00", "x" * 10_000):
        with pytest.raises(LetterNotAccepted) as refusal:
            file_appeal_by_link(secret, letter=LETTER, user_id=user_id)
        refusals.add((refusal.value.message, str(refusal.value.facts)))
    assert len(refusals) == 1
    assert file_appeal_by_link(secret, letter=LETTER, user_id=member.public_id).account == member


def test_link_for_something_else_is_no_appeal(member, removed):
    other = issue_link(
        member, purpose="restore", subject=removed.public_id, lifetime=timedelta(days=1)
    )
    for secret in (other, "", "guessed"):
        assert place_of_letter(secret) is None
        with pytest.raises(LinkNotValid):
            file_appeal_by_link(secret, letter=LETTER, user_id=member.public_id)


def test_link_to_a_decision_about_another_opens_nothing(member, removed):
    stranger = make_account()
    secret = issue_link(
        stranger, purpose="appeal", subject=removed.public_id, lifetime=timedelta(days=1)
    )
    assert place_of_letter(secret) is None
    with pytest.raises(DecisionUnknown):
        file_appeal_by_link(secret, letter=LETTER, user_id=stranger.public_id)


def test_answer_within_the_publications_own_time(member, moderator, story):
    Publication.objects.update(appeal_hours=5)
    story.refresh_from_db()
    decision = decided(moderator, held(member, story))
    appeal = appealed(member, decision).appeal
    assert appeal.due_at - appeal.filed_at < timedelta(hours=5, minutes=1)
    assert appeal_of(member, decision.public_id).due_at == appeal.due_at
