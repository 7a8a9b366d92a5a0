"""A letter by mail becomes an appeal by proof alone, once, and tells nobody who has an account."""

from datetime import timedelta

import pytest
from django.core import mail

from folkmoot.accounts.errors import LinkNotValid
from folkmoot.core.clock import now
from folkmoot.core.errors import TooFast
from folkmoot.moderation.actions.inbound_letters import (
    end_old_letters,
    file_mailed_letter,
    receive_letter,
)
from folkmoot.moderation.errors import (
    AlreadyAppealed,
    DecisionUnknown,
    InboundMailOff,
    MailTooLarge,
    RecipientUnknown,
)
from folkmoot.moderation.inbound.mail import MOST_BYTES, Envelope
from folkmoot.moderation.models import Appeal, InboundLetter
from folkmoot.moderation.queries.inbound_letters import mailed_letter
from folkmoot.notifications.models import Notification
from tests.make import make_account
from tests.moderation.letters_by_mail import BOX, WORDS, letter, link_in, mails_to
from tests.moderation.make import measured
from tests.race import errors, race, results


@pytest.fixture(autouse=True)
def box(settings):
    settings.FOLKMOOT = {**settings.FOLKMOOT, "appeals_address": BOX}


@pytest.fixture
def blocked(member, story, moderator):
    return measured(moderator, member, story, "block")


def take(raw: bytes, recipient: str = BOX):
    return receive_letter(raw, Envelope("ann@mail.example", recipient))


def reply_address(member) -> str:
    """Where an answer to the mail about the block goes."""
    (sent,) = [each for each in mails_to(member.email) if "blocked" in each.subject]
    return sent.reply_to[0]


def test_an_answer_to_our_mail_is_filed_at_once(member, blocked):
    to = reply_address(member)
    assert len(to.partition("@")[0]) <= 64
    before = len(mail.outbox)
    row = take(letter(member.public_id, to=to, sender="other@mail.example"), to.upper())
    appeal = Appeal.objects.get(decision=blocked)
    assert (appeal.channel, appeal.explanation, appeal.account) == ("mail", WORDS, member)
    assert (row.state, row.sender, row.subject, row.explanation, row.named_id) == (
        "filed", "", "", "", "",
    )  # fmt: skip
    assert [each.to for each in mail.outbox[before:]] == [[member.email]]
    assert Notification.objects.filter(account=member, kind="appeal-received").count() == 1
    again = take(letter(member.public_id, to=to, words=WORDS + " Once more."), to)
    assert again.state == "unproven"
    assert Appeal.objects.count() == 1


def test_the_id_may_stand_in_what_is_quoted_when_the_address_proves(member, blocked):
    to = reply_address(member)
    quoted = f"{WORDS}\n\n> The form asks for your user ID: {member.public_id}"
    stranger = make_account()
    refused = take(letter(stranger.public_id, to=to), to)
    assert refused.state == "unproven"
    assert not Appeal.objects.exists()
    assert take(letter(to=to, words=quoted), to).state == "filed"


def test_a_forged_sender_gains_nothing(member, blocked):
    take(letter(member.public_id, sender=member.email))
    assert not Appeal.objects.exists()
    secret = link_in(member)
    seen = mailed_letter(secret)
    assert (seen.subject, seen.explanation) == ("My comment", WORDS)
    assert blocked.public_id in [each.decision for each in seen.choices]
    with pytest.raises(DecisionUnknown):
        file_mailed_letter(secret, decision_id=member.public_id)
    appeal = file_mailed_letter(secret, decision_id=blocked.public_id)
    assert (appeal.account, appeal.channel) == (member, "mail")
    assert mailed_letter(secret) is None
    with pytest.raises(LinkNotValid):
        file_mailed_letter(secret, decision_id=blocked.public_id)


def test_unknown_foreign_and_own_id_get_one_answer(member, blocked):
    """Nobody learns by mail whether there is an account, or how it stands."""
    stranger = make_account()
    ids = [member.public_id, stranger.public_id, "01jd0a8wq3k5m7n9p2r4t6v8xz"]
    answers = []
    for number, user_id in enumerate(ids):
        sender = f"spy{number}@mail.example"
        take(letter(user_id, sender=sender))
        (answer,) = mails_to(sender)
        answers.append((answer.subject, answer.body, sorted(answer.extra_headers.items())))
        assert answer.extra_headers["Auto-Submitted"] == "auto-replied"
    assert len(set(map(str, answers))) == 1
    assert [len(mails_to(each.email)) > 0 for each in (member, stranger)] == [True, True]
    assert link_in(stranger)


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ({"user_id": ""}, "Your user ID"),
        ({"subject": ""}, "A subject"),
        ({"subject": "Re: AW: "}, "A subject"),
        ({"words": "> only quoted\n-- \nAnn"}, "An explanation"),
        ({"words": "no " * 2_000}, "A shorter explanation"),
        ({"subject": "long " * 40}, "A shorter subject"),
    ],
)
def test_what_is_missing_is_answered(db, wish, said):
    whole = {"user_id": "01jd0a8wq3k5m7n9p2r4t6v8xz", **wish}
    row = take(letter(**whole))
    assert row.state == "incomplete"
    (answer,) = mails_to("ann@mail.example")
    lines = [line for line in answer.body.splitlines() if line.startswith("- ")]
    assert len(lines) == 1
    assert lines[0].startswith(f"- {said}")


def test_answers_are_in_the_writers_language_as_far_as_it_is_spoken(db):
    raw = letter(words="Der Satz war ein Zitat aus dem Artikel, und ich hatte ihn so bezeichnet.")
    assert take(raw).language == "de"
    named = b"Accept-Language: de-AT, en\n" + letter(words="Please look again at it, will you?")
    assert take(named).language == "de"


def test_machines_strangers_and_giants_are_not_taken(db, settings):
    vacation = b"Auto-Submitted: auto-replied\n" + letter("01jd0a8wq3k5m7n9p2r4t6v8xz")
    assert take(vacation) is None
    assert receive_letter(letter(), Envelope("", BOX)) is None
    with pytest.raises(RecipientUnknown):
        take(letter(), "editor@news.example")
    with pytest.raises(MailTooLarge):
        take(b"x" * (MOST_BYTES + 1))
    settings.FOLKMOOT = {**settings.FOLKMOOT, "appeals_address": ""}
    with pytest.raises(InboundMailOff):
        take(letter())
    assert not InboundLetter.objects.exists()
    assert not mail.outbox


def test_many_letters_are_slowed_and_answers_stop_before(db, settings):
    settings.FOLKMOOT = {**settings.FOLKMOOT, "inbound_letters_an_hour": 7}
    for number in range(7):
        assert take(letter(words=f"Letter number {number} without any user ID."))
    with pytest.raises(TooFast):
        take(letter(words="One letter more than an hour can take."))
    assert take(letter(words="Letter number 3 without any user ID.")).lacks == "user-id"
    assert len(mails_to("ann@mail.example")) == 5


def test_an_answered_question_and_a_late_link_end_the_letter(member, blocked, monkeypatch):
    take(letter(member.public_id, sender="ann@mail.example"))
    first = link_in(member)
    take(letter(member.public_id, words=WORDS + " Again."))
    second = link_in(member)
    file_mailed_letter(first, decision_id=blocked.public_id)
    with pytest.raises(AlreadyAppealed):
        file_mailed_letter(second, decision_id=blocked.public_id)
    assert blocked.public_id not in [each.decision for each in mailed_letter(second).choices]
    later = now() + timedelta(days=31)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert mailed_letter(second) is None
    assert end_old_letters() == 2


@pytest.mark.django_db(transaction=True)
def test_one_mail_delivered_many_times_at_once_is_one_letter(member, blocked):
    to = reply_address(member)
    raw = letter(member.public_id, to=to)
    runners = race(5, lambda _number: take(raw, to).public_id)
    assert not errors(runners)
    assert len(set(results(runners))) == 1
    assert (InboundLetter.objects.count(), Appeal.objects.count()) == (1, 1)
