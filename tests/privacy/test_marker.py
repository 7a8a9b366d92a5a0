"""A mark put into every personal field is found nowhere after the erasure (A6)."""

from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress, EmailConfirmation
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.mail import get_connection
from django_q.models import Task
from wagtail.models import ModelLogEntry

from folkmoot.accounts.actions.closures import request_closure
from folkmoot.accounts.actions.sign_on_keys import SiteFacts, add_site
from folkmoot.accounts.models import Account
from folkmoot.core.after_commit import start
from folkmoot.core.limits import check_limit
from folkmoot.discussion.actions.drafts import keep_draft
from folkmoot.discussion.actions.reactions import react
from folkmoot.moderation.actions.appeals import file_appeal
from folkmoot.moderation.models import Decision
from folkmoot.notifications.actions.preferences import switch_kind
from folkmoot.privacy.actions.erasure import erase_account, erase_due_accounts
from folkmoot.privacy.actions.export import ask_archive
from tests.make import make_account, make_comment, make_story
from tests.moderation.make import LETTER, decided, edit, held, measured, review_by_marks, submit
from tests.privacy.conftest import AT
from tests.privacy.days import pass_days
from tests.privacy.marks import MARK, mark_everything, places_with

NAME = f"{MARK.title()} Person"
PARTNER = SiteFacts(
    name="Partner",
    issuer="https://partner.example",
    origins=("https://partner.example",),
    publication="main",
)


@pytest.fixture
def outbox(settings: Any, tmp_path: Path) -> None:
    """Mails go into a folder, as those of the demo do."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "outbox")
    get_connection()


@pytest.fixture
def member(db: None, outbox: None, moderator: Account, monkeypatch: pytest.MonkeyPatch) -> Account:
    """Somebody who did everything that a member can do, and was told everything."""
    monkeypatch.setattr("folkmoot.moderation.judging.review", review_by_marks)
    story, other = make_story(), make_account("Bob Writer")
    account = make_account(NAME)
    account.email = f"{MARK}@mail.example"
    account.save()
    EmailAddress.objects.filter(user=account).update(email=account.email)
    comment = submit(account, story, f"I am {NAME}, and the bridge was promised. {MARK}.").comment
    assert comment is not None
    edit(account, comment, f"I am {NAME}, and the bridge was promised long ago. {MARK}.")
    quote = f"> and the bridge was promised long ago. {MARK}.\n\nNo, @{NAME}."
    make_comment(author=other, parent=comment, text=quote)
    removal = decided(moderator, held(other, story))
    assert removal
    make_comment(author=account, parent=make_comment(story, author=other), text=f"So says {MARK}.")
    file_appeal(account, decided(moderator, held(account, story)).public_id, letter=LETTER)
    react(account, make_comment(story, author=other))
    keep_draft(account, story, text=MARK)
    switch_kind(account, "reply", is_mailed=False)
    add_site(None, PARTNER)
    return account


def leave_traces(account: Account, client: Any) -> None:
    """Sessions, queued and failed work, limits, the CMS's log, an archive with its file."""
    client.force_login(account)
    session = client.session
    session["typed"] = MARK
    session.save()
    Task.objects.create(
        id="1", name="failed", func="x", args=("accounts.mail_check", 1, account.email),
        result=f"could not write to {account.email}", started=AT, stopped=AT, success=False,
    )  # fmt: skip
    check_limit("mail", account.email, rate="5/h")
    cache.get("anything")
    address = EmailAddress.objects.get(user=account)
    EmailConfirmation.objects.create(email_address=address, key=MARK, sent=AT)
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(Account), object_id=str(account.pk),
        label=NAME, action="wagtail.edit", data={"title": NAME}, timestamp=AT,
    )  # fmt: skip
    ask_archive(account)


@pytest.mark.slow  # it does everything that a member can do
def test_the_mark_is_found_nowhere(
    member: Account, client: Any, settings: Any, caplog: Any, capfd: Any
) -> None:
    """Database with its search index, packed columns, caches, outbox, files and logs."""
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        leave_traces(member, client)
        closure = request_closure(member, comments="erased")
        marked = mark_everything(member)
        assert all(marked.values()), marked
        settings.FOLKMOOT_TASKS_AT_ONCE = False
        start("accounts.mail_notice", member.public_id, "password_changed")
        start("accounts.mail_check", member.email, "en", "/")
        old_id, old_email = member.public_id, member.email
        before = {place.split(":")[0] for place in places_with(MARK)}
        assert {"sessions", "queue", "failed tasks", "discussion_revision"} <= before
        assert any(place.endswith(".log") for place in before), before
        pass_days(clock, 30)
        assert erase_due_accounts() == 1
        closure.refresh_from_db()
        erase_account(closure.public_id)
    assert not places_with(MARK, old_id, old_email)
    assert MARK not in caplog.text
    out, err = capfd.readouterr()
    assert MARK not in out + err


@pytest.mark.slow  # as above
def test_what_others_own_is_whole(member: Account, moderator: Account) -> None:
    """Decisions stay, under the pseudonym; answers of others stand, with a stub for the name."""
    decisions = Decision.objects.filter(account=member).count()
    with time_machine.travel(AT, tick=False) as clock:
        erase_due_accounts()
        closure = request_closure(member, comments="erased")
        pass_days(clock, 30)
        erase_due_accounts()
    assert decisions
    assert Decision.objects.filter(account=member).count() == decisions
    assert not Decision.objects.filter(account__public_id=member.public_id).exists()
    assert closure
    assert measured(moderator, make_account(), make_story(), "block")
