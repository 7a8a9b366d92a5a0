"""Gathered mails: one a period, lines by story, nothing twice, nothing that was hidden."""

from datetime import UTC, datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
import time_machine
from django.core.mail import EmailMessage

from folkmoot.accounts.models import Account
from folkmoot.discussion.actions.comments import change_state
from folkmoot.discussion.actions.mutes import mute
from folkmoot.discussion.actions.telling import tell_of_comment
from folkmoot.notifications.actions.mailing import send_digest, start_due_digests
from folkmoot.notifications.actions.preferences import choose, switch_kind
from folkmoot.notifications.models import Digest, Notification
from folkmoot.notifications.queries.preferences import Choice
from folkmoot.notifications.tasks import start_due_digests as by_clock
from tests.make import make_account, make_comment, make_story
from tests.race import errors, race

MORNING = datetime(2026, 5, 4, 4, 30, tzinfo=UTC)


@pytest.fixture
def clock():
    """A clock that a test sets."""
    with time_machine.travel(MORNING, tick=False) as traveller:
        yield traveller


@pytest.fixture
def reader(db, clock):
    account = make_account("Ada Reader")
    Account.objects.filter(pk=account.pk).update(time_zone="Europe/Berlin")
    account.refresh_from_db()
    choose(account, "reply", Choice("daily"))
    return account


def answer(reader, story, name=""):
    own = make_comment(story, author=reader)
    reply = make_comment(parent=own, author=make_account(name) if name else None)
    tell_of_comment(reply.pk)
    return reply


def test_one_mail_at_the_hour_of_the_reader_by_story(reader, clock, mailoutbox):
    bridge, ferry = make_story(title="The bridge"), make_story(title="The <ferry>")
    for name, story in (("Ann A", bridge), ("Ben B", ferry), ("Cem C", bridge)):
        answer(reader, story, name)
    by_clock()
    assert mailoutbox == []
    clock.move_to(MORNING + timedelta(hours=2))
    by_clock()
    by_clock()
    clock.move_to(MORNING + timedelta(days=3))
    by_clock()
    [mail] = mailoutbox
    assert mail.subject == "3 new things in the discussions"
    lines = [line for line in mail.body.splitlines() if line]
    titles = [line for line in lines if line in {"The bridge", "The <ferry>"}]
    assert titles == ["The <ferry>", "The bridge"]
    assert [line[2:7] for line in lines if line.startswith("- ")] == ["Ben B", "Ann A", "Cem C"]
    assert "&" not in mail.body
    assert "<h2><bdi>The &lt;ferry&gt;</bdi></h2>" in mail.alternatives[0][0]
    assert mail.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert Notification.objects.filter(mailed_at=None).count() == 0
    assert Digest.objects.get().sent_at is not None


def test_what_was_hidden_switched_off_or_muted_meanwhile_is_not_mailed(reader, clock, mailoutbox):
    story = make_story()
    hidden, muted, shown = (answer(reader, story, name) for name in ("Ann A", "Ben B", "Cem C"))
    change_state(hidden, "removed", rule="C5")
    mute(reader, muted.author)
    clock.move_to(MORNING + timedelta(hours=2))
    start_due_digests()
    [mail] = mailoutbox
    assert shown.author.display_name in mail.body
    assert hidden.author.display_name not in mail.body
    assert muted.author.display_name not in mail.body
    answer(reader, story)
    switch_kind(reader, "reply", is_mailed=False)
    clock.move_to(MORNING + timedelta(days=2))
    start_due_digests()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    "change", [{"is_active": False}, {"closing_since": MORNING}], ids=["erased", "closing"]
)
def test_nothing_goes_to_an_account_about_to_end(reader, clock, mailoutbox, change):
    answer(reader, make_story())
    Account.objects.filter(pk=reader.pk).update(**change)
    clock.move_to(MORNING + timedelta(hours=2))
    start_due_digests()
    assert mailoutbox == []


def test_a_server_that_refuses_gets_it_again_and_a_killed_worker_does_not(
    reader, clock, mailoutbox, monkeypatch, settings
):
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    answer(reader, make_story())
    Notification.objects.update(mail_due_at=MORNING)
    start_due_digests()
    digest = Digest.objects.get()
    send = EmailMessage.send

    def refuse(error):
        monkeypatch.setattr(EmailMessage, "send", lambda *_: (_ for _ in ()).throw(error))

    refuse(SMTPServerDisconnected("later"))
    with pytest.raises(SMTPServerDisconnected):
        send_digest(digest.pk)
    digest.refresh_from_db()
    assert digest.handed_at is None
    monkeypatch.setattr(EmailMessage, "send", send)
    Digest.objects.update(handed_at=MORNING)
    send_digest(digest.pk)
    assert mailoutbox == []
    Digest.objects.update(handed_at=None)
    send_digest(digest.pk)
    send_digest(digest.pk)
    assert len(mailoutbox) == 1


def test_an_address_that_is_gone_for_good_is_not_tried_again(reader, clock, monkeypatch):
    answer(reader, make_story())
    refusal = SMTPRecipientsRefused({reader.email: (550, b"no such mailbox")})
    monkeypatch.setattr(EmailMessage, "send", lambda *_: (_ for _ in ()).throw(refusal))
    clock.move_to(MORNING + timedelta(hours=2))
    start_due_digests()
    assert Digest.objects.get().sent_at is not None
    refusal.recipients = {reader.email: (450, b"later")}
    answer(reader, make_story())
    clock.move_to(MORNING + timedelta(days=2))
    with pytest.raises(SMTPRecipientsRefused):
        start_due_digests()


@pytest.mark.slow  # several connections
@pytest.mark.django_db(transaction=True)
def test_workers_at_once_send_one_mail(mailoutbox, settings):
    reader = make_account()
    choose(reader, "reply", Choice("daily"))
    for _ in range(3):
        answer(reader, make_story())
    Notification.objects.update(mail_due_at=MORNING)
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    gathered = race(4, lambda _: start_due_digests())
    assert not errors(gathered)
    digest = Digest.objects.get()
    assert digest.notifications.count() == 3
    sent = race(4, lambda _: send_digest(digest.pk))
    assert not errors(sent)
    assert len(mailoutbox) == 1
