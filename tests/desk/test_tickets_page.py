"""What readers tell the newsroom, and what reports look like on the desk (B6, B16)."""

import pytest

from folkmoot.accounts.roles import Role
from folkmoot.discussion.actions.tickets import answer_ticket, write_ticket
from folkmoot.discussion.models import Ticket
from folkmoot.discussion.tickets import Message
from folkmoot.moderation.actions.reports import file_report
from folkmoot.moderation.models import Case
from folkmoot.moderation.reporting import Reported
from tests.make import make_account, make_comment
from tests.moderation.make import open_case_of, staff

pytestmark = pytest.mark.django_db
CORRECTION = Message("correction", "It was opened in 1911, <b>not</b> in 1921.", "k" * 32)


@pytest.fixture
def editor(db):
    return staff("Ed Itor", Role.EDITOR)


def test_a_ticket_is_answered_once(at, editor, member, story):
    ticket = write_ticket(member, story, CORRECTION)
    client = at(editor)
    assert "It was opened in 1911" in client.get("/desk/tickets/").content.decode()
    address = f"/desk/tickets/{ticket.public_id}/"
    page = client.get(address).content.decode()
    assert "&lt;b&gt;not&lt;/b&gt;" in page
    assert client.post(address, {"words": ""}).status_code == 400
    sent = {"words": "You are right.", "is_corrected": "on"}
    assert client.post(address, sent).status_code == 302
    assert Ticket.objects.get().is_corrected
    assert "Nothing waits" in client.get("/desk/tickets/").content.decode()
    assert "corrected" in client.get("/desk/tickets/?state=answered").content.decode()
    answer = at(member).get("/my/messages/").content.decode()
    assert "You are right." in answer
    assert "The story was corrected" in answer


def test_who_comes_second_keeps_the_words(at, editor, member, story):
    ticket = write_ticket(member, story, CORRECTION)
    answer_ticket(editor, ticket.public_id, words="You are right.")
    other = at(staff("Pat Publisher", Role.PUBLISHER))
    answer = other.post(f"/desk/tickets/{ticket.public_id}/", {"words": "My own words."})
    assert answer.status_code == 409
    assert "My own words." in answer.content.decode()
    assert other.get("/desk/tickets/nothing/").status_code == 404


def test_reports_stand_before_the_text_and_name_nobody(at, moderator, story):
    comment = make_comment(story)
    reporter = make_account("Rita Reporter")
    file_report(reporter, comment, reported=Reported("C5", "<i>It</i> insults her."))
    client = at(moderator)
    case = open_case_of(comment)
    page = client.get(f"/desk/cases/{case.public_id}/").content.decode()
    assert page.index("1 report") < page.index("fm-evidence__text")
    assert "&lt;i&gt;It&lt;/i&gt; insults her." in page
    assert "Rita" not in page
    assert 'value="dismiss"' in page
    assert 'value="publish"' not in page
    answer = {"ruling": "dismiss", "change": case.change}
    assert client.post(f"/desk/cases/{case.public_id}/decide/", answer).status_code == 302
    assert not Case.objects.filter(closed_at=None).exists()
