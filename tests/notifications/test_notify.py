"""Telling once, in the inbox and by mail, and never with a secret or a stranger's words."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail as django_mail
from django.db import transaction

from folkmoot.accounts.models import Account, MailedLink
from folkmoot.core.after_commit import find_task
from folkmoot.core.ids import new_id
from folkmoot.notifications.actions.inbox import mark_all_read, mark_read
from folkmoot.notifications.actions.mailing import send_mail_of
from folkmoot.notifications.actions.notify import notify
from folkmoot.notifications.actions.preferences import choose, switch_kind
from folkmoot.notifications.errors import KindIsFixed, KindUnknown, NotificationUnknown
from folkmoot.notifications.kinds import KINDS
from folkmoot.notifications.models import Notification
from folkmoot.notifications.queries import inbox as inbox_query
from folkmoot.notifications.queries.inbox import inbox, unread_count
from folkmoot.notifications.queries.preferences import Choice
from tests.make import make_account

FACTS = {
    "comment": "01hq0000000000000000000001",
    "story": "Bridge & “river” <b>",
    "name": "Ann <i>O'Neil</i>",
    "statement": "01hq0000000000000000000002",
    "decision": "01hq0000000000000000000003",
    "title": "Your comment was removed",
    "sections": [{"heading": "Why", "paragraphs": ["C5: because & so."]}],
    "words": "Please <stay> civil & kind.",
    "rule": "C5",
    "rule_title": "No insults",
    "appeal": "01hq0000000000000000000004",
    "subject": "About it",
    "hours": 72,
    "outcome": "won",
    "what": "warn",
    "ticket": "01hq0000000000000000000005",
    "report": "01hq0000000000000000000006",
}


@pytest.fixture
def account(db):
    return make_account("Ada Reader")


@pytest.fixture(autouse=True)
def everything_stands(monkeypatch):
    """The comments of these facts are in no row: whether they may be seen is tested elsewhere."""
    monkeypatch.setattr("folkmoot.notifications.standing._questions", [])


def at_once(account, kind):
    choose(account, kind, Choice("at-once"))


def reply(account, cause="a-comment"):
    return notify(account, "reply", cause=cause, facts=FACTS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_its_texts(account, mailoutbox, kind):
    if KINDS[kind].may_switch_off:
        at_once(account, kind)
    notify(account, kind, cause="x", facts=FACTS)
    [item] = inbox(account).items
    assert item.title
    assert item.text
    assert item.address.startswith("/")
    assert "{" not in item.address
    [sent] = mailoutbox
    assert sent.to == [account.email]
    assert sent.subject == item.title
    assert f"Hello {account.display_name}," in sent.body
    assert item.address in sent.body
    assert "&amp;" not in sent.body + sent.subject
    assert "{{" not in sent.body
    assert ("/appeal/" in sent.body) == KINDS[kind].carries_appeal
    may_end = KINDS[kind].may_switch_off
    assert ("switch these mails off" in sent.body) == may_end
    assert ("List-Unsubscribe" in sent.message()) == may_end
    [(html, form)] = sent.alternatives
    assert form == "text/html"
    assert "<i>O" not in html
    assert f'href="http://testserver{item.address}"' in html.replace("localhost:8000", "testserver")


def test_unknown_kind_tells_nobody(account):
    with pytest.raises(KindUnknown):
        notify(account, "shout", cause="x", facts={})
    assert not Notification.objects.exists()


def test_told_once_for_a_cause(account, mailoutbox):
    first, again = reply(account), reply(account)
    assert first == again
    reply(account, "another-comment")
    reply(make_account())
    assert len(mailoutbox) == 3
    assert unread_count(account) == 2


def test_rolled_back_with_its_cause(account, mailoutbox):
    with transaction.atomic():
        reply(account)
        transaction.set_rollback(True)
    assert not Notification.objects.exists()
    assert mailoutbox == []


@pytest.mark.django_db(transaction=True)
def test_mail_is_a_row_of_the_same_transaction(account, settings):
    from django_q.models import OrmQ

    settings.FOLKMOOT_TASKS_AT_ONCE = False
    with transaction.atomic():
        reply(account)
        assert OrmQ.objects.count() == 1
        transaction.set_rollback(True)
    assert OrmQ.objects.count() == 0
    reply(account)
    assert OrmQ.objects.count() == 1
    assert Notification.objects.count() == 1


def test_sent_once_however_often_the_task_runs(account, mailoutbox):
    row = reply(account)
    send_mail_of(row.pk)
    send_mail_of(row.pk)
    send_mail_of(999_999)
    assert len(mailoutbox) == 1
    row.refresh_from_db()
    assert row.mailed_at is not None


def test_mail_server_that_refuses_leaves_the_mail_for_later(account, monkeypatch, settings):
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    row = reply(account)
    send = django_mail.EmailMessage.send

    def refuse(*_):
        raise SMTPServerDisconnected("later")

    monkeypatch.setattr(django_mail.EmailMessage, "send", refuse)
    with pytest.raises(SMTPServerDisconnected):
        send_mail_of(row.pk)
    row.refresh_from_db()
    assert row.mailed_at is None
    monkeypatch.setattr(django_mail.EmailMessage, "send", send)
    send_mail_of(row.pk)
    assert len(django_mail.outbox) == 1


def test_mail_is_tried_for_three_days():
    task = find_task("notifications.mail_notification")
    waits = [task.wait * 2**attempt for attempt in range(task.attempts - 1)]
    assert sum(waits, timedelta()) > timedelta(days=2.5)


def test_erased_accounts_get_no_mail(account, mailoutbox, settings):
    settings.FOLKMOOT_TASKS_AT_ONCE = False
    row = reply(account)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    send_mail_of(row.pk)
    assert mailoutbox == []


def test_nothing_in_a_subject_can_add_a_header(account, mailoutbox):
    facts = FACTS | {"name": "Ann\r\nBcc: all@mail.example", "title": "A\nB" + "x" * 500}
    notify(account, "reply", cause="1", facts=facts)
    notify(account, "blocked", cause="2", facts=facts)
    for sent in mailoutbox:
        assert "\n" not in sent.subject
        assert len(sent.subject) <= 150
        assert sent.message()["Bcc"] is None
        assert sent.recipients() == [account.email]


def test_appeal_secret_is_in_the_mail_and_in_no_row(account, mailoutbox):
    row = notify(account, "blocked", cause="x", facts=FACTS)
    secret = mailoutbox[0].body.split("/appeal/")[1].split("/")[0]
    assert len(secret) >= 32
    assert secret not in str(row.facts)
    link = MailedLink.objects.get()
    assert link.secret_hash != secret
    assert (link.purpose, link.subject) == ("appeal", FACTS["decision"])


def test_mail_is_in_the_language_of_the_account(account, mailoutbox):
    from django.utils.translation import get_language

    Account.objects.filter(pk=account.pk).update(language="de")
    account.refresh_from_db()
    before = get_language()
    reply(account)
    assert get_language() == before
    assert len(mailoutbox) == 1


def test_inbox_newest_first_page_by_page(account, monkeypatch):
    monkeypatch.setattr(inbox_query, "PAGE", 2)
    rows = [reply(account, f"cause-{number}") for number in range(5)]
    seen, after = [], None
    while True:
        page = inbox(account, after=after)
        seen += [item.public_id for item in page.items]
        after = page.next_cursor
        if after is None:
            break
    assert seen == [row.public_id for row in reversed(rows)]
    assert inbox(make_account()).items == ()


def test_reading(account):
    first, other = reply(account, "1"), reply(account, "2")
    mark_read(account, first.public_id)
    mark_read(account, first.public_id)
    assert unread_count(account) == 1
    assert [item.is_read for item in inbox(account).items] == [False, True]
    stranger = make_account()
    for public_id in (other.public_id, new_id(), "\x00"):
        with pytest.raises(NotificationUnknown):
            mark_read(stranger, public_id)
    mark_all_read(stranger)
    assert unread_count(account) == 1
    mark_all_read(account)
    assert unread_count(account) == 0


def test_mails_switched_off_are_in_the_inbox_all_the_same(account, mailoutbox):
    switch_kind(account, "reply", is_mailed=False)
    reply(account, "1")
    assert mailoutbox == []
    assert unread_count(account) == 1
    switch_kind(account, "reply", is_mailed=True)
    reply(account, "2")
    assert len(mailoutbox) == 1


def test_decisions_cannot_be_switched_off(account):
    for kind in ("blocked", "comment-removed", "appeal-answered"):
        with pytest.raises(KindIsFixed):
            switch_kind(account, kind, is_mailed=False)
    with pytest.raises(KindUnknown):
        switch_kind(account, "shout", is_mailed=False)
