"""Words to the desk: kept once, told to the authors, answered once (B16)."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core import mail

from folkmoot.accounts.roles import Role
from folkmoot.core import clock
from folkmoot.core.errors import FolkmootError, NotAllowed
from folkmoot.discussion.actions.stories import StoryPage, register_story
from folkmoot.discussion.actions.tickets import answer_ticket, write_ticket
from folkmoot.discussion.letter_errors import TicketAnswered, TicketIncomplete
from folkmoot.discussion.models import Ticket
from folkmoot.discussion.queries.tickets import tickets_for_desk, tickets_of
from folkmoot.discussion.tickets import Message
from folkmoot.notifications.models import Notification
from folkmoot.privacy.actions.retention import end_due
from tests.make import make_account, make_publication, make_story
from tests.race import errors, race, results

TEXT = "The bridge was opened in 1911, not in 1921."
MESSAGE = Message("correction", TEXT, "a-key-of-its-own")


@pytest.fixture
def story(db):
    story = make_story(make_publication())
    page = StoryPage(story.key, story.address, story.title, authors=("Clara Voss", "Somebody"))
    return register_story("main", edition_key="home", page=page)


@pytest.fixture
def editor(db):
    return make_account("Ed Itor", role=Role.EDITOR)


def kinds(account):
    rows = Notification.objects.filter(account=account).order_by("pk")
    return list(rows.values_list("kind", flat=True))


@pytest.mark.django_db
def test_it_is_kept_once_and_the_author_is_told(story):
    author = make_account("Clara Voss", role=Role.MODERATOR)
    namesake, reader = make_account("Somebody"), make_account()
    first = write_ticket(reader, story, MESSAGE)
    assert write_ticket(reader, story, MESSAGE) == first
    assert kinds(author) == ["ticket-received"]
    assert kinds(namesake) == []
    with pytest.raises(TicketIncomplete):
        write_ticket(make_account(), story, MESSAGE)
    assert Ticket.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("message", "missing"),
    [
        (Message("praise", TEXT, "k" * 9), ["kind"]),
        (Message("tip", "hm", "k" * 9), ["text"]),
        (Message("tip", "\x00" * 20, "k" * 9), ["text"]),
        (Message("tip", TEXT, ""), ["key"]),
        (Message("tip", TEXT, "k" * 9, email="no address"), ["email"]),
    ],
)
def test_what_is_missing_is_named(story, message, missing):
    with pytest.raises(TicketIncomplete) as refused:
        write_ticket(AnonymousUser(), story, message)
    assert set(missing) <= set(refused.value.facts["missing"])


@pytest.mark.django_db
def test_who_may_not_write_yet_is_told_why(story):
    with pytest.raises(FolkmootError) as refused:
        write_ticket(make_account(confirmed=False), story, MESSAGE)
    assert refused.value.code == "email-unconfirmed"


@pytest.mark.django_db
def test_the_answer_is_given_once_and_read_by_its_reader(story, editor):
    reader, other = make_account(), make_account()
    ticket = write_ticket(reader, story, MESSAGE)
    with pytest.raises(NotAllowed):
        answer_ticket(other, ticket.public_id, words="No.")
    with pytest.raises(TicketIncomplete):
        answer_ticket(editor, ticket.public_id, words="  ")
    answer_ticket(editor, ticket.public_id, words="You are right.", is_corrected=True)
    with pytest.raises(TicketAnswered):
        answer_ticket(editor, ticket.public_id, words="Again.")
    [view] = tickets_of(reader).tickets
    assert (view.answer, view.answered_by, view.is_corrected) == ("You are right.", "Ed Itor", True)
    assert tickets_of(other).tickets == ()
    assert kinds(reader) == ["ticket-answered"]
    assert tickets_for_desk(editor).tickets == ()
    assert len(tickets_for_desk(editor, is_open=False).tickets) == 1


@pytest.mark.django_db
def test_only_a_correction_corrects(story, editor):
    ticket = write_ticket(make_account(), story, Message("question", TEXT, "k" * 9))
    assert not answer_ticket(editor, ticket.public_id, words="Yes.", is_corrected=True).is_corrected


@pytest.mark.django_db
def test_a_stranger_reads_it_in_a_mail(story, editor):
    message = Message("tip", TEXT, "k" * 9, email="Tip@Mail.example")
    ticket = write_ticket(AnonymousUser(), story, message)
    assert mail.outbox == []
    answer_ticket(editor, ticket.public_id, words="Thank you, we look into it.")
    assert mail.outbox[0].to == ["tip@mail.example"]
    assert "Thank you, we look into it." in mail.outbox[0].body
    assert "1911" not in mail.outbox[0].body


@pytest.mark.django_db
def test_it_ends_with_its_term(story, editor, monkeypatch):
    ticket = write_ticket(make_account(), story, MESSAGE)
    answer_ticket(editor, ticket.public_id, words="You are right.")
    assert end_due()["end_old_tickets"] == 0
    later = clock.now() + timedelta(days=366)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)
    assert end_due()["end_old_tickets"] == 1


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_are_one(story, editor):
    ticket = write_ticket(make_account(), story, MESSAGE)
    other = make_account("Pat Publisher", role=Role.PUBLISHER)
    people = (editor, other)
    runners = race(2, lambda n: answer_ticket(people[n], ticket.public_id, words=f"Answer {n}."))
    assert len(results(runners)) == 1
    assert isinstance(errors(runners)[0], TicketAnswered)


@pytest.mark.django_db(transaction=True)
def test_sent_twice_at_once_is_one(story):
    reader = make_account()
    runners = race(3, lambda _: write_ticket(reader, story, MESSAGE).pk)
    assert len(set(results(runners))) == 1, errors(runners)
